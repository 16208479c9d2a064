package dev.plumbline.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.escalation.Escalations;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationLedger;
import dev.plumbline.web.Browserless;
import dev.plumbline.web.fakes.Company;
import dev.plumbline.web.fakes.FakeAnswers;
import dev.plumbline.web.fakes.FakeClock;
import dev.plumbline.web.fakes.FakeDelegates;
import dev.plumbline.web.fakes.Opened;
import dev.plumbline.web.fakes.RealLedger;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ways out on pages: what is offered to whom, what a form does, and what the page says afterwards. */
@QuarkusTest
@Tag("own-process")
@TestProfile(RealLedger.class)
class WayOutPagesTest {

    private static final Browserless ANN = new Browserless("ann");
    private static final Browserless DANA = new Browserless("dana");
    private static final Browserless ADMIN = new Browserless("chief");

    @Inject
    Jdbi jdbi;

    @Inject
    ViolationLedger ledger;

    @Inject
    Escalations escalations;

    @Inject
    FakeAnswers answers;

    @Inject
    FakeDelegates delegates;

    private Violation gap;

    @BeforeEach
    void begin() {
        FakeClock.settable().set(Instant.parse(Company.NOW));
        delegates.reset();
        gap = new Opened(jdbi, ledger, escalations).by(Company.ANN);
    }

    @Test
    void aRepIsOfferedWaysOutAndAManagerDecisions() {
        assertThat(page(ANN))
                .contains("If you cannot fix it now")
                .contains("2 times left")
                .contains("Waiting for the customer")
                .contains("Ask for a waiver")
                .doesNotContain("Your answer");
        assertThat(page(DANA))
                .contains("Your answer")
                .contains("We talked about it")
                .doesNotContain("If you cannot fix it now");
    }

    @Test
    void aSnoozedGapSaysUntilWhenByWhomAndWhy() {
        Response done = post(
                ANN, "/snooze", Map.of("reason", "waiting-for-the-customer", "days", "2", "text", "on <b>holiday</b>"));
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(done.getHeader("Location")).endsWith("/gaps/" + gap.id() + "?said=snoozed");
        assertThat(page(DANA))
                .contains("Snoozed until Mar 4, 2026")
                .contains("by Ann Smith: Waiting for the customer, “on &lt;b&gt;holiday&lt;/b&gt;”");
        Response again = post(ANN, "/snooze", Map.of("reason", "other", "days", "2", "text", "x"));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.asString()).contains("snoozed already");
    }

    @Test
    void aDisputeIsAnsweredOnThePageOfDisputes() {
        assertThat(post(ANN, "/dispute", Map.of("text", "There is no next step before June."))
                        .statusCode())
                .isEqualTo(303);
        assertThat(page(DANA)).contains("There is no next step before June.").contains("An answer is owed by");
        assertThat(text(ANN, "/disputes"))
                .contains("There is no next step before June.")
                .doesNotContain("Answer</button>");
        String disputes = text(ADMIN, "/disputes");
        int form = disputes.indexOf("/gaps/" + gap.id());
        String action = disputes.substring(disputes.indexOf("/ways-out/disputes/", form));
        action = action.substring(0, action.indexOf('"'));
        assertThat(form(ADMIN, Map.of("answer", "rejected", "text", "Calling in June is one."))
                        .post(action)
                        .statusCode())
                .isEqualTo(303);
        assertThat(page(ANN)).contains("The dispute was rejected by Lee Park").contains("Calling in June is one.");
    }

    @Test
    void whatWaitsForAnAnswerIsDecidedInPlace() {
        answers.owes(gap.id());
        post(ANN, "/waive", Map.of("reason", "A framework contract.", "until", "2026-06-01"));
        assertThat(text(DANA, "/answers"))
                .contains("1 gap waits")
                .contains("overdue")
                .contains("A framework contract.");
        Response done = post(
                DANA,
                "/decide",
                Map.of("decision", "waived", "text", "Agreed.", "until", "2026-06-01", "back", "answers"));
        assertThat(done.getHeader("Location")).endsWith("/answers?said=waived");
        assertThat(text(DANA, "/answers")).doesNotContain("/gaps/" + gap.id() + "\"");
        assertThat(page(ANN)).contains("Waived until").contains("by Dana Ortiz for Ann Smith");
        assertThat(text(ANN, "/exceptions")).contains("would fail").contains("Dana Ortiz");
        assertThat(text(new Browserless("marco"), "/exceptions")).contains("No exceptions");
    }

    @Test
    void obstaclesStandBesideActivity() {
        post(ANN, "/snooze", Map.of("reason", "other", "days", "1", "text", "the <i>moon</i>"));
        assertThat(text(DANA, "/obstacles"))
                .contains("Ann Smith")
                .contains("the &lt;i&gt;moon&lt;/i&gt;")
                .contains("cannot tell");
        assertThat(text(new Browserless("bo"), "/obstacles")).doesNotContain("Ann Smith");
    }

    @Test
    void aDelegateOpensTheGapTheyTypeFor() {
        Browserless bo = new Browserless("bo");
        assertThat(bo.asks().get("/gaps/" + gap.id()).statusCode()).isEqualTo(404);
        delegates.name(Company.ANN, Company.BO);
        assertThat(page(bo)).contains("If you cannot fix it now");
    }

    @Test
    void whoReadsGermanIsRefusedAndToldWhatHappenedInGerman() {
        post(ANN, "/snooze", Map.of("reason", "other", "days", "2", "text", "Quartalsende"));
        Response refused = form(ANN, Map.of("reason", "other", "days", "2", "text", "x"))
                .cookie("plumbline-language", "de")
                .post("/ways-out/" + gap.id() + "/snooze");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.asString()).contains("Diese Lücke ist schon zurückgestellt; sie kommt von selbst zurück.");
        assertThat(ANN.asks()
                        .cookie("plumbline-language", "de")
                        .get("/gaps/" + gap.id())
                        .asString())
                .contains("Ann Smith: Bis 04.03.2026, 09:00 EST. Other: Quartalsende")
                .doesNotContain("Until ");
        assertThat(form(ANN, Map.of("answer", "perhaps"))
                        .cookie("plumbline-language", "de")
                        .post("/ways-out/disputes/1")
                        .asString())
                .contains("Wählen Sie, ob die Regel hier falsch ist oder richtig.");
    }

    private String page(Browserless who) {
        return text(who, "/gaps/" + gap.id());
    }

    private static String text(Browserless who, String path) {
        Response answer = who.asks().get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.asString();
    }

    private Response post(Browserless who, String action, Map<String, String> fields) {
        return form(who, fields).post("/ways-out/" + gap.id() + action);
    }

    private static RequestSpecification form(Browserless who, Map<String, String> fields) {
        String token = who.asks().get("/rules").getCookie("plumbline-csrf");
        return who.asks()
                .cookie("plumbline-csrf", token)
                .formParam("csrf-token", token)
                .formParams(fields);
    }
}
