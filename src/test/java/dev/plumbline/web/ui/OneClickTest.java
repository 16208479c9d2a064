package dev.plumbline.web.ui;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.TargetReport;
import dev.plumbline.escalation.Escalations;
import dev.plumbline.notifications.OneClickLinks;
import dev.plumbline.notifications.UnsubscribeLinks;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationLedger;
import dev.plumbline.violations.ViolationState;
import dev.plumbline.violations.Violations;
import dev.plumbline.web.Browserless;
import dev.plumbline.web.fakes.Company;
import dev.plumbline.web.fakes.FakeClock;
import dev.plumbline.web.fakes.FakeDirectory;
import dev.plumbline.web.fakes.FakeQuieter;
import dev.plumbline.web.fakes.Opened;
import dev.plumbline.web.fakes.RealLedger;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One-click links against scanners, thieves and impatient fingers. */
@QuarkusTest
@Tag("own-process")
@TestProfile(RealLedger.class)
class OneClickTest {

    private static final long SEED = 20260302;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    @Inject
    Jdbi jdbi;

    @Inject
    ViolationLedger ledger;

    @Inject
    Escalations escalations;

    @Inject
    Violations violations;

    @Inject
    OneClickLinks links;

    @Inject
    UnsubscribeLinks unsubscribe;

    @Inject
    FakeDirectory directory;

    @Inject
    FakeQuieter quieter;

    private Opened opened;

    @BeforeEach
    void begin() {
        opened = new Opened(jdbi, ledger, escalations);
        FakeClock.settable().set(Instant.parse(Company.NOW));
        quieter.wished().clear();
    }

    @Test
    void onlyAPostActsAndOnlyOnce() {
        Map<String, Integer> answers = new HashMap<>();
        int byReading = 0;
        int byPosting = 0;
        for (int i = 0; i < 50; i++) {
            Violation gap = opened.by(Company.ANN);
            String path = dispute(gap);
            for (int fetch = 0; fetch < 16; fetch++) {
                Response seen = fetch % 2 == 0 ? given().get(path) : given().head(path);
                answers.merge("read " + seen.statusCode(), 1, Integer::sum);
                byReading += state(gap) == ViolationState.OPEN ? 0 : 1;
            }
            for (int post = 0; post < 4; post++) {
                ViolationState before = state(gap);
                answers.merge("post " + post(path).statusCode(), 1, Integer::sum);
                byPosting += state(gap) == before ? 0 : 1;
            }
        }
        TargetReport.row(
                "N11",
                "1,000 requests to 50 links: 800 GET and HEAD, 200 POST",
                byReading + " changes by reading, " + byPosting + " by 50 first POSTs; " + answers,
                0);
        assertThat(byReading).isZero();
        assertThat(byPosting).isEqualTo(50);
        assertThat(answers)
                .containsOnly(Map.entry("read 200", 800), Map.entry("post 200", 50), Map.entry("post 410", 150));
    }

    @Test
    void whatIsOldForeignOrOverDoesNothing() {
        Map<String, Integer> answers = new HashMap<>();
        int changed = 0;
        for (int i = 0; i < 20; i++) {
            Violation expired = opened.by(Company.ANN);
            String old = dispute(expired);
            FakeClock.settable().forward(Duration.ofDays(7));
            answers.merge("expired " + given().get(old).statusCode(), 1, Integer::sum);
            answers.merge("expired " + post(old).statusCode(), 1, Integer::sum);
            FakeClock.settable().set(Instant.parse(Company.NOW));
            changed += state(expired) == ViolationState.OPEN ? 0 : 1;

            Violation foreign = opened.by(Company.ANN);
            String hers = dispute(foreign);
            answers.merge("foreign " + new Browserless("bo").asks().get(hers).statusCode(), 1, Integer::sum);
            answers.merge(
                    "foreign "
                            + new Browserless("bo")
                                    .asks()
                                    .formParam("text", "x")
                                    .post(hers)
                                    .statusCode(),
                    1,
                    Integer::sum);
            changed += state(foreign) == ViolationState.OPEN ? 0 : 1;

            Violation ended = opened.by(Company.ANN);
            String over = dispute(ended);
            opened.fixed(ended);
            answers.merge("over " + post(over).statusCode(), 1, Integer::sum);
            opened.by(Company.ANN, ended.record());
            answers.merge("over " + post(over).statusCode(), 1, Integer::sum);
        }
        TargetReport.row("N11", "20 each of expired, foreign and over", changed + " changes; " + answers, 0);
        assertThat(changed).isZero();
        assertThat(answers)
                .containsOnly(Map.entry("expired 410", 40), Map.entry("foreign 403", 40), Map.entry("over 410", 40));
    }

    @Test
    void aDamagedLinkIsNoLink() {
        Random random = new Random(SEED);
        Violation gap = opened.by(Company.ANN);
        String path = dispute(gap);
        String token = path.substring("/go/".length());
        int accepted = 0;
        for (int i = 0; i < 1_000; i++) {
            String other = damaged(token, i, random);
            Response answer = i % 2 == 0 ? given().get("/go/" + other) : post("/go/" + other);
            accepted += answer.statusCode() == 403 ? 0 : 1;
        }
        TargetReport.row("S23", "1,000 changed characters, cuts and additions over HTTP", accepted + " accepted", SEED);
        assertThat(accepted).isZero();
        assertThat(state(gap)).isEqualTo(ViolationState.OPEN);
        assertThat(post(path).statusCode()).isEqualTo(200);
    }

