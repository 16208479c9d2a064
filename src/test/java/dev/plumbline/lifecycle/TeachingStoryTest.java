package dev.plumbline.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.SettableClock;
import dev.plumbline.TestDatabase;
import dev.plumbline.escalation.Climbs;
import dev.plumbline.escalation.Teaching;
import dev.plumbline.escalation.TestRules;
import dev.plumbline.notifications.Card;
import dev.plumbline.notifications.EnglishWords;
import dev.plumbline.notifications.Envelope;
import dev.plumbline.notifications.MailWords;
import dev.plumbline.notifications.Message;
import dev.plumbline.notifications.OutboxRelay;
import dev.plumbline.notifications.RecordingChannel;
import dev.plumbline.notifications.TestOutbox;
import dev.plumbline.notifications.TestPeople;
import dev.plumbline.people.Person;
import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.RuleState;
import dev.plumbline.rules.Severity;
import dev.plumbline.speech.Saying;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Taught before blamed: who is told what is expected of them, and from when it counts. */
class TeachingStoryTest {

    private static final RuleId NEXT_STEP = new RuleId("next-step");
    private static final LivingRules RULE = LivingRules.live("next-step");

    private final SettableClock clock = SettableClock.at("2026-03-02T10:00:00Z"); // a Monday
    private final Jdbi jdbi = TestDatabase.fresh();
    private final TestPeople people = new TestPeople();
    private final Person dana = people.add(2, "Dana Ortiz", "Europe/London", Optional.empty());
    private final Person ann = people.add(1, "Ann Lee", "Europe/London", Optional.of(2));
    private final RecordingChannel channel = new RecordingChannel();
    private TestRules rules = new TestRules().with(RULE.rule());
    private Lives lives = lives(Map.of());
    private OutboxRelay relay = TestOutbox.relay(jdbi, clock, people, channel, lives.composers);

    private Lives lives(Map<String, String> settings) {
        return new Lives(
                () -> rules,
                jdbi,
                clock,
                people,
                Climbs.of(clock, people),
                settings,
                (handle, rule) -> Set.of(ann.id()));
    }

    @AfterEach
    void close() {
        relay.close();
    }

    private void inForce(LivingRules... all) {
        rules = new TestRules();
        for (LivingRules one : all) {
            rules.with(one.rule());
        }
        jdbi.useTransaction(lives.guard::firstCheckCompleted);
    }

    private List<Envelope> tick() {
        lives.tick();
        relay.drain();
        return channel.take();
    }

    private void at(String instant) {
        clock.set(Instant.parse(instant));
    }

    private Teaching.Taught taught(Handle handle, Person person) {
        return Objects.requireNonNull(
                lives.teaching.of(handle, List.of(person.id())).get(person.id()));
    }

    private Optional<Instant> since(Person person) {
        return jdbi.withHandle(h -> taught(h, person).since(NEXT_STEP));
    }

    private Optional<Instant> since(Person person, String opened) {
        return jdbi.withHandle(h -> taught(h, person).since(NEXT_STEP, Instant.parse(opened)));
    }

    @Test
    void tellsOfAllNewRulesOnceAndCountsFromTheEndOfTheGrace() {
        inForce(RULE, LivingRules.live("amount").severity(Severity.NEVER_TOLERATED));
        assertThat(since(ann)).isEmpty();
        List<Envelope> mails = tick();
        assertThat(mails).singleElement().satisfies(mail -> {
            assertThat(mail.recipient()).isEqualTo(ann);
            assertThat(mail.message().subject()).isEqualTo("What is expected of you: 2 rules");
            assertThat(mail.message().text())
                    .contains("The rule amount")
                    .contains("Why: Monday's review plans with it.")
                    .contains("https://intranet.example/next-step")
                    .contains("3 working days, or until you say Got it")
                    .contains("https://plumbline.example.com/people/" + ann.id() + "/rules");
            assertThat(mail.message().text().indexOf("The rule amount"))
                    .isLessThan(mail.message().text().indexOf("The rule next-step"));
            assertThat(mail.message().html()).contains("Got it").contains("The rule next-step");
            assertThat(mail.message().card().orElseThrow().items()).hasSize(2);
        });
        assertThat(tick()).isEmpty();
        assertThat(since(ann)).isEmpty();
        at("2026-03-05T09:59:00Z");
        assertThat(since(ann)).isEmpty();
        at("2026-03-05T10:00:00Z");
        assertThat(since(ann)).contains(Instant.parse("2026-03-05T10:00:00Z"));
        assertThat(since(dana)).isEmpty();
    }

