package dev.plumbline.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.TestDatabase;
import dev.plumbline.crm.RecordId;
import dev.plumbline.escalation.Standings;
import dev.plumbline.escalation.TestLedger;
import dev.plumbline.escalation.TestRules;
import dev.plumbline.notifications.Channel;
import dev.plumbline.notifications.EnglishWords;
import dev.plumbline.notifications.OutboxRelay;
import dev.plumbline.notifications.TestOutbox;
import dev.plumbline.notifications.TestPeople;
import dev.plumbline.notifications.salesforce.OwnTasks;
import dev.plumbline.notifications.salesforce.TaskParts;
import dev.plumbline.people.Person;
import dev.plumbline.practice.PracticeServer;
import dev.plumbline.practice.SmallOrg;
import dev.plumbline.practice.Wsc;
import dev.plumbline.practice.store.Row;
import dev.plumbline.rules.Severity;
import dev.plumbline.salesforce.TestSalesforce;
import dev.plumbline.violations.ViolationEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a nudge to a Task on a list in Salesforce and its closing: real outbox, real wire, practice org. Monday 2 March 2026, 09:00 UTC. */
class TasksTest {

    private final SmallOrg small = new SmallOrg();
    private final PracticeServer server = Wsc.serve(small);
    private final Jdbi jdbi = TestDatabase.fresh();
    private final TestPeople people = new TestPeople();
    private final TestLedger ledger = new TestLedger(small.clock);
    private final OwnTasks own = TaskParts.own(jdbi, small.clock);
    private final TestRules rules = new TestRules();
    private final TaskDesk desk = new TaskDesk(jdbi, small.clock, people, ledger, own, () -> rules);
    private final Channel channel =
            TaskParts.channel(TestSalesforce.connect(server.url(), Wsc.CLIENT_ID, Wsc.SECRET, small.clock), own);
    private final OutboxRelay relay = TestOutbox.relay(jdbi, small.clock, people, channel, desk.composers);

    TasksTest() {
        for (RecordId id : List.of(SmallOrg.ANN, SmallOrg.BEN)) {
            people.put(new Person(
                    id,
                    "Rep " + id,
                    id + "@small.example",
                    Optional.of("x@small.example"),
                    true,
                    ZoneOffset.UTC,
                    Locale.UK,
                    Optional.empty(),
                    ""));
        }
    }

    @AfterEach
    void stop() {
        relay.close();
        server.close();
    }

    @Test
    void putsATaskOnTheListOfWhoeverWantsThem() {
        ViolationEvent gap = ledger.open("next-step", SmallOrg.DEAL, "Big deal", SmallOrg.ANN)
                .missing("NextStep")
                .message("Big deal needs a next step.")
                .severity(Severity.NEVER_TOLERATED)
                .event();
        told(gap);
        told(gap);
        assertThat(tasks()).hasSize(1);
        Row task = tasks().get(0);
        assertThat(task.text("Subject")).isEqualTo("Fix: Next Step – Big deal");
        assertThat(task.text("WhatId")).isEqualTo(SmallOrg.DEAL.value());
        assertThat(task.text("OwnerId")).isEqualTo(SmallOrg.ANN.value());
        assertThat(task.text("Priority")).isEqualTo("High");
        assertThat(task.text("ActivityDate")).as("the next working day").isEqualTo("2026-03-03");
        assertThat(task.text("Description"))
                .contains("Big deal needs a next step.")
                .contains("closes by itself")
                .contains(
                        "https://plumbline.example.com/gaps/" + gap.violation().id());
    }

    @Test
    void writesItInTheLanguageOfWhoseListItIsOn() {
        people.put(new Person(
                SmallOrg.ANN,
                "Jan Groß",
                "jan@small.example",
                Optional.of("x@small.example"),
                true,
                ZoneOffset.UTC,
                Locale.GERMANY,
                Optional.empty(),
                ""));
        rules.with("next-step", "Offene Geschäfte gehen weiter", "Die Runde am Montag plant damit.", "Montagsrunde");
        ViolationEvent gap = ledger.open("next-step", SmallOrg.DEAL, "Großes Geschäft", SmallOrg.ANN)
                .missing("NextStep")
                .message("Der nächste Schritt fehlt.")
                .generation(2)
                .event();
        told(gap);
        Row task = tasks().get(0);
        assertThat(task.text("Subject")).isEqualTo("Beheben: Next Step – Großes Geschäft");
        assertThat(task.text("Description"))
                .isEqualTo(
                        """
                        Der nächste Schritt fehlt.

                        Warum: Die Runde am Montag plant damit.
                        Auszufüllen: Next Step

                        Diese Aufgabe schließt sich selbst, wenn die Lücke geschlossen ist; die Aufgabe allein zu schließen \
                        schließt die Lücke nicht und zählt nicht als Aktivität.
                        Einzelheiten, Aufschub oder Einspruch: https://plumbline.example.com/gaps/1

                        Plumbline, Lücke 1, bisher 2-mal geöffnet""");
        assertThat(EnglishWords.in(String.valueOf(task.text("Description")), TaskWords.class))
                .isEmpty();
    }