    @Test
    void asksAndAnswersInTheLanguageOfWhoeverOpensIt() {
        Violation gap = opened.by(Company.ANN);
        String path = dispute(gap);
        assertThat(german().get(path).asString())
                .contains(
                        "<html lang=\"de\">",
                        "Ist die Regel hier falsch: ",
                        "Die Uhr steht sofort, und sonst erfährt niemand davon, bis die Verantwortlichen für die Regeln geantwortet haben;",
                        "Was ist daran falsch?",
                        ">Widersprechen</button>")
                .doesNotContain("Dispute", "clock");
        assertThat(german().formParam("text", "Testkunde").post(path).asString())
                .contains("Danke", "Bestritten. Die Uhr steht, bis eine Antwort da ist.");
        assertThat(german().get(path).asString())
                .contains("Dieser Link hat seine Zeit gehabt", "Dieser Link wurde schon benutzt.");
        assertThat(german().get("/go/" + "x".repeat(43)).asString()).contains("Dieser Link ist nicht für Sie");
    }

    private static RequestSpecification german() {
        return given().header("Accept-Language", "de");
    }

    @Test
    void theLinkSaysNothingAboutItselfAndSignsNobodyIn() {
        Violation gap = opened.by(Company.ANN);
        Response page = given().get(dispute(gap));
        assertThat(page.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.getHeader("Cache-Control")).contains("no-store");
        assertThat(page.getCookie("plumbline-session")).isNull();
        assertThat(page.asString())
                .contains("Is the rule wrong here")
                .doesNotContain("/sign-out")
                .doesNotContain("/gaps");
        String text = jdbi.withHandle(h -> h.createQuery("SELECT string_agg(t::text, ' ') FROM one_click_link t")
                .mapTo(String.class)
                .one());
        assertThat(text).doesNotContain(dispute(gap).substring(4));
    }

    @Test
    void aBrowserThatHidesWhereItCameFromMayAnswer() {
        Violation gap = opened.by(Company.ANN);
        Response answer = given().header("Origin", "null")
                .header("Sec-Fetch-Site", "same-origin")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("text", "Käse & Brot = 100 %")
                .post(dispute(gap));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(violations.history(gap.id())).last().satisfies(e -> assertThat(e.text())
                .isEqualTo("Ann Smith: Käse & Brot = 100 %"));
    }

    @Test
    void aFormThatLacksSomethingMayBeSentAgain() {
        Violation gap = opened.by(Company.ANN);
        String path =
                links.link("snooze", gap.id(), gap.generation(), Company.ANN).getPath();
        Response empty =
                given().formParam("reason", "other").formParam("text", "").post(path);
        assertThat(empty.statusCode()).isEqualTo(409);
        assertThat(empty.asString())
                .contains("Say in a few words what is in the way")
                .contains("<form");
        assertThat(given().formParam("reason", "waiting-for-the-customer")
                        .post(path)
                        .statusCode())
                .isEqualTo(200);
        assertThat(state(gap)).isEqualTo(ViolationState.SNOOZED);
    }

    @Test
    void mailProgramsUnsubscribeToQuieterInOnePost() {
        String path = unsubscribe
                .oneClick(directory.chart().person(Company.ANN).orElseThrow())
                .orElseThrow()
                .getPath();
        assertThat(given().get(path).statusCode()).isEqualTo(200);
        assertThat(quieter.wished()).isEmpty();
        assertThat(given().header("Origin", "https://mail.example")
                        .formParam("List-Unsubscribe", "One-Click")
                        .post(path)
                        .statusCode())
                .isEqualTo(200);
        assertThat(quieter.wished()).containsExactly(Company.ANN);
        String again = unsubscribe
                .oneClick(directory.chart().person(Company.ANN).orElseThrow())
                .orElseThrow()
                .getPath();
        assertThat(given().multiPart("List-Unsubscribe", "One-Click")
                        .post(again)
                        .statusCode())
                .isEqualTo(200);
        assertThat(quieter.wished()).hasSize(2);
    }

    @Test
    void theDoorIsOpenForLinksAlone() {
        Violation gap = opened.by(Company.ANN);
        Response other = new Browserless("ann")
                .asks()
                .header("Origin", "null")
                .formParam("text", "x")
                .post("/ways-out/" + gap.id() + "/dispute");
        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(new Browserless("ann")
                        .asks()
                        .formParam("text", "x")
                        .post("/ways-out/" + gap.id() + "/dispute")
                        .statusCode())
                .isEqualTo(400);
        assertThat(given().contentType("application/json")
                        .body("{}")
                        .post(dispute(gap))
                        .statusCode())
                .isEqualTo(415);
        assertThat(state(gap)).isEqualTo(ViolationState.OPEN);
    }

    static String damaged(String token, int turn, Random random) {
        int place = random.nextInt(token.length());
        char other = ALPHABET.charAt(random.nextInt(64));
        while (other == token.charAt(place)) {
            other = ALPHABET.charAt(random.nextInt(64));
        }
        return switch (turn % 10) {
            case 8 -> token.substring(0, Math.max(1, place));
            case 9 -> token + other;
            default -> token.substring(0, place) + other + token.substring(place + 1);
        };
    }

    private String dispute(Violation gap) {
        return links.link("dispute", gap.id(), gap.generation(), Company.ANN).getPath();
    }

    private static Response post(String path) {
        return given().formParam("text", "The customer decides in June.").post(path);
    }

    private ViolationState state(Violation gap) {
        return violations.find(gap.id(), Scope.EVERYONE).orElseThrow().state();
    }
}
