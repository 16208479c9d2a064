package dev.plumbline.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The main job, from an org nobody looks after to one gap less. */
class MainJobIT {

    private final Running plumbline = Running.shared();
    private final Ledger ledger = new Ledger(plumbline);

    @Test
    void findsExactlyWhatTheCompanyNeglects() throws Exception {
        JsonPath planted = JsonPath.from(
                Files.readString(plumbline.data().resolve("practice").resolve("planted.json")));
        Map<String, String> differences = new TreeMap<>();
        Map<String, Object> habits = planted.getMap("");
        habits.keySet().forEach(habit -> {
            Set<String> expected = new HashSet<>(planted.getList("'" + habit + "'"));
            Set<String> found = ledger.open(habit).stream()
                    .map(v -> (String) ((Map<?, ?>) v.get("record")).get("id"))
                    .collect(Collectors.toSet());
            Set<String> missed = new HashSet<>(expected);
            missed.removeAll(found);
            Set<String> extra = new HashSet<>(found);
            extra.removeAll(expected);
            // Another test mends a record or two while this one reads.
            if (missed.size() > 3 || !extra.isEmpty()) {
                differences.put(habit, "missed " + missed + ", extra " + extra);
            }
        });
        assertThat(habits).hasSize(18);
        assertThat(differences).as("planted against found, by habit").isEmpty();
    }

    @Test
    void followsOneGapFromTheNudgeToItsEnd() {
        await("nudges")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(2))
                .ignoreExceptions()
                .until(() -> !ledger.oneToMend("no-next-step").isEmpty());
        Map<String, Object> violation = ledger.oneToMend("no-next-step");
        String id = (String) violation.get("id");
        Map<?, ?> record = (Map<?, ?>) violation.get("record");
        Map<?, ?> rep = (Map<?, ?>) violation.get("accountable");

        Map<String, Object> nudge = ledger.mailsTo(violation).get(0);
        assertThat((String) nudge.get("text"))
                .contains((String) rep.get("name"))
                .contains("/gaps/" + id)
                .contains("Why:");
        assertThat(nudge.get("messageId").toString()).matches("<[0-9a-f]{32}@[^>]+>");
        assertThat(ledger.violation(id).getString("state")).isEqualTo("open");

        PracticePerson.signedIn(plumbline.orgUrl(), (String) rep.get("id"))
                .edit("Opportunity", (String) record.get("id"), "NextStep", "Send the revised quote on Tuesday");

        await("the end of the gap").atMost(Duration.ofSeconds(100)).untilAsserted(() -> assertThat(
                        ledger.violation(id).getString("end"))
                .isEqualTo("fixed"));
        List<String> history = ledger.violation(id).getList("history.what");
        assertThat(history).startsWith("opened").endsWith("ended").contains("told");
        assertThat(ledger.violation(id).getString("state")).isEqualTo("ended");
    }

    @Test
    void sendsOneSampleDigestThatNamesPeopleAndAmounts() {
        List<Map<String, Object>> summaries = io.restassured.RestAssured.given()
                .get(plumbline.mailboxUrl() + "/api/messages")
                .jsonPath()
                .getList("");
        List<Map<String, Object>> digests = summaries.stream()
                .map(m -> io.restassured.RestAssured.given()
                        .get(plumbline.mailboxUrl() + "/api/messages/" + m.get("id"))
                        .jsonPath()
                        .<String, Object>getMap(""))
                .filter(m -> m.get("text").toString().contains("/teams/")
                        || m.get("text").toString().contains("your team"))
                .toList();
        assertThat(digests).hasSizeGreaterThanOrEqualTo(1);
        assertThat(digests.get(0).get("text").toString()).contains("US$").containsPattern("\\?");
    }

    @Test
    void saysHowItFares() {
        JsonPath status = plumbline
                .api()
                .get("/api/v1/status")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(status.getString("salesforce.state")).isEqualTo("connected");
        assertThat(status.getString("salesforce.organizationId")).hasSize(18);
        assertThat(status.getInt("objects.Opportunity.records")).isEqualTo(2000);
        assertThat(status.getBoolean("objects.Opportunity.loaded")).isTrue();
        assertThat(status.getLong("violations.open")).isGreaterThan(500);
        plumbline.anonymous().get("/q/health/ready").then().statusCode(200);
        plumbline.anonymous().get("/api/v1/status").then().statusCode(401);
    }
}