    @Test
    void teachesInTheLanguageOfWhoeverIsToldOfIt() {
        people.add(1, "Jan Groß", "Europe/Berlin", Optional.of(2), Locale.GERMANY);
        inForce(RULE.from(LocalDate.of(2026, 4, 1)), LivingRules.live("amount").severity(Severity.NEVER_TOLERATED));
        Message mail = tick().get(0).message();
        assertThat(mail.subject()).isEqualTo("Was von Ihnen erwartet wird: 2 Regeln");
        assertThat(mail.text())
                .isEqualTo(
                        """
                        Guten Tag Jan Groß.

                        Was von Ihnen erwartet wird: 2 Regeln.
                        Niemand hält Ihnen etwas vor, bevor Sie Zeit hatten, dies zu lesen: 3 Arbeitstage oder bis Sie „Verstanden“ sagen.

                        * The rule amount
                          Warum: Monday's review plans with it.
                          Die Daten nutzt: Monday review
                          Das wird nie geduldet: Sie erfahren es zuerst, und bleibt es so, bald danach Ihre Führungskraft.
                          So geht es gut: https://intranet.example/amount
                          https://plumbline.example.com/rules/amount

                        * The rule next-step
                          Warum: Monday's review plans with it.
                          Die Daten nutzt: Monday review
                          Sie zählt ab 01.04.2026; bis dahin werden Datensätze nur angesehen.
                          Erfüllt ein Datensatz sie nicht, erfahren Sie es zuerst; bleibt es so, erfährt später Ihre Führungskraft davon.
                          So geht es gut: https://intranet.example/next-step
                          https://plumbline.example.com/rules/next-step

                        Verstanden: https://plumbline.example.com/go/acknowledge
                        Alles davon, jederzeit: https://plumbline.example.com/people/005000000000001AAA/rules

                        --
                        Sie bekommen dies, bevor Ihnen etwas vorgehalten wird, höchstens einmal am Tag, weil diese Regeln von Datensätzen sprechen, die Ihnen gehören.
                        Ist eine Regel für Sie falsch? Sagen Sie es auf ihrer Seite.
                        Wann und wie Sie informiert werden: https://plumbline.example.com/people/005000000000001AAA/settings#messages
                        """);
        assertThat(mail.html())
                .contains("<html lang=\"de\">", ">Verstanden</a>")
                .doesNotContain("{say", "NOT_FOUND");
        assertThat(mail.card().orElseThrow().items().get(0).buttons())
                .extracting(Card.Button::label)
                .containsExactly("Verstanden");
        assertThat(EnglishWords.in(mail, TaughtWords.class, LessonWords.class, MailWords.class))
                .isEmpty();
    }

    @Test
    void asksInTheLanguageOfWhoeverIsAsked() {
        Person jan = people.add(1, "Jan Groß", "Europe/Berlin", Optional.of(2), Locale.GERMANY);
        inForce(RULE.in(RuleState.CONSULT).asking(jan.username()));
        Message mail = tick().get(0).message();
        assertThat(mail.subject()).isEqualTo("Was sagen Sie zu dieser Regel? The rule next-step");
        assertThat(mail.text())
                .startsWith(
                        """
                        Guten Tag Jan Groß.

                        Was sagen Sie zu dieser Regel? The rule next-step
                        Sie gilt noch nicht. Sagen Sie, was daran falsch ist, oder stimmen Sie zu.
                        """)
                .contains(
                        "Sagen, was Sie davon halten: https://plumbline.example.com/rules/next-step",
                        "Sie bekommen dies einmal für jede Fassung der Regel,"
                                + " weil ihre Datei Sie unter denen nennt, die gefragt werden.");
        assertThat(mail.html())
                .contains("Bevor sie gilt, werden Sie gefragt.", "bis dahin wird niemand an ihr gemessen.");
        assertThat(mail.card().orElseThrow().footer())
                .isEqualTo("Sie werden gefragt, weil die Datei der Regel Sie nennt.");
        assertThat(EnglishWords.in(mail, ConsultWords.class, LessonWords.class, MailWords.class))
                .isEmpty();
    }

    @Test
    void countsFromGotItWhenThatComesFirst() {
        inForce(RULE);
        tick();
        at("2026-03-03T11:00:00Z");
        int first = jdbi.inTransaction(h -> lives.acknowledgements.acknowledge(h, ann.id(), Set.of(NEXT_STEP)));
        int again = jdbi.inTransaction(
                h -> lives.acknowledgements.acknowledge(h, ann.id(), Set.of(NEXT_STEP, new RuleId("none"))));
        assertThat(first).isEqualTo(1);
        assertThat(again).isZero();
        assertThat(since(ann)).contains(Instant.parse("2026-03-03T11:00:00Z"));
        at("2026-03-09T11:00:00Z");
        assertThat(since(ann)).contains(Instant.parse("2026-03-03T11:00:00Z"));
        assertThat(lives.expectations.of(ann.id())).singleElement().satisfies(e -> assertThat(e.acknowledged())
                .isPresent());
    }

