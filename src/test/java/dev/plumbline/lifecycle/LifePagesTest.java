package dev.plumbline.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleState;
import dev.plumbline.violations.FirstCheck;
import dev.plumbline.web.Browserless;
import dev.plumbline.web.fakes.Company;
import dev.plumbline.web.fakes.FakeClock;
import dev.plumbline.web.fakes.LivingCompany;
import dev.plumbline.web.fakes.LivingEdition;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people see and do about the life of rules, over HTTP and with a real database. */
@QuarkusTest
@Tag("own-process")
@TestProfile(LivingCompany.class)
class LifePagesTest {

    private static final Browserless ADMIN = new Browserless("admin");
    private static final Browserless LEE = new Browserless("lee");
    private static final Browserless DANA = new Browserless("dana");
    private static final Browserless MARCO = new Browserless("marco");
    private static final Browserless ANN = new Browserless("ann");
    private static final Browserless BO = new Browserless("bo");

    private static final LivingRules ASK =
            LivingRules.live("ask-first").in(RuleState.CONSULT).asking("ann@company.test", "dana@company.test");
    private static final Rule FLOOD =
            LivingRules.live("flood").by("lee@company.test").rule();

    @Inject
    LivingEdition edition;

    @Inject
    LifecycleSweep sweep;

    @Inject
    Guard guard;

    @Inject
    Jdbi jdbi;

    @Inject
    @All
    List<FirstCheck> waiting;

    @BeforeEach
    void rules() {
        edition.set(ASK.rule(), FLOOD, LivingRules.live("calm").rule());
        sweep.sweep();
    }

    private static String page(Browserless who, String path) {
        Response answer = who.asks().get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.asString();
    }

    private static Response post(Browserless who, String from, String path, Map<String, ?> form) {
        return post(who, "en", from, path, form);
    }

    private static Response post(Browserless who, String language, String from, String path, Map<String, ?> form) {
        String token = who.asks().get(from).getCookie("plumbline-csrf");
        RequestSpecification request = who.asks()
                .cookie("plumbline-language", language)
                .cookie("plumbline-csrf", token)
                .formParam("csrf-token", token);
        form.forEach((key, value) -> request.formParam(key, value));
        return request.post(path);
    }

    private static Response send(Browserless who, String path, String json) {
        return who.asks().contentType("application/json").body(json).post(path);
    }

