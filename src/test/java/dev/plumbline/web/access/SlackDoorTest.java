package dev.plumbline.web.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.notifications.slack.SlackDoors.Signed;
import dev.plumbline.web.Browserless;
import dev.plumbline.web.fakes.Company;
import dev.plumbline.web.fakes.FakeCompanyInSlack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The door for Slack over HTTP: past the guards that forms meet, and through none but by its signature. */
@QuarkusTest
@Tag("own-process")
@TestProfile(FakeCompanyInSlack.class)
class SlackDoorTest {

    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";
    private static final Clock NOW = Clock.fixed(Instant.parse(Company.NOW), ZoneOffset.UTC);

    @Test
    void takesASignedRequestAsSlackSendsIt() {
        Signed signed = signed("1");
        Response answer = request(signed).post("/slack/interactions");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(request(signed).post("/slack/interactions").statusCode())
                .as("the same once more")
                .isEqualTo(401);
    }

    @Test
    void refusesWhatSlackDidNotSign() {
        Signed signed = signed("2");
        assertThat(given().contentType(FORM)
                        .header("X-Slack-Request-Timestamp", signed.timestamp())
                        .header("X-Slack-Signature", signed.signature().replace('a', 'b'))
                        .body(new String(signed.body(), java.nio.charset.StandardCharsets.UTF_8))
                        .post("/slack/interactions")
                        .statusCode())
                .isEqualTo(401);
        assertThat(given().contentType(FORM)
                        .body(new String(signed.body(), java.nio.charset.StandardCharsets.UTF_8))
                        .post("/slack/interactions")
                        .statusCode())
                .as("without a signature it is a form without a token")
                .isBetween(400, 403);
        assertThat(new Browserless("ann")
                        .asks()
                        .contentType(FORM)
                        .header("X-Slack-Signature", "v0=" + "0".repeat(64))
                        .header("X-Slack-Request-Timestamp", signed.timestamp())
                        .body(new String(signed.body(), java.nio.charset.StandardCharsets.UTF_8))
                        .post("/slack/interactions")
                        .statusCode())
                .as("a session is no signature")
                .isEqualTo(401);
    }

    @Test
    void refusesWhatIsTooLarge() {
        Signed huge = Signed.of("x".repeat(300_000), FakeCompanyInSlack.SECRET, NOW);
        assertThat(request(huge).post("/slack/interactions").statusCode()).isEqualTo(413);
    }

    @Test
    void opensNoOtherDoor() {
        Signed signed = signed("3");
        for (String path : new String[] {
            "/gaps/1/recheck", "/slack/interactions/", "/slack/interactions/x", "/sign-out", "/slack/../gaps/1/recheck"
        }) {
            assertThat(request(signed).post(path).statusCode()).as(path).isGreaterThanOrEqualTo(300);
            assertThat(request(signed)
                            .cookies(session())
                            .post("/gaps/1/recheck")
                            .statusCode())
                    .as("a form of a session without its token")
                    .isGreaterThanOrEqualTo(400);
        }
        assertThat(given().get("/slack/interactions").statusCode()).isGreaterThanOrEqualTo(400);
    }

    @Test
    void saysHowThingsStandWithSlack() {
        Response status = Browserless.TOKEN.asks().get("/api/v1/status");
        assertThat(status.jsonPath().getString("slack.state")).isEqualTo("off");
        assertThat(status.jsonPath().getString("slack.reason")).contains("plumbline.slack.token");
    }

    private static io.restassured.http.Cookies session() {
        return Browserless.signIn("ann", Company.PASSWORD).getDetailedCookies();
    }

    private static RequestSpecification request(Signed signed) {
        return given().redirects()
                .follow(false)
                .contentType(FORM)
                .header("X-Slack-Request-Timestamp", signed.timestamp())
                .header("X-Slack-Signature", signed.signature())
                .body(new String(signed.body(), java.nio.charset.StandardCharsets.UTF_8));
    }

    private static Signed signed(String about) {
        String payload =
                """
                {"type": "block_actions", "user": {"id": "U1"}, "actions": [{"action_id": "open:0:0", "value": "%s"}]}"""
                        .formatted(about);
        return Signed.of(payload, FakeCompanyInSlack.SECRET, NOW);
    }
}