    @Test
    void isDueOnTheDayOfTheNextStep() {
        desk.standing = new Standings.Standing(
                List.of(),
                Optional.of(new Standings.Step("Dana", Instant.parse("2026-03-09T09:00:00Z"))),
                Optional.empty());
        told(gap(SmallOrg.ANN));
        assertThat(tasks().get(0).text("ActivityDate")).isEqualTo("2026-03-09");
    }

    @Test
    void makesNoneForWhoeverDoesNotWantThem() {
        desk.wanted = false;
        told(gap(SmallOrg.ANN));
        assertThat(tasks()).isEmpty();
        assertThat(TestOutbox.states(jdbi)).isEmpty();
    }

    @Test
    void makesNoneOfAGapThatEndedBeforeItsTurn() {
        ViolationEvent gap = gap(SmallOrg.ANN);
        jdbi.useTransaction(
                handle -> desk.tasks.told(handle, List.of(gap.violation().id()), SmallOrg.ANN));
        ViolationEvent ended = ledger.fix(gap.violation().id());
        jdbi.useTransaction(handle -> desk.tasks.on(handle, List.of(ended)));
        relay.drain();
        assertThat(tasks()).isEmpty();
        assertThat(TestOutbox.states(jdbi).values()).allMatch(state -> state.startsWith("fell-away"));
    }

    @Test
    void closesTheTaskWhenTheGapEndsAndMakesAnotherForTheNextGeneration() {
        ViolationEvent gap = gap(SmallOrg.ANN);
        told(gap);
        ViolationEvent ended = ledger.fix(gap.violation().id());
        happens(ended);
        happens(ended);
        assertThat(tasks()).extracting(task -> task.text("Status")).containsExactly("Completed");
        told(gap(SmallOrg.ANN));
        assertThat(tasks())
                .extracting(task -> task.text("Status"))
                .containsExactlyInAnyOrder("Completed", "Not Started");
    }

    @Test
    void closesTheTaskOfWhoeverDoesNotAnswerForItAnyMore() {
        ViolationEvent gap = gap(SmallOrg.ANN);
        told(gap);
        ViolationEvent moved = ledger.give(gap.violation().id(), SmallOrg.BEN);
        happens(moved);
        told(moved);
        assertThat(tasks())
                .extracting(task -> task.text("OwnerId") + " " + task.text("Status"))
                .containsExactlyInAnyOrder(SmallOrg.ANN + " Completed", SmallOrg.BEN + " Not Started");
    }

    @Test
    void putsTheTaskOnTheListOfWhoeverTypesForTheOwner() {
        ViolationEvent gap = gap(SmallOrg.ANN);
        jdbi.useTransaction(
                handle -> desk.tasks.told(handle, List.of(gap.violation().id()), SmallOrg.BEN));
        relay.drain();
        assertThat(tasks()).isEmpty();
        desk.delegate = people.person(SmallOrg.BEN);
        jdbi.useTransaction(
                handle -> desk.tasks.told(handle, List.of(gap.violation().id()), SmallOrg.BEN));
        relay.drain();
        assertThat(tasks()).extracting(task -> task.text("OwnerId")).containsExactly(SmallOrg.BEN.value());
        happens(ledger.fix(gap.violation().id()));
        assertThat(tasks()).extracting(task -> task.text("Status")).containsExactly("Completed");
    }

    private ViolationEvent gap(RecordId owner) {
        return ledger.open("next-step", SmallOrg.DEAL, "Big deal", owner)
                .missing("NextStep")
                .event();
    }

    private void told(ViolationEvent gap) {
        RecordId person = gap.violation().accountable().orElseThrow();
        jdbi.useTransaction(
                handle -> desk.tasks.told(handle, List.of(gap.violation().id()), person));
        relay.drain();
    }

    private void happens(ViolationEvent event) {
        jdbi.useTransaction(handle -> desk.tasks.on(handle, List.of(event)));
        relay.drain();
    }

    private List<Row> tasks() {
        return small.org.store().reading(() -> small.org.store().standard("Task").rows().stream()
                .filter(row -> row.text("CallObject").startsWith("plumbline:"))
                .toList());
    }
}
