package dev.plumbline.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.web.Browserless;
import dev.plumbline.web.fakes.FakeAudits;
import dev.plumbline.web.fakes.FakeCompany;
import dev.plumbline.web.fakes.FakeLedger;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The audit log over HTTP: for whom, in which shape, in which words. */
@QuarkusTest
@TestProfile(FakeCompany.class)
class AuditAccessTest {

    private static final Browserless AUDITOR = new Browserless("audit");

    @Inject
    FakeLedger ledger;

    @BeforeEach
    void believable() {
        ledger.reset();
    }

    @ParameterizedTest
    @CsvSource({"admin, 200", "audit, 200", "lee, 403", "dana, 403", "ann, 403", "loose, 403"})
    void isForAdminsAndAuditorsAlone(String login, int expected) {
        Browserless viewer = new Browserless(login);
        for (String path : new String[] {"/audit", "/audit?violation=1", "/api/v1/audit?violation=1"}) {
            assertThat(viewer.asks().get(path).statusCode())
                    .as("%s asks %s", login, path)
                    .isEqualTo(expected);
        }
    }

    @Test
    void strangersAreAskedToSignIn() {
        assertThat(Browserless.STRANGER.asks().get("/api/v1/audit?violation=1").statusCode())
                .isEqualTo(401);
        assertThat(Browserless.STRANGER.asks().get("/audit").statusCode()).isEqualTo(302);
        assertThat(Browserless.TOKEN.asks().get("/api/v1/audit?violation=1").statusCode())
                .isEqualTo(200);
    }

    @Test
    void answersWhoWhatWhenFromWhichFactsUnderWhichVersion() {
        JsonPath json = AUDITOR.asks().get("/api/v1/audit?violation=1&limit=2").jsonPath();
        assertThat(json.getString("items[0].who.kind")).isEqualTo("rule");
        assertThat(json.getString("items[0].what")).isEqualTo("violation-opened");
        assertThat(json.getString("items[0].at")).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(json.getString("items[0].facts.NextStep")).isEmpty();
        assertThat(json.getString("items[0].ruleVersion")).isEqualTo("v7");
        assertThat(json.getList("items[1].violations")).hasSize(1);
        assertThat(json.getString("next")).isEqualTo("2");
    }

    @Test
    void pagesHaveNeitherGapsNorRepeats() {
        String next = "0";
        int seen = 0;
        for (int page = 0; next != null && page < 10; page++) {
            JsonPath json = AUDITOR.asks()
                    .get("/api/v1/audit?violation=1&limit=25&after=" + next)
                    .jsonPath();
            seen += json.getList("items").size();
            next = json.getString("next");
        }
        assertThat(seen).isEqualTo(60);
    }

    @ParameterizedTest
    @CsvSource({
        "'', neither",
        "'?violation=1&notice=x', both",
        "'?violation=one', digits only",
        "'?violation=1&after=x', after",
        "'?violation=1&limit=0', 1 to 200"
    })
    void saysWhatIsWrongWithAQuestion(String query, String words) {
        Response answer = AUDITOR.asks().get("/api/v1/audit" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.asString()).contains(words);
    }

    @Test
    void thePageSaysItInWords() {
        String page = AUDITOR.asks().get("/audit?violation=1").asString();
        assertThat(page)
                .contains("violation opened")
                .contains("Next &lt;b&gt;step&lt;/b&gt;")
                .contains("<code>v7</code>")
                .contains("place 1 in the chain")
                .contains("Later steps")
                .contains("/audit?notice=nudge%7C");
        assertThat(AUDITOR.asks().get("/audit?notice=" + FakeAudits.NOTICE).asString())
                .contains("ann@company.test");
    }

    @Test
    void theEmptyPageSaysWhatToDo() {
        assertThat(AUDITOR.asks().get("/audit").asString()).contains("Look up a gap or a message");
        assertThat(AUDITOR.asks().get("/audit?violation=2").asString()).contains("Nothing is known of it");
        assertThat(AUDITOR.asks().get("/audit?violation=x").statusCode()).isEqualTo(400);
    }

    @Test
    void onlyThoseWhoMayReadItAreLedThere() {
        assertThat(new Browserless("chief").asks().get("/gaps/1").asString()).contains("/audit?violation=1");
        assertThat(new Browserless("ann").asks().get("/gaps/1").asString()).doesNotContain("/audit");
    }
}
