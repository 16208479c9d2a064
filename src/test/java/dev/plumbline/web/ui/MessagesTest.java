package dev.plumbline.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.web.Browserless;
import dev.plumbline.web.fakes.FakeCompany;
import dev.plumbline.web.fakes.FakeDesk;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages and their switches over HTTP: for whom, in which words, with which effect. */
@QuarkusTest
@TestProfile(FakeCompany.class)
class MessagesTest {

    private static final Browserless ADMIN = new Browserless("admin");

    @Inject
    FakeDesk desk;

    @BeforeEach
    void nothingPaused() {
        desk.reset();
    }

    @ParameterizedTest
    @CsvSource({"admin, 200", "audit, 403", "lee, 403", "dana, 403", "ann, 403", "loose, 403"})
    void theSwitchesAreForAdminsAlone(String login, int expected) {
        Browserless who = new Browserless(login);
        for (String path : new String[] {"/connection/messages", "/api/v1/outbox", "/api/v1/outbox/pause"}) {
            assertThat(who.asks().get(path).statusCode()).as(login + path).isEqualTo(expected);
        }
        if (expected == 403) {
            assertThat(json(who)
                            .body("{\"reason\": \"x\"}")
                            .put("/api/v1/outbox/pause/all")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(withToken(who)
                            .formParam("channel", "email")
                            .formParam("why", "x")
                            .post("/connection/messages/pause")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(withToken(who).post("/connection/messages/1/retry").statusCode())
                    .isEqualTo(403);
            assertThat(desk.asked()).isEmpty();
        }
    }

    @Test
    void pausesAndResumesByApiWithAReason() {
        Response paused = json(ADMIN).body("{\"reason\": \"wrong template\"}").put("/api/v1/outbox/pause/all");
        assertThat(paused.statusCode()).as(paused.asString()).isEqualTo(200);
        assertThat(paused.jsonPath().getString("[0].channel")).isEqualTo("all");
        assertThat(Browserless.TOKEN
                        .asks()
                        .contentType("application/json")
                        .body("{\"reason\": \"also mail\"}")
                        .put("/api/v1/outbox/pause/email")
                        .statusCode())
                .isEqualTo(200);
        assertThat(json(ADMIN).delete("/api/v1/outbox/pause/all").statusCode()).isEqualTo(200);
        assertThat(json(ADMIN).delete("/api/v1/outbox/pause/all").statusCode()).isEqualTo(404);
        assertThat(desk.pauses()).hasSize(1).allMatch(pause -> pause.why().equals("also mail"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/outbox/pause/all | {} | reason",
                "/api/v1/outbox/pause/all | {\"reason\": \" \"} | reason",
                "/api/v1/outbox/pause/pigeon | {\"reason\": \"x\"} | one of email"
            })
    void saysWhatIsMissing(String path, String body, String words) {
        Response answer = json(ADMIN).body(body).put(path);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.asString()).contains(words);
        assertThat(desk.asked()).isEmpty();
    }

    @Test
    void listsByStateInPagesWithoutGaps() {
        String next = "99999";
        int seen = 0;
        for (int page = 0; next != null && page < 10; page++) {
            JsonPath json = ADMIN.asks()
                    .get("/api/v1/outbox?state=refused&limit=25&after=" + next)
                    .jsonPath();
            seen += json.getList("items").size();
            next = json.getString("next");
        }
        assertThat(seen).isEqualTo(61);
        assertThat(ADMIN.asks().get("/api/v1/outbox?state=lost").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"1, 200", "61, 409", "62, 409", "63, 404", "x, 400"})
    void drivesAgainWhatCanBe(String id, int expected) {
        assertThat(json(ADMIN)
                        .body("{}")
                        .post("/api/v1/outbox/" + id + "/retry")
                        .statusCode())
                .isEqualTo(expected);
    }

    @Test
    void thePageSaysItAndItsButtonsWork() {
        String page = ADMIN.asks().get("/connection/messages").asString();
        assertThat(page)
                .contains("E-mail")
                .contains("550 no such &lt;user&gt;")
                .contains("/connection/messages/1".substring(0, 20))
                .contains("Older ones")
                .contains("told over another channel")
                .contains("its destination will be asked");
        Response paused = withToken(ADMIN)
                .formParam("channel", "email")
                .formParam("why", "<b>wrong</b>")
                .post("/connection/messages/pause");
        assertThat(paused.statusCode()).isEqualTo(303);
        assertThat(ADMIN.asks().get("/connection/messages?done=paused").asString())
                .contains("&lt;b&gt;wrong&lt;/b&gt;")
                .contains("Let messages leave");
        assertThat(withToken(ADMIN)
                        .formParam("channel", "email")
                        .post("/connection/messages/resume")
                        .statusCode())
                .isEqualTo(303);
        assertThat(withToken(ADMIN).post("/connection/messages/1/retry").getHeader("Location"))
                .endsWith("done=retried");
        assertThat(withToken(ADMIN).post("/connection/messages/62/retry").getHeader("Location"))
                .endsWith("done=not-now");
        assertThat(withToken(ADMIN)
                        .formParam("channel", "email")
                        .post("/connection/messages/pause")
                        .asString())
                .contains("Say why");
        assertThat(ADMIN.asks()
                        .formParam("channel", "email")
                        .formParam("why", "x")
                        .post("/connection/messages/pause")
                        .statusCode())
                .as("without the form's token")
                .isEqualTo(400);
        assertThat(desk.asked())
                .containsExactly(
                        "pause email by admin", "resume email by admin", "retry 1 by admin", "retry 62 by admin");
    }

    @Test
    void everybodyReadsTheirOwnLettersAndNobodyElses() {
        assertThat(new Browserless("ann").asks().get("/messages").asString())
                .contains("These may not have reached you")
                .contains("2 deals need a &lt;b&gt;next step&lt;/b&gt;")
                .contains("1 deal needs an amount");
        assertThat(new Browserless("dana").asks().get("/messages").asString())
                .doesNotContain("next step")
                .contains("No message has been sent to you");
        assertThat(ADMIN.asks().get("/messages").asString()).contains("not linked to a Salesforce user");
        assertThat(Browserless.STRANGER.asks().get("/messages").statusCode()).isEqualTo(302);
        assertThat(new Browserless("ann")
                        .asks()
                        .get("/people/005000000000001AAA")
                        .asString()
                        .length())
                .isPositive();
    }

    private static RequestSpecification json(Browserless who) {
        return who.asks().contentType("application/json");
    }

    private static RequestSpecification withToken(Browserless who) {
        String token = who.asks().get("/rules").getCookie("plumbline-csrf");
        return who.asks().cookie("plumbline-csrf", token).formParam("csrf-token", token);
    }
}