    @Test
    void waitsForTheWorkingDayAndSaysNothingThatFellAway() {
        at("2026-03-06T20:00:00Z"); // a Friday evening
        inForce(RULE);
        assertThat(tick()).isEmpty();
        assertThat(since(ann)).isEmpty();
        at("2026-03-09T09:00:00Z");
        inForce(RULE.in(RuleState.RETIRED));
        assertThat(tick()).isEmpty();
        assertThat(since(ann)).isEmpty();
    }

    @Test
    void teachesAgainWhatCameToMeanSomethingElseAndLetsWhatWasOpenGoOn() {
        inForce(RULE);
        tick();
        at("2026-03-05T10:00:00Z");
        assertThat(since(ann)).isPresent();
        at("2026-03-10T10:00:00Z");
        inForce(RULE.message("Only other words."));
        assertThat(tick()).isEmpty();
        assertThat(since(ann)).isPresent();
        inForce(RULE.violated("ISBLANK(Amount)"));
        assertThat(tick()).singleElement().satisfies(mail -> {
            assertThat(mail.message().subject()).isEqualTo("What is expected of you: 1 rule changed");
            assertThat(mail.message().text()).contains("Changed: it means something else than before.");
        });
        assertThat(since(ann)).isEmpty();
        assertThat(since(ann, "2026-03-04T09:00:00Z")).contains(Instant.parse("2026-03-05T10:00:00Z"));
        assertThat(since(ann, "2026-03-10T10:00:00Z")).isEmpty();
        at("2026-03-13T10:00:00Z");
        assertThat(since(ann, "2026-03-10T10:00:00Z")).contains(Instant.parse("2026-03-13T10:00:00Z"));
    }

    @Test
    void announcesTheDayFromWhichARuleCounts() {
        inForce(RULE.from(LocalDate.of(2026, 4, 1)));
        assertThat(tick()).singleElement().satisfies(mail -> assertThat(
                        mail.message().text())
                .contains("It counts from 1 Apr 2026; until then records are only looked at."));
    }

    @Test
    void teachesNothingOfAHeldRule() {
        lives = lives(Map.of("plumbline.guard.most-notices", "0", "plumbline.guard.share-of-people", "0"));
        jdbi.useTransaction(h -> Findings.broken(h, clock, RULE.rule(), ann.id(), true, 1, 2));
        inForce(RULE);
        assertThat(tick()).isEmpty();
        assertThat(jdbi.withHandle(h -> h.createQuery("SELECT count(*) FROM rule_notice")
                                .mapTo(Long.class)
                                .one())
                        .longValue())
                .isZero();
    }

    @Test
    void aNewcomerIsToldAtOnceAndNothingWaitsLongerThanTheMail() {
        at("2026-03-07T23:00:00Z"); // a Saturday night
        lives = lives(Map.of("plumbline.teaching.grace", "0", "plumbline.teaching.notices", "at-once"));
        relay.close();
        relay = TestOutbox.relay(jdbi, clock, people, channel, lives.composers);
        inForce(RULE);
        assertThat(tick()).hasSize(1);
        assertThat(since(ann)).contains(clock.instant());
    }

    @Test
    void showsEverythingToSomebodyOfWhomNothingIsKnownYet() {
        inForce(RULE, LivingRules.live("amount"), LivingRules.live("later").in(RuleState.PILOT));
        assertThat(lives.expectations.of(dana.id()))
                .extracting(e -> e.rule().id().value())
                .containsExactlyInAnyOrder("next-step", "amount");
    }

    @Test
    void asksEachNamedPersonOnceForEachText() {
        LivingRules ask = RULE.in(RuleState.CONSULT).asking(ann.username(), dana.username(), "gone@company.test");
        inForce(ask);
        List<Envelope> mails = tick();
        assertThat(mails).extracting(m -> m.recipient().name()).containsExactlyInAnyOrder("Ann Lee", "Dana Ortiz");
        assertThat(mails.get(0).message().subject()).startsWith("What do you say to this rule? The rule next-step");
        assertThat(mails.get(0).message().text()).contains("https://plumbline.example.com/rules/next-step");
        assertThat(tick()).isEmpty();
        assertThat(say(ask, ann, "Fine by me.", true)).isEmpty();
        inForce(ask.message("Other words."));
        assertThat(tick()).hasSize(2);
        Consulted said = jdbi.withHandle(
                h -> lives.consultation.of(h, ask.message("Other words.").rule()));
        assertThat(said.missing()).hasSize(3);
        assertThat(said.comments()).singleElement().satisfies(c -> assertThat(c.current())
                .isFalse());
        assertThat(jdbi.withHandle(h -> lives.consultation.of(h, ask.rule())).missing())
                .extracting(Consulted.Asked::username)
                .containsExactly(dana.username(), "gone@company.test");
    }

    private Optional<Saying> say(LivingRules rule, Person person, String text, boolean sign) {
        return jdbi.inTransaction(h -> lives.consultation.say(h, rule.rule(), person, text, sign));
    }
}
