package dev.plumbline.web.ui;

import static dev.plumbline.web.ui.Mending.back;
import static dev.plumbline.web.ui.Mending.connect;
import static dev.plumbline.web.ui.Mending.fields;
import static dev.plumbline.web.ui.Mending.form;
import static dev.plumbline.web.ui.Mending.leave;
import static dev.plumbline.web.ui.Mending.page;
import static dev.plumbline.web.ui.Mending.post;
import static dev.plumbline.web.ui.Mending.save;
import static dev.plumbline.web.ui.Mending.text;
import static dev.plumbline.web.ui.Mending.token;
import static dev.plumbline.web.ui.Mending.undo;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.Faults;
import dev.plumbline.practice.SmallOrg;
import dev.plumbline.practice.Wsc;
import dev.plumbline.secrets.Vault;
import dev.plumbline.violations.Recheck;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.Violations;
import dev.plumbline.web.Browserless;
import dev.plumbline.web.English;
import dev.plumbline.web.fakes.RealFlow;
import dev.plumbline.web.fakes.SmallOrgServed;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mending records in place: the application as it is, a real database, and an org behind a real wire. */
@QuarkusTest
@Tag("own-process")
@TestProfile(RealFlow.class)
class FixingTest {

    private static final Browserless ANN = new Browserless("ann");
    private static final Browserless BEN = new Browserless("ben");
    private static final Browserless CLEO = new Browserless("cleo");
    private static final Browserless LENA = new Browserless("lena");

    @Inject
    Violations violations;

    @Inject
    Jdbi jdbi;

    @Inject
    Vault vault;

    @Inject
    Recheck recheck;

    private final SmallOrg small = SmallOrgServed.small;

    /** An answer that does not come is a failure, and not a pause. */
    @BeforeAll
    static void bePatientForHalfAMinute() {
        RestAssured.config = RestAssured.config()
                .httpClient(HttpClientConfig.httpClientConfig()
                        .setParam("http.socket.timeout", 30_000)
                        .setParam("http.connection.timeout", 10_000));
    }

    @BeforeEach
    void begin() {
        SmallOrgServed.server.faults().clear();
        await("the gaps").atMost(Duration.ofMinutes(2)).until(() -> violations.openCount(Scope.EVERYONE) > 0);
        connect(ANN, "ann@small.example");
    }

    @AfterEach
    void end() {
        SmallOrgServed.server.faults().clear();
    }

    @Test
    void savesAsThePersonAndEndsTheGapInTheSameAnswer() {
        RecordId deal = fresh(1);
        Map<String, String> form = form(ANN, deal);
        form.put("f.NextStep", "Send the offer on Tuesday");
        String saved = save(ANN, deal, form).asString();
        assertThat(saved).contains("Fixed. The gap is closed.", "Undo");
        assertThat(small.value(deal, "NextStep")).isEqualTo("Send the offer on Tuesday");
        assertThat(small.value(deal, "LastModifiedById")).isEqualTo(SmallOrg.ANN.value());
        assertThat(open(deal)).isEmpty();
        assertThat(audited("record-saved", deal)).isPositive();

        assertThat(undo(ANN, deal)).contains("Taken back", "Deal number 1");
        assertThat(small.value(deal, "NextStep")).isEmpty();
        assertThat(open(deal)).isPresent();
        assertThat(undo(ANN, deal)).contains("nothing to take back");
    }

    @Test
    void speaksNoEnglishToWhoReadsGerman() {
        RecordId deal = fresh(9);
        Map<String, String> form = form(ANN, deal);
        form.put("f.NextStep", "tbd");
        Map<String, Response> seen = new LinkedHashMap<>();
        seen.put("my work", german().get("/my-work"));
        seen.put("a card", german().get("/my-work/records/" + deal));
        seen.put("a table", german().get("/my-work/table/Opportunity"));
        seen.put("connections", german().get("/connect"));
        String token = ANN.asks().get("/rules").getCookie("plumbline-csrf");
        seen.put(
                "what is wrong",
                german().cookie("plumbline-csrf", token)
                        .formParam("csrf-token", token)
                        .formParams(form)
                        .post("/my-work/records/" + deal));
        seen.forEach((what, answer) -> {
            assertThat(answer.statusCode()).as(what).isNotEqualTo(404);
            assertThat(English.in(answer.asString())).as(what).isEmpty();
        });
        assertThat(seen.get("what is wrong").asString()).contains("Das füllt das Feld und sagt nichts.");
    }

