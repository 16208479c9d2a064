package dev.plumbline.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Starts that go wrong say what is wrong and how to mend it; what can go on, goes on. */
class BadStartIT {

    private static final String CLIENT = "plumbline-practice";

    @Test
    void endsAtAMisspelledKeyAndNamesIt() throws Exception {
        try (Running plumbline = Running.prepare("misspelled").with("plumbline.salesforce.pol-every", "PT1M")) {
            plumbline.start();
            assertThat(plumbline.awaitExit()).isNotZero();
            assertThat(plumbline.console()).contains("plumbline.salesforce.pol-every");
        }
    }

    @Test
    void endsWithoutItsRulesAndNamesTheKey() throws Exception {
        try (Running plumbline = Running.prepare("no-rules").with("plumbline.rules", "/nowhere")) {
            plumbline.start();
            assertThat(plumbline.awaitExit()).isNotZero();
            assertThat(plumbline.console()).contains("plumbline.rules").contains("/nowhere");
        }
    }

    @Test
    void servesWithAWrongSecretAndSaysWhichKeyToMend() {
        Running org = Running.shared();
        try (Running plumbline = connected("wrong-secret", org.orgUrl(), "not the secret")) {
            plumbline.start();
            plumbline.awaitServing();
            assertThat(failure(plumbline)).contains("plumbline.salesforce.client-secret");
        }
    }

    @Test
    void servesWithAWrongAddressAndSaysThatNothingAnswers() throws IOException {
        String nobody = "http://localhost:" + Running.free();
        try (Running plumbline = connected("wrong-address", nobody, "any secret")) {
            plumbline.start();
            plumbline.awaitServing();
            assertThat(failure(plumbline))
                    .contains("No connection to localhost")
                    .contains("plumbline.salesforce.url");
        }
    }

    @Test
    void findsInAnOrgOfItsOwnWhatItFindsInPractice() throws IOException {
        Running practice = Running.shared();
        String secret = Files.readString(practice.data().resolve("practice").resolve("client.secret"))
                .strip();
        try (Running plumbline = connected("own-org", practice.orgUrl(), secret)) {
            plumbline.start();
            plumbline.awaitFirstCheck();
            assertThat(plumbline.practiceOrgListens())
                    .as("a practice org beside a real one")
                    .isFalse();
            assertThat(plumbline.console()).doesNotContain("practice org");
            assertThat(plumbline.data().resolve("practice")).doesNotExist();
            for (String rule : List.of("no-contact-role", "lead-parked-in-queue", "owner-inactive")) {
                assertThat(new Ledger(plumbline).open(rule))
                        .as(rule)
                        .hasSameSizeAs(new Ledger(practice).open(rule))
                        .isNotEmpty();
            }
        }
    }

    @Test
    void oneRuleWithAMistakeStopsNoOther() throws IOException {
        Path rules = RuleCopy.make();
        Files.writeString(
                rules.resolve("broken.yaml"),
                """
                rules:
                  - name: broken-formula
                    title: Deals are named well
                    object: Opportunity
                    applies: AND(NOT(IsClosed), Amount >= )
                    require: [NextStep]
                    message: "{Name} needs {fields}."
                    why: To see what a mistake does.
                    used-by: Nobody
                    severity: advice
                    state: live
                """);
        try (Running plumbline = Running.prepare("broken-rule").with("plumbline.rules", rules.toString())) {
            plumbline.start();
            plumbline.awaitFirstCheck();
            assertThat(new Ledger(plumbline).open("no-next-step")).isNotEmpty();
            JsonPath answer = plumbline.api().get("/api/v1/rules").jsonPath();
            List<Map<String, Object>> refused = answer.getList("items.findAll { it.state == 'refused' }");
            assertThat(refused).hasSize(1);
            Map<?, ?> issue = (Map<?, ?>) ((List<?>) refused.get(0).get("issues")).get(0);
            assertThat(refused.get(0)).containsEntry("name", "broken-formula");
            assertThat(issue.get("file")).asString().endsWith("broken.yaml");
            assertThat(issue.get("line")).isEqualTo(5);
            assertThat((Integer) issue.get("column")).isBetween(10, 50);
            assertThat(issue.get("message")).asString().isNotBlank();
        }
    }

    @Test
    void keepsWhatItOwesWhileTheMailServerIsAway() throws IOException {
        int nobody = Running.free();
        try (Running plumbline = Running.prepare("no-mail")
                .with("quarkus.mailer.host", "localhost")
                .with("quarkus.mailer.port", Integer.toString(nobody))) {
            plumbline.start();
            plumbline.awaitFirstCheck();
            await("nudges to be owed").atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                JsonPath status = plumbline.api().get("/api/v1/status").jsonPath();
                assertThat(status.getInt("outbox.waiting")).isGreaterThan(20);
                assertThat(status.getInt("outbox.inDoubt")).isZero();
            });
            JsonPath ready = notReady(plumbline);
            assertThat(ready.getString("checks.find { it.name == 'mail' }.data.reason"))
                    .contains("localhost:" + nobody)
                    .contains("quarkus.mailer.host");
        }
    }

    private static Running connected(String name, String url, String secret) {
        return Running.prepare(name)
                .with("plumbline.salesforce.url", url)
                .with("plumbline.salesforce.client-id", CLIENT)
                .with("plumbline.salesforce.client-secret", secret);
    }

    /** Readiness and status agree on a reason. */
    private static String failure(Running plumbline) {
        await("the failure to be known").atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(
                        plumbline.api().get("/api/v1/status").jsonPath().getString("salesforce.state"))
                .isEqualTo("failed"));
        String reason = plumbline.api().get("/api/v1/status").jsonPath().getString("salesforce.reason");
        assertThat(notReady(plumbline).getString("checks.find { it.name == 'salesforce' }.data.reason"))
                .isEqualTo(reason);
        return reason;
    }

    private static JsonPath notReady(Running plumbline) {
        return plumbline
                .anonymous()
                .get("/q/health/ready")
                .then()
                .statusCode(503)
                .extract()
                .jsonPath();
    }
}
