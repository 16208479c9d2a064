package dev.plumbline.web.ui;

import static dev.plumbline.web.ui.Mending.connect;
import static dev.plumbline.web.ui.Mending.fields;
import static dev.plumbline.web.ui.Mending.form;
import static dev.plumbline.web.ui.Mending.page;
import static dev.plumbline.web.ui.Mending.post;
import static dev.plumbline.web.ui.Mending.save;
import static dev.plumbline.web.ui.Mending.undo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.fixes.LookNow;
import dev.plumbline.practice.Faults;
import dev.plumbline.practice.SmallOrg;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.Violations;
import dev.plumbline.web.Browserless;
import dev.plumbline.web.English;
import dev.plumbline.web.fakes.RealFlow;
import dev.plumbline.web.fakes.SmallOrgServed;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mending what no field mends: the task that is planned, the person who is named. */
@QuarkusTest
@Tag("own-process")
@TestProfile(RealFlow.class)
class AddingTest {

    private static final Browserless CLEO = new Browserless("cleo");
    private static final Browserless OTTO = new Browserless("otto");
    private static final Browserless LENA = new Browserless("lena");
    private static final Browserless ANN = new Browserless("ann");

    @Inject
    Violations violations;

    @Inject
    Jdbi jdbi;

    @Inject
    LookNow look;

    private final SmallOrg small = SmallOrgServed.small;

    @BeforeEach
    void begin() {
        SmallOrgServed.server.faults().clear();
        await("the gaps").atMost(Duration.ofMinutes(2)).until(() -> open(SmallOrgServed.deal(36))
                .isPresent());
        connect(CLEO, "cleo@small.example");
        // What was made is looked for since it was sent, by a clock that is not far off.
        Instant now = Clock.systemUTC().instant();
        if (small.clock.instant().isBefore(now)) {
            small.clock.set(now);
        }
    }

    @AfterEach
    void end() {
        SmallOrgServed.server.faults().clear();
    }

    @Test
    void plansATaskAsThePersonAndTakesItBack() {
        RecordId deal = SmallOrgServed.deal(30);
        String card = page(CLEO, deal);
        assertThat(card)
                .contains("New: <bdi>Task</bdi>", "name=\"f.Planned.Subject\"", "value=\"2027-03-01\"")
                .doesNotContain("Leave it empty to add nothing.");
        String saved = save(CLEO, deal, fields(card, "f.Planned.Subject", "Call about the offer"))
                .asString();
        assertThat(saved).contains("Fixed. The gap is closed.", "Undo");
        RecordId task = tasks(deal).get(0);
        assertThat(small.value(task, "Subject")).isEqualTo("Call about the offer");
        assertThat(small.value(task, "ActivityDate")).isEqualTo("2027-03-01");
        assertThat(small.value(task, "CreatedById")).isEqualTo(SmallOrgServed.CLEO.value());
        assertThat(small.value(task, "OwnerId")).isEqualTo(SmallOrgServed.CLEO.value());
        assertThat(open(deal)).isEmpty();
        assertThat(audited("record-added", deal)).isEqualTo(1);

        assertThat(undo(CLEO, deal)).contains("Taken back");
        assertThat(tasks(deal)).isEmpty();
        assertThat(open(deal)).isPresent();
        assertThat(undo(CLEO, deal)).contains("nothing to take back");
    }

    @Test
    void logsACallThatWasMade() {
        RecordId lead = SmallOrgServed.LEAD;
        await("its gap").atMost(Duration.ofMinutes(1)).until(() -> open(lead).isPresent());
        String card = page(CLEO, lead);
        assertThat(card).contains("name=\"f.Calls.Status\" value=\"Completed\" checked");
        assertThat(save(
                                CLEO,
                                lead,
                                fields(
                                        card,
                                        "f.Calls.Subject",
                                        "Called, wants an offer",
                                        "f.Calls.Status",
                                        "Completed"))
                        .asString())
                .contains("Fixed.");
        RecordId call = small.org.children("Task", "WhoId", lead).get(0);
        assertThat(small.value(call, "Subject")).isEqualTo("Called, wants an offer");
        assertThat(small.value(call, "IsClosed")).isEqualTo("true");
        assertThat(undo(CLEO, lead)).contains("Taken back");
        assertThat(open(lead)).isPresent();
    }

    @Test
    void takesNothingBackThatSomebodyHasWorkedOnSince() {
        RecordId deal = SmallOrgServed.deal(31);
        Map<String, String> form = form(CLEO, deal);
        form.put("f.Planned.Subject", "Send the quote");
        assertThat(save(CLEO, deal, form).asString()).contains("Fixed.");
        RecordId task = tasks(deal).get(0);
        small.clock.forward(Duration.ofSeconds(2));
        small.org.update(SmallOrg.ANN, task, Map.of("Subject", FieldValue.of("Send the other quote")));
        assertThat(undo(CLEO, deal)).doesNotContain("Taken back");
        assertThat(tasks(deal)).containsExactly(task);
    }