    private static RequestSpecification german() {
        return ANN.asks().cookie("plumbline-language", "de");
    }

    @Test
    void savesOnceHoweverOftenTheFormIsSent() {
        RecordId deal = fresh(2);
        int before = audited("record-saved", deal);
        Map<String, String> form = form(ANN, deal);
        form.put("f.NextStep", "Call the buyer");
        SmallOrgServed.server.faults().arm(Faults.Fault.once(Faults.Kind.SLOW).on("update"));
        List<CompletableFuture<String>> clicks = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            clicks.add(CompletableFuture.supplyAsync(() -> save(ANN, deal, form).asString()));
        }
        clicks.forEach(click -> assertThat(click.join()).contains("Fixed. The gap is closed."));
        assertThat(save(ANN, deal, form).asString()).contains("Fixed. The gap is closed.");
        assertThat(audited("record-saved", deal)).isEqualTo(before + 1);
    }

    @Test
    void tellsOfAChangeInBetweenAndLetsChoose() {
        RecordId deal = fresh(3);
        Map<String, String> form = form(ANN, deal);
        small.clock.forward(Duration.ofSeconds(5));
        small.org.update(SmallOrg.BEN, deal, Map.of("NextStep", FieldValue.of("Ben was here <b>first</b>")));
        form.put("f.NextStep", "Ann was here");
        String told = save(ANN, deal, form).asString();
        assertThat(told)
                .contains("Somebody changed the same field meanwhile")
                .contains("Ben was here &lt;b&gt;first&lt;/b&gt;")
                .contains("value=\"Ann was here\"");
        assertThat(small.value(deal, "NextStep")).startsWith("Ben was here");
        String saved =
                save(ANN, deal, fields(told, "f.NextStep", "Ann was here")).asString();
        assertThat(saved).contains("Fixed.");
        assertThat(small.value(deal, "NextStep")).isEqualTo("Ann was here");
    }

    @Test
    void keepsWhatWasTypedWhileSalesforceIsDown() {
        RecordId deal = fresh(4);
        Map<String, String> form = form(ANN, deal);
        form.put("f.NextStep", "Typed while it was down");
        SmallOrgServed.server.faults().arm(new Faults.Fault(Faults.Kind.MAINTENANCE_PAGE, Faults.ANY, 20, 0, "503"));
        String told = save(ANN, deal, form).asString();
        assertThat(told).contains("Nothing was saved; what you typed is kept").contains("Typed while it was down");
        SmallOrgServed.server.faults().clear();
        String again = page(ANN, deal);
        assertThat(again).contains("value=\"Typed while it was down\"", "not saved yet");
        assertThat(save(ANN, deal, fields(again, "f.NextStep", "Typed while it was down"))
                        .asString())
                .contains("Fixed.");
        assertThat(page(ANN, deal, 404)).doesNotContain("Typed while it was down");
    }

    @Test
    void looksUpASaveThatGotNoAnswerAndSendsItNoSecondTime() {
        RecordId deal = fresh(5);
        Map<String, String> form = form(ANN, deal);
        form.put("f.NextStep", "Sent into the dark");
        SmallOrgServed.server
                .faults()
                .arm(Faults.Fault.once(Faults.Kind.DROP_AFTER).on("update"));
        assertThat(save(ANN, deal, form).asString()).contains("Fixed.");
        RecordId other = fresh(6);
        Map<String, String> lost = form(ANN, other);
        lost.put("f.NextStep", "Never arrived");
        SmallOrgServed.server
                .faults()
                .arm(Faults.Fault.once(Faults.Kind.DROP_BEFORE).on("update"));
        assertThat(save(ANN, other, lost).asString())
                .contains("nothing was saved. Save again.", "value=\"Never arrived\"");
        assertThat(small.value(other, "NextStep")).isEmpty();
    }

    @Test
    void saysWhatSalesforceSaysNextToItsField() {
        RecordId deal = SmallOrg.LATE_DEAL;
        Map<String, String> form = form(ANN, deal);
        form.put("f.StageName", "Closed Lost");
        form.put("f.NextStep", "Call");
        String told = save(ANN, deal, form).asString();
        assertThat(told)
                .contains("Salesforce did not take it")
                .contains("Say why the deal was lost before you close it.");
        form = fields(told, "f.NextStep", "Call", "f.StageName", "No such stage");
        assertThat(save(ANN, deal, form).asString()).contains("not among the choices any more");
        form = fields(told, "f.NextStep", "TBD", "f.StageName", "Proposal/Price Quote");
        assertThat(save(ANN, deal, form).asString()).contains("says nothing. Monday&#39;s review plans with it.");
        form = fields(told, "f.NextStep", "x".repeat(100_000), "f.StageName", "Proposal/Price Quote");
        assertThat(save(ANN, deal, form).asString()).contains("At most 255 characters.");
        form = fields(told, "f.NextStep", "a\0b", "f.StageName", "Proposal/Price Quote");
        assertThat(save(ANN, deal, form).asString()).contains("U+0000");
        form = fields(told, "f.Amount", "1.2.3", "f.CloseDate", "soon", "f.NextStep", "Call");
        assertThat(save(ANN, deal, form).asString()).contains("no number that can be read", "This is no date");
    }

    @Test
    void keepsHostileTextAsTextAllTheWay() {
        RecordId deal = fresh(7);
        String hostile = "<script>alert(1)</script> \u202Egnp.exe 😀 'OR 1=1-- {gap.id}";
        Map<String, String> form = form(ANN, deal);
        form.put("f.NextStep", hostile);
        assertThat(save(ANN, deal, form).asString()).contains("Fixed.");
        assertThat(small.value(deal, "NextStep")).isEqualTo(hostile);
        assertThat(undo(ANN, deal)).contains("Taken back");
        Map<String, String> again = form(ANN, deal);
        small.org.update(SmallOrg.BEN, deal, Map.of("NextStep", FieldValue.of("<img src=x onerror=alert(2)>")));
        again.put("f.NextStep", hostile);
        assertThat(save(ANN, deal, again).asString())
                .contains("&lt;img src=x onerror=alert(2)&gt;", "&lt;script&gt;alert(1)")
                .doesNotContain("<img src=x", "<script>alert");
    }

    @Test
    void asksToConnectAgainWhenTheGrantWasWithdrawn() {
        RecordId deal = fresh(9);
        Map<String, String> form = form(ANN, deal);
        form.put("f.NextStep", "Withdrawn in between");
        withdraw();
        String told = save(ANN, deal, form).asString();
        assertThat(told).contains("What you typed is kept", "Connect to Salesforce", "Withdrawn in between");
        assertThat(text(ANN, "/my-work")).contains("Salesforce no longer accepts your connection");
        connect(ANN, "ann@small.example");
        String again = page(ANN, deal);
        assertThat(again).contains("value=\"Withdrawn in between\"");
        assertThat(save(ANN, deal, fields(again, "f.NextStep", "Withdrawn in between"))
                        .asString())
                .contains("Fixed.");
    }

    @Test
    void neverTakesAGrantOfSomebodyElse() {
        String callback = leave(BEN, "ann@small.example");
        Response back = back(BEN, callback);
        assertThat(back.statusCode()).isEqualTo(409);
        assertThat(back.asString()).contains("You signed in to Salesforce as Ann Archer");
        assertThat(text(BEN, "/connect")).contains("You are not connected");
        // Nor does somebody else's browser finish what this one began.
        String other = leave(BEN, "ben@small.example");
        assertThat(ANN.asks().cookie("plumbline-connect", "guess").get(other).statusCode())
                .isEqualTo(409);
    }

    @Test
    void keepsNoGrantInTheClear() {
        List<String> sealed = jdbi.withHandle(handle -> handle.createQuery("SELECT sealed FROM fix_grant")
                .mapTo(String.class)
                .list());
        assertThat(sealed).isNotEmpty().allMatch(text -> text.matches("[0-9a-f]{8}:[\\w-]+:[\\w-]+"));
    }

    @Test
    void mendsNothingForWhoCannotSeeIt() {
        RecordId deal = fresh(1);
        assertThat(page(BEN, deal, 404)).doesNotContain("Deal number 1");
        Map<String, String> form = new LinkedHashMap<>(Map.of("key", "k1", "f.NextStep", "x"));
        form.put("csrf-token", token(BEN));
        assertThat(save(BEN, deal, form).statusCode()).isEqualTo(404);
        assertThat(small.value(deal, "NextStep")).isEmpty();
    }

    @Test
    void keepsWhatWasTypedAfterTheSessionEnded() {
        RecordId deal = fresh(2);
        Map<String, String> form = form(ANN, deal);
        form.put("f.NextStep", "Typed too late");
        Response answer = given().redirects()
                .follow(false)
                .cookie("plumbline-csrf", form.get("csrf-token"))
                .formParams(form)
                .post("/my-work/records/" + deal);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.getHeader("Location")).endsWith("/my-work/records/" + deal);
        assertThat(BEN.asks()
                        .cookie("plumbline-typed", answer.getCookie("plumbline-typed"))
                        .get("/my-work/records/" + deal)
                        .statusCode())
                .isEqualTo(404);
        String back = ANN.asks()
                .cookie("plumbline-typed", answer.getCookie("plumbline-typed"))
                .get("/my-work/records/" + deal)
                .asString();
        assertThat(back).contains("value=\"Typed too late\"");
        assertThat(save(ANN, deal, fields(back, "f.NextStep", "Typed too late")).asString())
                .contains("Fixed.");
    }

    @Test
    void savesATableRecordByRecord() {
        RecordId one = fresh(3);
        RecordId two = fresh(4);
        Response page = ANN.asks().get("/my-work/table/Opportunity");
        assertThat(page.statusCode()).isEqualTo(200);
        Map<String, String> form = fields(page.asString());
        form.put(one + ":f.NextStep", "First of two");
        form.put(two + ":f.NextStep", "tbd");
        String saved = post(ANN, "/my-work/table/Opportunity", form).asString();
        assertThat(saved).contains("saved.", "Deal number 4", "says nothing");
        assertThat(small.value(one, "NextStep")).isEqualTo("First of two");
        assertThat(small.value(two, "NextStep")).isEmpty();
    }

    @Test
    void keepsATableThatWasTypedAfterTheSessionEnded() {
        RecordId one = fresh(6);
        RecordId two = fresh(7);
        Map<String, String> form =
                fields(ANN.asks().get("/my-work/table/Opportunity").asString());
        form.put(one + ":f.NextStep", "First, too late");
        form.put(two + ":f.NextStep", "Second, too late");
        Response answer = given().redirects()
                .follow(false)
                .cookie("plumbline-csrf", form.get("csrf-token"))
                .formParams(form)
                .post("/my-work/table/Opportunity");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.getHeader("Location")).endsWith("/my-work/table/Opportunity");
        Response back = ANN.asks()
                .cookie("plumbline-typed", answer.getCookie("plumbline-typed"))
                .get("/my-work/table/Opportunity");
        assertThat(back.getDetailedCookie("plumbline-typed").getMaxAge()).isZero();
        assertThat(back.asString()).contains("value=\"First, too late\"", "value=\"Second, too late\"");
        assertThat(post(ANN, "/my-work/table/Opportunity", fields(back.asString()))
                        .asString())
                .contains("saved.");
        assertThat(small.value(one, "NextStep")).isEqualTo("First, too late");
        assertThat(small.value(two, "NextStep")).isEqualTo("Second, too late");
    }

    @Test
    void keepsWhatWasTypedIntoALockedRecord() {
        connect(CLEO, "cleo@small.example");
        RecordId deal = SmallOrgServed.deal(24);
        Map<String, String> form = fields(page(CLEO, deal), "f.CloseDate", "2027-05-31", "f.StageName", "Prospecting");
        small.org.setup().locks().lock(deal);
        String told = save(CLEO, deal, form).asString();
        assertThat(told).contains("The record is locked", "value=\"2027-05-31\"");
        assertThat(small.value(deal, "CloseDate")).isEqualTo("2026-02-01");
        small.org.setup().locks().unlock(deal);
        assertThat(save(CLEO, deal, fields(told, "f.StageName", "Prospecting")).asString())
                .contains("Fixed.");
    }

    @Test
    void saysThatAFieldIsHiddenFromThePerson() {
        connect(CLEO, "cleo@small.example");
        String form = page(CLEO, SmallOrgServed.deal(20));
        assertThat(form).contains("Hidden from you in Salesforce").doesNotContain("name=\"f.NextStep\"");
        Map<String, String> forged = fields(form, "f.NextStep", "Around the form");
        save(CLEO, SmallOrgServed.deal(20), forged);
        assertThat(small.value(SmallOrgServed.deal(20), "NextStep")).isEmpty();
    }

    @Test
    void offersWhatTheRecordTypeAndTheOtherFieldAllow() {
        connect(CLEO, "cleo@small.example");
        RecordId renewal = SmallOrgServed.deal(21);
        String form = page(CLEO, renewal);
        assertThat(form)
                .contains("type=\"radio\" name=\"f.StageName\" value=\"Qualification\"", "value=\"Closed Won\"")
                .doesNotContain("value=\"Negotiation/Review\"");
        String wrong = save(
                        CLEO,
                        renewal,
                        fields(
                                form,
                                "f.StageName",
                                "Negotiation/Review",
                                "f.CloseDate",
                                "2027-04-30",
                                "f.Amount",
                                "21000"))
                .asString();
        assertThat(wrong).contains("not among the choices");
        String saved = save(
                        CLEO,
                        renewal,
                        fields(form, "f.StageName", "Qualification", "f.CloseDate", "2027-04-30", "f.Amount", "21000"))
                .asString();
        assertThat(saved).contains("Fixed.");
        assertThat(small.value(renewal, "StageName")).isEqualTo("Qualification");
        RecordId fromTheWeb = SmallOrgServed.deal(22);
        String kind = page(CLEO, fromTheWeb);
        assertThat(kind).contains("value=\"New Customer\"").doesNotContain("value=\"Existing Customer - Upgrade\"");
        assertThat(save(CLEO, fromTheWeb, fields(kind, "f.Type", "New Customer"))
                        .asString())
                .contains("Fixed.");
    }

    @Test
    void findsTheOtherRecordByItsName() {
        connect(CLEO, "cleo@small.example");
        RecordId call = SmallOrgServed.CLEOS_CALL;
        String found = save(CLEO, call, fields(page(CLEO, call), "q.WhatId", "number 2", "search", "WhatId"))
                .asString();
        assertThat(found).contains("Deal number 20", "Deal number 22").doesNotContain("Big deal");
        assertThat(save(CLEO, call, fields(found, "q.WhatId", "no such thing", "search", "WhatId"))
                        .asString())
                .contains("Nothing was found for");
        String saved = save(
                        CLEO,
                        call,
                        fields(found, "f.WhatId", SmallOrgServed.deal(20).value()))
                .asString();
        assertThat(saved).contains("Fixed.");
        assertThat(small.value(call, "WhatId"))
                .isEqualTo(SmallOrgServed.deal(20).value());
    }

    @Test
    void findsOtherRecordsByTheirNamesInATable() {
        connect(CLEO, "cleo@small.example");
        String table = "/my-work/table/Task";
        String one = SmallOrgServed.MORE_CALLS.get(0) + ":";
        String two = SmallOrgServed.MORE_CALLS.get(1) + ":";
        Map<String, String> form = fields(CLEO.asks().get(table).asString(), one + "q.WhatId", "number 2");
        form.put(two + "q.WhatId", "number 23");
        form.put("search", one + "WhatId");
        String found = post(CLEO, table, form).asString();
        assertThat(found).contains("value=\"number 2\"", "value=\"number 23\"", "Deal number 20", "Deal number 22");
        Map<String, String> chosen =
                fields(found, one + "f.WhatId", SmallOrgServed.deal(20).value());
        chosen.put(two + "f.WhatId", SmallOrgServed.deal(23).value());
        assertThat(post(CLEO, table, chosen).asString()).contains("2 of 2 saved.");
        assertThat(small.value(SmallOrgServed.MORE_CALLS.get(0), "WhatId"))
                .isEqualTo(SmallOrgServed.deal(20).value());
        assertThat(small.value(SmallOrgServed.MORE_CALLS.get(1), "WhatId"))
                .isEqualTo(SmallOrgServed.deal(23).value());
    }

    @Test
    void yieldsToSomebodyElseInOneCellOfATable() {
        RecordId one = fresh(3);
        RecordId two = fresh(4);
        String table = "/my-work/table/Opportunity";
        Map<String, String> form = fields(ANN.asks().get(table).asString());
        small.clock.forward(Duration.ofSeconds(2));
        small.org.update(SmallOrg.ANN, one, Map.of("NextStep", FieldValue.of("tbc")));
        form.put(one + ":f.NextStep", "Mine");
        form.put(two + ":f.NextStep", "Mine too");
        String both = post(ANN, table, form).asString();
        assertThat(both).contains("tbc", "value=\"Mine\"");
        Map<String, String> mine = fields(both, "theirs", one + ":NextStep");
        String yielded = post(ANN, table, mine).asString();
        assertThat(yielded).contains("value=\"tbc\"").doesNotContain("value=\"Mine\"");
    }

    @Test
    void aLeaderGivesARecordToSomebodyElseOfTheirs() {
        RecordId deal = SmallOrgServed.deal(23);
        long gap = open(deal).orElseThrow().id();
        assertThat(text(LENA, "/gaps/" + gap)).contains("Connect to Salesforce to do it here.");
        connect(LENA, "lena@small.example");
        String page = text(LENA, "/gaps/" + gap);
        assertThat(page).contains("Give the record to", ">Otto Oak</option>").doesNotContain(">Ben Baker</option>");
        Map<String, String> form = new LinkedHashMap<>(Map.of("csrf-token", token(LENA), "key", "hand 23"));
        form.put("to", SmallOrg.BEN.value());
        String path = "/ways-out/" + gap + "/hand-over";
        assertThat(post(LENA, path, form).statusCode()).isEqualTo(400);
        assertThat(small.value(deal, "OwnerId")).isEqualTo(SmallOrgServed.CLEO.value());
        form.put("to", SmallOrgServed.OTTO.value());
        Map<String, String> cleos = new LinkedHashMap<>(form);
        cleos.put("csrf-token", token(CLEO));
        assertThat(post(CLEO, path, cleos).statusCode()).isEqualTo(403);
        Response done = post(LENA, path, form);
        assertThat(done.statusCode()).as(done.asString()).isEqualTo(303);
        assertThat(done.getHeader("Location")).endsWith("/gaps/" + gap + "?said=handed");
        assertThat(small.value(deal, "OwnerId")).isEqualTo(SmallOrgServed.OTTO.value());
        assertThat(small.value(deal, "LastModifiedById")).isEqualTo(SmallOrgServed.LENA.value());
        assertThat(open(deal).orElseThrow().accountable()).contains(SmallOrgServed.OTTO);
        assertThat(text(LENA, "/gaps/" + gap + "?said=handed"))
                .contains("Handed over in Salesforce", "Handed over to Otto Oak.");
    }

    @Test
    void servesTheSameAsJson() {
        RecordId deal = fresh(5);
        String path = "/api/v1/violations/" + open(deal).orElseThrow().id() + "/fix";
        Response form = ANN.asks().get(path);
        assertThat(form.jsonPath().getString("state")).isEqualTo("ready");
        assertThat(form.jsonPath().getString("fields[0].name")).isEqualTo("NextStep");
        assertThat(json(path, "{\"fields\": {\"OwnerId\": \"x\"}}").statusCode())
                .isEqualTo(400);
        assertThat(json(path, "{\"fields\": {\"NextStep\": \"x\"}, \"force\": true}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(json(path, "{\"fields\": {\"NextStep\": \"n/a\"}}").statusCode())
                .isEqualTo(422);
        Response saved = json(path, "{\"fields\": {\"NextStep\": \"By the API\"}}");
        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(saved.jsonPath().getString("outcome")).isEqualTo("saved");
        assertThat(saved.jsonPath().getList("ended")).hasSize(1);
        assertThat(Browserless.TOKEN.asks().get(path).statusCode()).isEqualTo(403);
    }

    /** A deal of Ann's with nothing planned, and its gap open. */
    private RecordId fresh(int n) {
        RecordId deal = SmallOrgServed.deal(n);
        small.clock.forward(Duration.ofSeconds(2));
        small.org.update(SmallOrg.ANN, deal, Map.of("NextStep", FieldValue.BLANK));
        assertThat(recheck.recheck(List.of(deal))).isTrue();
        assertThat(open(deal)).isPresent();
        jdbi.useHandle(handle -> handle.execute("DELETE FROM fix_draft WHERE record = ?", deal.value()));
        return deal;
    }

    private Optional<Violation> open(RecordId record) {
        return Mending.open(violations, record);
    }

    private int audited(String what, RecordId record) {
        return Mending.audited(jdbi, what, record);
    }

    /** What an admin does in Salesforce's setup. */
    private void withdraw() {
        String sealed = jdbi.withHandle(handle -> handle.createQuery("SELECT sealed FROM fix_grant WHERE person = ?")
                .bind(0, SmallOrg.ANN.value())
                .mapTo(String.class)
                .one());
        String token = vault.open("fix_grant/" + SmallOrg.ANN, sealed).orElseThrow();
        assertThat(Wsc.post(SmallOrgServed.server, "/services/oauth2/revoke", Map.of("token", token))
                        .statusCode())
                .isEqualTo(200);
        SmallOrgServed.server.sessions().expire(SmallOrg.ANN);
    }

    private static Response json(String path, String body) {
        return ANN.asks()
                .header("Origin", "http://localhost:" + RestAssured.port)
                .contentType("application/json")
                .body(body)
                .post(path);
    }
}