    @Test
    void whoIsAskedCommentsAndSignsOffAndNobodyElseDoes() {
        assertThat(page(ANN, "/rules/ask-first")).contains("Sign it off").contains("Dana Ortiz</bdi> has not signed");
        assertThat(page(BO, "/rules/ask-first")).doesNotContain("Sign it off").doesNotContain("Dana Ortiz");
        assertThat(post(BO, "/rules/ask-first", "/rules/ask-first/answer", Map.of("sign", "yes"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(post(ANN, "/rules/ask-first", "/rules/ask-first/answer", Map.of("text", "  "))
                        .statusCode())
                .isEqualTo(400);
        Response said = post(
                ANN,
                "/rules/ask-first",
                "/rules/ask-first/answer",
                Map.of("text", "Renewals <b>need</b> no next step.", "sign", "yes"));
        assertThat(said.getHeader("Location")).endsWith("/rules/ask-first?said=signed#consult");
        assertThat(page(DANA, "/rules/ask-first"))
                .contains("Renewals &lt;b&gt;need&lt;/b&gt; no next step.")
                .contains("1 of 2 have signed");
        edition.set(ASK.in(RuleState.LIVE).rule());
        assertThat(page(ADMIN, "/rules/ask-first"))
                .contains("live without every sign-off")
                .contains("Not signed by <bdi>Dana Ortiz</bdi>");
        assertThat(page(BO, "/rules/ask-first")).contains("1 of 2 have signed").doesNotContain("Dana Ortiz");
    }

    @Test
    void aHeldRuleIsShownAndApprovedByAnAdminWithAReason() {
        jdbi.useTransaction(h -> {
            Findings.broken(h, FakeClock.settable(), FLOOD, Company.ANN, true, 901, 902, 903);
            guard.firstCheckCompleted(h);
        });
        assertThat(page(DANA, "/rules")).contains("until an admin approves");
        assertThat(ADMIN.asks().get("/api/v1/rules/flood").jsonPath().getBoolean("held"))
                .isTrue();
        assertThat(page(DANA, "/rules/flood")).contains("Held: nobody is told").doesNotContain("Approve</button>");
        assertThat(page(ADMIN, "/rules/flood")).contains("3 notices").contains("Approve</button>");
        assertThat(post(DANA, "/rules/flood", "/rules/flood/approve", Map.of("reason", "please"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(Browserless.TOKEN, "/api/v1/rules/flood/approve", "{}").statusCode())
                .isEqualTo(400);
        assertThat(send(Browserless.TOKEN, "/api/v1/rules/flood/approve", "{\"reason\": \"ok\", \"force\": true}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post(ADMIN, "/rules/flood", "/rules/flood/approve", Map.of("reason", "Agreed on Monday."))
                        .getHeader("Location"))
                .endsWith("/rules/flood?said=approved");
        assertThat(page(ADMIN, "/rules/flood")).doesNotContain("Held: nobody is told");
        assertThat(send(Browserless.TOKEN, "/api/v1/rules/flood/approve", "{\"reason\": \"ok\"}")
                        .jsonPath()
                        .getString("outcome"))
                .isEqualTo("not-held");
        int climbing = jdbi.withHandle(h -> h.createQuery("SELECT count(*) FROM ladder_climb WHERE accountable = :ann")
                .bind("ann", Company.ANN.value())
                .mapTo(Integer.class)
                .one());
        assertThat(climbing).isEqualTo(3);
    }

    @Test
    void whyNotIsSaidInTheReadersLanguageAndToMachinesInEnglish() {
        assertThat(post(BO, "de", "/rules/ask-first", "/rules/ask-first/answer", Map.of("sign", "yes"))
                        .asString())
                .contains("Die Datei dieser Regel nennt Sie nicht unter denen, die gefragt werden");
        assertThat(post(ADMIN, "de", "/rules/flood", "/rules/flood/approve", Map.of("reason", " "))
                        .asString())
                .contains("Sagen Sie in höchstens 1000 Zeichen, warum sie hinausdarf.");
        assertThat(send(Browserless.TOKEN, "/api/v1/rules/flood/approve", "{\"reason\": \" \"}")
                        .jsonPath()
                        .getString("detail"))
                .isEqualTo("Say why it may go out, in at most 1000 characters.");
        Map<String, String> campaign = Map.of(
                "name", "Clean pipeline",
                "scope", Company.DANA.value(),
                "deadline", "2020-01-01",
                "why", "The board meets.");
        assertThat(post(DANA, "de", "/campaigns", "/campaigns", campaign).asString())
                .contains("Die Frist ist schon vorbei oder endet heute.");
    }

    @Test
    void theGuardDecidesBeforeAnybodyIsTold() {
        assertThat(waiting.get(0)).isInstanceOf(Guard.class);
    }

    @Test
    void versionsSayWhatChangedKeyByKey() {
        edition.set(LivingRules.live("calm").message("Please fill {fields}.").rule());
        sweep.sweep();
        Response versions = ANN.asks().get("/api/v1/rules/calm/versions");
        assertThat(versions.jsonPath().getList("items.number")).startsWith(2, 1);
        assertThat(versions.jsonPath().getList("items[0].changes.key")).containsExactly("message");
        assertThat(versions.jsonPath().getString("items[0].changes[0].before")).isEqualTo("{Name} needs it.");
        assertThat(versions.jsonPath().getString("items[0].yaml"))
                .contains("- name: calm")
                .contains("violated:");
        assertThat(page(ANN, "/rules/calm")).contains("<ins><bdi>Please fill {fields}.</bdi></ins>");
        assertThat(ANN.asks().get("/api/v1/rules/none/versions").statusCode()).isEqualTo(404);
        assertThat(ANN.asks().get("/api/v1/rules/calm/backlog").jsonPath().getLong("found"))
                .isZero();
    }

    @Test
    void oneSaysGotItForOneselfAlone() {
        edition.set(LivingRules.live("calm").rule());
        jdbi.useTransaction(guard::firstCheckCompleted);
        String path = "/people/" + Company.ANN.value() + "/rules";
        assertThat(page(ANN, path)).contains("What is expected of you").contains("Got it: ");
        assertThat(page(DANA, path)).contains("Ann Smith").doesNotContain("Got it: ");
        assertThat(BO.asks().get(path).statusCode()).isEqualTo(404);
        assertThat(post(DANA, path, path + "/acknowledge", Map.of("rule", "calm"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(post(BO, "/rules", path + "/acknowledge", Map.of("rule", "calm"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(post(ANN, path, path + "/acknowledge", Map.of("rule", "calm"))
                        .getHeader("Location"))
                .endsWith("/rules?said=got-it");
        assertThat(page(ANN, path)).contains("<span aria-hidden=\"true\">✓</span> Got it");
    }

    @Test
    void aManagerSetsADateForTheirOwnPeopleOnly() {
        Map<String, String> form = Map.of(
                "name", "Clean pipeline",
                "scope", Company.DANA.value(),
                "deadline", "2026-03-31",
                "why", "The board meets in April.",
                "rule", "calm");
        assertThat(page(MARCO, "/campaigns")).contains("Set a date");
        assertThat(page(ANN, "/campaigns")).doesNotContain("Set the date");
        assertThat(post(ANN, "/campaigns", "/campaigns", form).statusCode()).isEqualTo(403);
        assertThat(post(MARCO, "/campaigns", "/campaigns", form).statusCode()).isEqualTo(400);
        Response set = post(DANA, "/campaigns", "/campaigns", form);
        String path = set.getHeader("Location").replaceFirst("https?://[^/]+", "");
        assertThat(path).matches("/campaigns/\\d+");
        for (Browserless who : new Browserless[] {DANA, LEE, ANN, new Browserless("chief")}) {
            assertThat(page(who, path)).contains("Clean pipeline").contains("The board meets in April.");
        }
        assertThat(MARCO.asks().get(path).statusCode()).isEqualTo(404);
        // Its page has names, and administering alone is no reason to read them.
        assertThat(ADMIN.asks().get(path).statusCode()).isEqualTo(404);
        assertThat(page(ANN, path)).contains("You see the part of it").doesNotContain("End the campaign");
        String api = "/api/v1" + path;
        assertThat(DANA.asks().get(api).jsonPath().getString("outlook")).isEqualTo("met");
        assertThat(MARCO.asks().get(api).statusCode()).isEqualTo(404);
        assertThat(MARCO.asks().get("/api/v1/campaigns").jsonPath().getList("items.name"))
                .doesNotContain("Clean pipeline");
        assertThat(post(LEE, path, path + "/end", Map.of()).statusCode()).isEqualTo(400);
        assertThat(post(DANA, path, path + "/end", Map.of()).statusCode()).isEqualTo(303);
        assertThat(page(DANA, path)).contains("ended");
    }

    @Test
    void theApiSaysWhatIsWrongWithACampaign() {
        String good = "{\"name\": \"By summer\", \"scope\": \"" + Company.LEE.value()
                + "\", \"deadline\": \"2026-06-01\", \"why\": \"Because.\", \"rules\": [\"calm\"]}";
        assertThat(send(Browserless.TOKEN, "/api/v1/campaigns", good).statusCode())
                .isEqualTo(201);
        assertThat(send(Browserless.TOKEN, "/api/v1/campaigns", good.replace("2026-06-01", "2026-02-30"))
                        .asString())
                .contains("no date");
        assertThat(send(Browserless.TOKEN, "/api/v1/campaigns", good.replace("2026-06-01", "2020-01-01"))
                        .asString())
                .contains("has passed");
        assertThat(send(Browserless.TOKEN, "/api/v1/campaigns", good.replace("\"calm\"", "\"none\""))
                        .asString())
                .contains("There is no rule");
        assertThat(send(Browserless.TOKEN, "/api/v1/campaigns", "[]").statusCode())
                .isEqualTo(400);
    }
}