    @Test
    void addsOnceHoweverOftenTheFormIsSent() {
        RecordId deal = SmallOrgServed.deal(32);
        Map<String, String> form = form(CLEO, deal);
        form.put("f.Planned.Subject", "Meet the buyer");
        SmallOrgServed.server.faults().arm(Faults.Fault.once(Faults.Kind.SLOW).on("create"));
        List<CompletableFuture<String>> clicks = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            clicks.add(
                    CompletableFuture.supplyAsync(() -> save(CLEO, deal, form).asString()));
        }
        clicks.forEach(click -> assertThat(click.join()).contains("Fixed. The gap is closed."));
        assertThat(save(CLEO, deal, form).asString()).contains("Fixed. The gap is closed.");
        assertThat(tasks(deal)).hasSize(1);
    }

    @Test
    void findsWhatWasAddedWhenTheAnswerIsLost() {
        RecordId deal = SmallOrgServed.deal(33);
        Map<String, String> form = form(CLEO, deal);
        form.put("f.Planned.Subject", "Sent into the dark");
        SmallOrgServed.server
                .faults()
                .arm(Faults.Fault.once(Faults.Kind.DROP_AFTER).on("create"));
        assertThat(save(CLEO, deal, form).asString()).contains("Fixed. The gap is closed.");
        assertThat(tasks(deal)).hasSize(1);
        assertThat(undo(CLEO, deal)).contains("Taken back");
        Map<String, String> lost = form(CLEO, deal);
        lost.put("f.Planned.Subject", "Never arrived");
        SmallOrgServed.server
                .faults()
                .arm(Faults.Fault.once(Faults.Kind.DROP_BEFORE).on("create"));
        assertThat(save(CLEO, deal, lost).asString()).contains("Plumbline looks up by itself what became of it");
        assertThat(tasks(deal)).isEmpty();
        assertThat(save(CLEO, deal, fields(page(CLEO, deal))).asString())
                .contains("Plumbline looks up by itself what became of it");
        // Once it is certain that it never arrived, the form is as it was typed.
        jdbi.useHandle(handle -> handle.execute(
                "UPDATE fix_save SET at = at - interval '4 minutes' WHERE record = ? AND state = 'sending'",
                deal.value()));
        look.run();
        assertThat(audited("record-not-added", deal)).isEqualTo(1);
        assertThat(page(CLEO, deal)).contains("value=\"Never arrived\"");
        assertThat(save(CLEO, deal, fields(page(CLEO, deal))).asString()).contains("Fixed.");
        assertThat(tasks(deal)).hasSize(1);
    }

    @Test
    void asksForAllOfIt() {
        RecordId deal = SmallOrgServed.deal(34);
        Map<String, String> form = form(CLEO, deal);
        assertThat(save(CLEO, deal, form).asString()).contains("Nothing was changed");
        form = form(CLEO, deal);
        form.put("f.Planned.Subject", "tbd");
        form.put("f.Planned.ActivityDate", "soon");
        String told = save(CLEO, deal, form).asString();
        assertThat(told)
                .contains(
                        "A deal with nothing planned is a deal nobody works on.", "This is no date", "value=\"soon\"");
        form = fields(told, "f.Planned.Subject", "Call", "f.Planned.ActivityDate", "");
        assertThat(save(CLEO, deal, form).asString()).contains("aria-invalid=\"true\"", "value=\"Call\"");
        form = fields(told, "f.Planned.Subject", "x".repeat(300), "f.Planned.ActivityDate", "2027-03-01");
        assertThat(save(CLEO, deal, form).asString()).contains("At most 255 characters.");
        assertThat(tasks(deal)).isEmpty();
        assertThat(open(deal)).isPresent();
    }

    @Test
    void savesFieldsAndAddsInOneFormAndSaysWhatWasNotTaken() {
        RecordId deal = SmallOrgServed.deal(35);
        String card = page(CLEO, deal);
        assertThat(card)
                .contains(
                        "New: <bdi>Task</bdi>",
                        "New: <bdi>Opportunity Contact Role</bdi>",
                        "Leave it empty to add nothing.");
        String found = save(CLEO, deal, fields(card, "q.People.ContactId", "cara", "search", "People.ContactId"))
                .asString();
        assertThat(found).contains(">Cara Cole</option>");
        Map<String, String> form = fields(found);
        form.put("f.Description", "They buy next year");
        form.put("f.Planned.Subject", "Call Cara");
        form.put("f.People.ContactId", SmallOrg.ACME.value());
        form.put("f.People.Role", "Decision Maker");
        String partly = save(CLEO, deal, form).asString();
        assertThat(partly)
                .contains("Salesforce took a part of it.", "value=\"Decision Maker\"", "Undo")
                .doesNotContain("Call Cara");
        assertThat(small.value(deal, "Description")).isEqualTo("They buy next year");
        assertThat(tasks(deal)).hasSize(1);
        // A second click on the same form hears the same, and is offered no more than is left.
        assertThat(save(CLEO, deal, form).asString())
                .contains("Salesforce took a part of it.", "value=\"Decision Maker\"")
                .doesNotContain("Call Cara");
        Map<String, String> rest = fields(partly);
        rest.put("f.People.ContactId", SmallOrg.CARA.value());
        rest.put("f.People.Role", "Decision Maker");
        assertThat(save(CLEO, deal, rest).asString()).contains("Fixed.");
        assertThat(tasks(deal)).hasSize(1);
        assertThat(open(deal)).isEmpty();
        assertThat(undo(CLEO, deal)).contains("Taken back", "names nobody");
    }

    @Test
    void addsNothingToARecordWhoseSaveWasRefused() {
        RecordId deal = SmallOrgServed.deal(36);
        Map<String, String> form = form(CLEO, deal);
        form.put("f.Description", "Locked in between");
        form.put("f.Planned.Subject", "Call");
        small.org.setup().locks().lock(deal);
        String told = save(CLEO, deal, form).asString();
        small.org.setup().locks().unlock(deal);
        assertThat(told).contains("The record is locked", "Locked in between", "value=\"Call\"");
        assertThat(tasks(deal)).isEmpty();
        String path = "/api/v1/violations/" + open(deal).orElseThrow().id() + "/fix";
        assertThat(CLEO.asks().get(path).jsonPath().getList("fields.name", String.class))
                .contains("Description", "Planned.Subject", "People.Role");
        Response added = CLEO.asks()
                .header("Origin", "http://localhost:" + RestAssured.port)
                .contentType("application/json")
                .body("{\"fields\": {\"Planned.Subject\": \"By the API\"}}")
                .post(path);
        assertThat(added.jsonPath().getString("outcome")).as(added.asString()).isEqualTo("saved");
        assertThat(small.value(tasks(deal).get(0), "ActivityDate")).isEqualTo("2027-03-01");
    }

    @Test
    void givesWhatSomebodyElseAddsToWhoAnswersForTheRecord() {
        connect(LENA, "lena@small.example");
        RecordId deal = SmallOrgServed.deal(34);
        String saved = save(LENA, deal, fields(page(LENA, deal), "f.Planned.Subject", "Visit them together"))
                .asString();
        assertThat(saved).contains("Fixed.");
        RecordId task = tasks(deal).get(0);
        assertThat(small.value(task, "OwnerId")).isEqualTo(SmallOrgServed.CLEO.value());
        assertThat(small.value(task, "CreatedById")).isEqualTo(SmallOrgServed.LENA.value());
        assertThat(undo(LENA, deal)).contains("Taken back");
    }

    @Test
    void saysWhatThePersonMayNotAdd() {
        connect(OTTO, "otto@small.example");
        RecordId deal = SmallOrgServed.deal(38);
        String card = page(OTTO, deal);
        assertThat(card).contains("You cannot add this in Salesforce.").doesNotContain("name=\"f.Planned");
        Map<String, String> forged =
                fields(card, "f.Planned.Subject", "Around the form", "f.Planned.ActivityDate", "2027-03-09");
        assertThat(save(OTTO, deal, forged).asString()).contains("Nothing was changed");
        assertThat(tasks(deal)).isEmpty();
    }

    @Test
    void mendsNothingForWhoCannotSeeIt() {
        RecordId deal = SmallOrgServed.deal(36);
        Map<String, String> form = new LinkedHashMap<>(Map.of("key", "k9", "f.Planned.Subject", "x"));
        form.put("csrf-token", Mending.token(ANN));
        assertThat(post(ANN, "/my-work/records/" + deal, form).statusCode()).isEqualTo(404);
    }

    @Test
    void speaksNoEnglishToWhoReadsGerman() {
        Response card =
                CLEO.asks().cookie("plumbline-language", "de").get("/my-work/records/" + SmallOrgServed.deal(34));
        assertThat(card.asString()).contains("Neu: <bdi>Task</bdi>");
        assertThat(English.in(card.asString())).isEmpty();
    }

    private List<RecordId> tasks(RecordId deal) {
        return small.org.children("Task", "WhatId", deal);
    }

    private Optional<Violation> open(RecordId record) {
        return Mending.open(violations, record);
    }

    private int audited(String what, RecordId record) {
        return Mending.audited(jdbi, what, record);
    }
}
