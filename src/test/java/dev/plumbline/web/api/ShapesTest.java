package dev.plumbline.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.web.Browserless;
import dev.plumbline.web.fakes.Company;
import dev.plumbline.web.fakes.FakeCompany;
import dev.plumbline.web.fakes.FakeLedger;
import dev.plumbline.web.fakes.FakeRecheck;
import dev.plumbline.web.fakes.FakeService;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shapes that automation relies on, and the errors it can act on. */
@QuarkusTest
@TestProfile(FakeCompany.class)
class ShapesTest {

    @Inject
    FakeLedger ledger;

    @Inject
    FakeService service;

    @Inject
    FakeRecheck recheck;

    @BeforeEach
    void believable() {
        ledger.reset();
        service.reset();
        recheck.reset();
    }

    @Test
    void aViolationHasThePromisedKeysAndTexts() {
        Map<String, Object> first = get("/api/v1/violations?limit=1").getMap("items[0]");
        assertThat(first)
                .containsEntry("id", "1")
                .containsEntry("rule", "next-step-after-proposal")
                .containsEntry("state", "open")
                .containsEntry("end", null)
                .containsEntry("severity", "required")
                .containsEntry("missing", List.of("NextStep"))
                .containsEntry("generation", 1)
                .containsEntry(
                        "record",
                        Map.of("id", Company.id("006", 1).value(), "object", "Opportunity", "name", "Acme renewal"))
                .containsEntry("accountable", Map.of("id", Company.ANN.value(), "name", "Ann Smith"));
        assertThat((String) first.get("openedAt")).isEqualTo("2026-03-02T06:00:00Z");
    }

    @Test
    void listsOpenOnesUnlessAskedOtherwise() {
        assertThat(get("/api/v1/violations?limit=200").getList("items.state")).containsOnly("open");
        JsonPath ended = get("/api/v1/violations?limit=200&state=ended");
        assertThat(ended.getList("items.state")).isNotEmpty().containsOnly("ended");
        assertThat(ended.getList("items.end")).containsOnly("fixed");
    }

    @Test
    void pagesLeadThroughEverythingOnce() {
        List<String> ids = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonPath page = get("/api/v1/violations?limit=7&after=" + next);
            ids.addAll(page.getList("items.id", String.class));
            next = page.getString("next");
        }
        assertThat(ids).hasSize(113).hasSameSizeAs(new HashSet<>(ids));
        assertThat(ids).hasSize(get("/api/v1/status").getInt("violations.open"));
    }

    @Test
    void theLargestPageTellsWhetherThereIsMore() {
        ledger.clear();
        List<dev.plumbline.violations.Violation> many = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            many.add(dev.plumbline.web.fakes.Gaps.named(i, "Deal " + i));
        }
        ledger.add(many);
        assertThat(get("/api/v1/violations?limit=200").getString("next")).isNull();
        ledger.add(List.of(dev.plumbline.web.fakes.Gaps.named(201, "Deal 201")));
        JsonPath full = get("/api/v1/violations?limit=200");
        assertThat(full.getList("items")).hasSize(200);
        assertThat(full.getString("next")).isEqualTo("200");
        assertThat(get("/api/v1/violations?limit=200&after=200").getList("items.id"))
                .containsExactly("201");
    }

    @Test
    void filtersByRuleRecordAndPerson() {
        assertThat(get("/api/v1/violations?limit=200&rule=untouched-lead").getList("items.rule"))
                .isNotEmpty()
                .containsOnly("untouched-lead");
        String fifteen = Company.id("006", 2).value().substring(0, 15);
        assertThat(get("/api/v1/violations?record=" + fifteen).getList("items.id"))
                .containsExactly("2");
        assertThat(get("/api/v1/violations?limit=200&accountable=" + Company.BO.value())
                        .getList("items.accountable.name"))
                .isNotEmpty()
                .containsOnly("Bo Chen");
        assertThat(get("/api/v1/violations?rule=no-such-rule").getList("items")).isEmpty();
    }

    @Test
    void oneViolationComesWithItsHistoryAndWhy() {
        JsonPath one = get("/api/v1/violations/1");
        assertThat(one.getString("why")).startsWith("Monday's pipeline review");
        assertThat(one.getString("leader.name")).isEqualTo("Dana Ortiz");
        assertThat(one.getList("history.what")).containsExactly("opened", "told", "changed");
        assertThat(one.getMap("evidence")).containsKey("StageName");
    }

    @Test
    void statusHasThePromisedKeys() {
        JsonPath status = get("/api/v1/status");
        assertThat(status.getMap("salesforce"))
                .containsEntry("state", "connected")
                .containsEntry("reason", null)
                .containsEntry("organizationId", "00D000000000001EAA")
                .containsEntry("apiCallsToday", 1204)
                .containsEntry("apiLimit", 100_000);
        assertThat(status.getMap("objects.Opportunity"))
                .containsEntry("records", 2043)
                .containsEntry("asOf", "2026-03-02T08:56:00Z")
                .containsEntry("loaded", true);
        assertThat(status.getMap("check"))
                .containsEntry("state", "idle")
                .containsEntry("lastFullCheckFinishedAt", "2026-03-02T08:56:00Z");
        assertThat(status.getInt("violations.open")).isEqualTo(113);
        assertThat(status.getMap("outbox")).containsEntry("waiting", 3).containsEntry("oldest", null);
    }

    @Test
    void statusSaysWhatIsWrong() {
        service.lose("the client secret was refused (invalid_client)");
        service.firstCheckAt(5, 10);
        JsonPath status = get("/api/v1/status");
        assertThat(status.getString("salesforce.state")).isEqualTo("failed");
        assertThat(status.getString("salesforce.reason")).contains("invalid_client");
        assertThat(status.getMap("check"))
                .containsEntry("state", "running")
                .containsEntry("lastFullCheckFinishedAt", null);
    }

    @Test
    void aRefusedRuleIsListedWithItsIssues() {
        JsonPath rules = get("/api/v1/rules");
        assertThat(rules.getList("items.state")).contains("live", "pilot", "refused");
        Map<String, Object> refused = rules.getMap("items.find { it.id == 'big-deals' }");
        assertThat(refused).containsEntry("state", "refused");
        assertThat(rules.getMap("items.find { it.id == 'big-deals' }.issues[0]"))
                .containsEntry("file", "config/rules/big.yaml")
                .containsEntry("line", 7)
                .containsEntry("column", 22);
        assertThat(get("/api/v1/rules/next-step-after-proposal").getString("why"))
                .isNotBlank();
    }

    @Test
    void lookingAgainAnswersWithTheViolationAsItIsThen() {
        recheck.finds(true);
        Response answer = Browserless.TOKEN.asks().post("/api/v1/violations/1/recheck");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("state")).isEqualTo("ended");
        recheck.unreachable();
        Response without = Browserless.TOKEN.asks().post("/api/v1/violations/2/recheck");
        assertProblem(without, 503);
        assertThat(without.jsonPath().getString("detail")).contains("Salesforce did not answer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "state=closed            | 400 | open, waived, snoozed, disputed, ended",
                "record=006              | 400 | record",
                "accountable=no+such     | 400 | accountable",
                "manager=%27+OR+1%3D1    | 400 | manager",
                "limit=0                 | 400 | limit",
                "limit=201               | 400 | limit",
                "limit=many              | 400 | limit",
                "after=-1                | 400 | after",
                "after=99999999999999999999 | 400 | after"
            })
    void aValueThatCannotBeMeantIsNamed(String query, int status, String words) {
        Response answer = Browserless.TOKEN.asks().urlEncodingEnabled(false).get("/api/v1/violations?" + query);
        assertProblem(answer, status);
        assertThat(answer.jsonPath().getString("detail")).contains(words);
    }

    @Test
    void everyErrorIsAProblem() {
        assertProblem(Browserless.TOKEN.asks().get("/api/v1/violations/999999"), 404);
        assertProblem(Browserless.TOKEN.asks().get("/api/v1/violations/not-a-number"), 404);
        assertProblem(Browserless.TOKEN.asks().get("/api/v1/rules/none"), 404);
        assertProblem(Browserless.TOKEN.asks().get("/api/v1/people/005"), 404);
        assertProblem(Browserless.TOKEN.asks().get("/api/v1/nowhere"), 404);
        assertProblem(Browserless.TOKEN.asks().delete("/api/v1/violations/1"), 405);
        assertProblem(Browserless.TOKEN.asks().accept("application/xml").get("/api/v1/status"), 406);
        ledger.breakDown();
        Response broken = Browserless.TOKEN.asks().get("/api/v1/violations");
        assertProblem(broken, 500);
        assertThat(broken.asString())
                .doesNotContain("SELECT")
                .doesNotContain("10.0.0.7")
                .doesNotContain("Exception");
    }

    @Test
    void theDescriptionIsServed() {
        String description = Browserless.STRANGER.asks().get("/q/openapi").asString();
        assertThat(description)
                .contains("/api/v1/status", "/api/v1/violations/{id}", "/api/v1/rules", "/api/v1/people", "bearer");
    }

    private static JsonPath get(String path) {
        Response answer = Browserless.TOKEN.asks().get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("application/json");
        return answer.jsonPath();
    }

    private static void assertProblem(Response answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(answer.jsonPath().getString("title")).isNotBlank();
        assertThat(answer.jsonPath().getString("detail")).isNotBlank();
        assertThat(answer.jsonPath().getString("type")).isEqualTo("about:blank");
    }
}
