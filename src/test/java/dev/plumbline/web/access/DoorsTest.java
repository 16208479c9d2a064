package dev.plumbline.web.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.TargetReport;
import dev.plumbline.web.Browserless;
import dev.plumbline.web.fakes.Company;
import dev.plumbline.web.fakes.FakeClock;
import dev.plumbline.web.fakes.FakeCompany;
import dev.plumbline.web.fakes.FakeDirectory;
import dev.plumbline.web.fakes.FakeLedger;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts, invitations, tokens and sessions over HTTP, and what the audit log keeps of them. */
@QuarkusTest
@TestProfile(FakeCompany.class)
class DoorsTest {

    private static final Browserless ADMIN = new Browserless("admin");
    private static final String PASSWORD = "four words in a row";

    @Inject
    Jdbi jdbi;

    @Inject
    FakeLedger ledger;

    private final List<String> secrets = new ArrayList<>();

    @BeforeEach
    @AfterEach
    void believable() {
        ledger.reset();
        FakeDirectory.reset();
        FakeClock.settable().set(Instant.parse(Company.NOW));
        Browserless.signInAnew();
    }

    @Test
    void anAccountIsMadeInvitedUsedChangedAndClosed() {
        JsonPath made = json(
                ADMIN,
                "/api/v1/accounts",
                "{\"login\":\"Eve\",\"roles\":[\"rep\"],\"person\":\"bo@company.test\"}",
                201);
        String welcome = made.getString("invitation");
        assertThat(given().get(welcome).asString()).contains("eve");
        assertThat(accept(welcome, "too short").statusCode()).isEqualTo(400);
        assertThat(accept(welcome, PASSWORD).statusCode()).isEqualTo(303);
        assertThat(accept(welcome, PASSWORD).statusCode()).as("works once").isEqualTo(400);
        String session = Browserless.signIn("eve", PASSWORD).getCookie("plumbline-session");
        assertThat(gap(session, 2)).isEqualTo(200);
        assertThat(gap(session, 1)).isEqualTo(404);
        String path = "/api/v1/accounts/" + made.getString("id");
        assertThat(ADMIN.asks()
                        .contentType("application/json")
                        .body("{\"roles\":[\"manager\"],\"person\":\"dana@company.test\"}")
                        .put(path)
                        .statusCode())
                .isEqualTo(204);
        assertThat(gap(session, 1)).as("other roles hold with the next click").isEqualTo(200);
        assertThat(ADMIN.asks().delete(path).statusCode()).isIn(204, 415);
        assertThat(ADMIN.asks()
                        .contentType("application/json")
                        .body("{}")
                        .delete(path)
                        .statusCode())
                .isIn(204, 404);
        assertThat(gap(session, 1)).as("a closed account is out at once").isEqualTo(401);
        assertThat(Browserless.signIn("eve", PASSWORD).getHeader("Location")).contains("error=wrong");
    }

    @Test
    void invitationsEndAfterThreeDaysAndWithTheNextOne() {
        JsonPath made = json(ADMIN, "/api/v1/accounts", "{\"login\":\"fay\",\"roles\":[\"auditor\"]}", 201);
        String first = made.getString("invitation");
        String second = json(ADMIN, "/api/v1/accounts/" + made.getString("id") + "/invitation", "{}", 200)
                .getString("invitation");
        assertThat(accept(first, PASSWORD).statusCode()).isEqualTo(400);
        FakeClock.settable().forward(Duration.ofDays(3));
        assertThat(accept(second, PASSWORD).statusCode()).isEqualTo(400);
        assertThat(given().get(second).asString()).contains("its time is over");
    }

    @Test
    void saysWhatIsWrongWithAnAccount() {
        for (String body : List.of(
                "{\"login\":\"ann\",\"roles\":[\"rep\"]}",
                "{\"login\":\"new one\",\"roles\":[\"rep\"]}",
                "{\"login\":\"new\",\"roles\":[]}",
                "{\"login\":\"new\",\"roles\":[\"root\"]}",
                "{\"login\":\"new\",\"roles\":[\"rep\"],\"person\":\"nobody@nowhere\"}",
                "{\"login\":\"new\",\"roles\":[\"rep\"],\"hash\":\"x\"}")) {
            json(ADMIN, "/api/v1/accounts", body, 400);
        }
    }

    @Test
    void aTokenOpensWhatItsMakerMayAndItsScopesSay() {
        String read = token(new Browserless("dana"), "[\"read\"]");
        assertThat(by(read, "GET", "/api/v1/violations/1")).isEqualTo(200);
        assertThat(by(read, "GET", "/api/v1/violations/3")).as("Carla's").isEqualTo(404);
        assertThat(by(read, "POST", "/api/v1/violations/1/recheck")).isEqualTo(403);
        assertThat(by(read, "GET", "/api/v1/tokens")).isEqualTo(403);
        String act = token(new Browserless("dana"), "[\"act\"]");
        assertThat(by(act, "POST", "/api/v1/violations/1/recheck")).isEqualTo(200);
        assertThat(by(act, "GET", "/api/v1/violations/1")).isEqualTo(403);
        String admins = token(ADMIN, "[\"read\"]");
        assertThat(by(admins, "GET", "/api/v1/accounts")).isEqualTo(403);
        assertThat(by(admins, "GET", "/api/v1/violations/1")).isEqualTo(404);
        assertThat(by("plumbline_made-up", "GET", "/api/v1/status")).isEqualTo(401);
        FakeClock.settable().forward(Duration.ofDays(91));
        assertThat(by(read, "GET", "/api/v1/violations/1"))
                .as("its time is over")
                .isEqualTo(401);
    }

    @Test
    void aTokenEndsWhenItIsTakenBackOrItsMakerLeaves() {
        Browserless ann = new Browserless("ann");
        JsonPath made = json(ann, "/api/v1/tokens", "{\"name\":\"sheet\",\"scopes\":[\"read\"]}", 201);
        String path = "/api/v1/tokens/" + made.getString("id");
        assertThat(delete(new Browserless("bo"), path)).as("somebody else's").isEqualTo(404);
        FakeDirectory.deactivate(Company.ANN);
        assertThat(by(made.getString("token"), "GET", "/api/v1/status")).isEqualTo(401);
        FakeDirectory.reset();
        assertThat(by(made.getString("token"), "GET", "/api/v1/status")).isEqualTo(200);
        assertThat(delete(ann, path)).isEqualTo(204);
        assertThat(by(made.getString("token"), "GET", "/api/v1/status")).isEqualTo(401);
    }

    @Test
    void aMoveOrADeactivationHoldsWithTheNextClick() {
        String dana = Browserless.signIn("dana", Company.PASSWORD).getCookie("plumbline-session");
        String bo = Browserless.signIn("bo", Company.PASSWORD).getCookie("plumbline-session");
        assertThat(gap(dana, 2)).isEqualTo(200);
        FakeDirectory.move(Company.BO, Company.MARCO);
        int moved = gap(dana, 2);
        FakeDirectory.deactivate(Company.BO);
        int left = gap(bo, 2);
        TargetReport.row(
                "S3",
                "a report moves, a user is deactivated",
                "old access " + moved + ", session " + left + " with the next request",
                0);
        assertThat(moved).isEqualTo(404);
        assertThat(left).isEqualTo(401);
    }

    @Test
    void sessionsAreBoundToNothingThatTheBrowserBroughtAndEndForGood() {
        Response first = given().redirects()
                .follow(false)
                .cookie("plumbline-session", "planted")
                .formParam("j_username", "ann")
                .formParam("j_password", Company.PASSWORD)
                .post("/sign-in/password");
        String session = first.getCookie("plumbline-session");
        assertThat(session).isNotEqualTo("planted").hasSize(43);
        String other = Browserless.signIn("ann", Company.PASSWORD).getCookie("plumbline-session");
        assertThat(given().cookie("plumbline-session", session)
                        .contentType("application/json")
                        .body("{}")
                        .delete("/api/v1/sessions")
                        .statusCode())
                .isEqualTo(204);
        int replays = 0;
        for (String one : List.of(session, other)) {
            replays += gap(one, 1) == 401 ? 0 : 1;
        }
        String idle = Browserless.signIn("ann", Company.PASSWORD).getCookie("plumbline-session");
        FakeClock.settable().forward(Duration.ofMinutes(30));
        replays += gap(idle, 1) == 401 ? 0 : 1;
        TargetReport.row(
                "S17",
                "planted cookie, signed out everywhere, idle for 30 minutes",
                replays + " sessions came back",
                0);
        assertThat(replays).isZero();
    }

    @Test
    void refusesGuessesAndTellsNothingByItsTime() {
        int let = 0;
        for (int i = 0; i < 200; i++) {
            let += Browserless.signIn("carl", "guess " + i)
                            .getHeader("Location")
                            .endsWith("error=wrong")
                    ? 1
                    : 0;
        }
        List<Long> unknown = new ArrayList<>();
        List<Long> known = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            FakeClock.settable().forward(Duration.ofMinutes(2));
            unknown.add(micros("nobody-" + i));
            known.add(micros("ann"));
        }
        double apart = Math.abs(median(unknown) - median(known)) / 1000.0;
        TargetReport.row(
                "S19",
                "200 guesses for one account; 40 wrong passwords each for a known and an unknown login",
                let + " looked at; medians %.1f ms apart".formatted(apart),
                0);
        assertThat(let).isEqualTo(10);
        assertThat(apart).isLessThan(10);
    }

    @Test
    void theAuditLogKeepsEachOfThemAndNoSecret() {
        long from = jdbi.withHandle(h -> h.createQuery("SELECT coalesce(max(id), 0) FROM audit_entry")
                .mapTo(Long.class)
                .one());
        // A look is noted once a day; another test may have looked before.
        jdbi.useHandle(h -> h.execute("DELETE FROM audit_look"));
        Browserless.signIn("bo", "a wrong one that is secret");
        secrets.add("a wrong one that is secret");
        String session = Browserless.signIn("bo", Company.PASSWORD).getCookie("plumbline-session");
        secrets.add(session);
        given().cookie("plumbline-session", session).get("/gaps/1");
        given().cookie("plumbline-session", session).get("/connection/messages");
        new Browserless("lee").asks().get("/people/" + Company.CARLA.value());
        String token = token(new Browserless("lee"), "[\"read\"]");
        by(token, "GET", "/api/v1/status");
        JsonPath tokens = new Browserless("lee").asks().get("/api/v1/tokens").jsonPath();
        delete(new Browserless("lee"), "/api/v1/tokens/" + tokens.getString("items[0].id"));
        JsonPath made = json(ADMIN, "/api/v1/accounts", "{\"login\":\"gil\",\"roles\":[\"rep\"]}", 201);
        secrets.add(made.getString("invitation").substring("/welcome/".length()));
        String path = "/api/v1/accounts/" + made.getString("id");
        String again = json(ADMIN, path + "/invitation", "{}", 200).getString("invitation");
        accept(again, PASSWORD);
        secrets.add(PASSWORD);
        ADMIN.asks()
                .contentType("application/json")
                .body("{\"roles\":[\"auditor\"]}")
                .put(path);
        delete(ADMIN, path);
        String link = "{\"issuer\":\"https://idp\",\"subject\":\"s\",\"person\":\"carla@company.test\"}";
        ADMIN.asks().contentType("application/json").body(link).post("/api/v1/accounts/links");
        ADMIN.asks()
                .contentType("application/json")
                .body("{\"issuer\":\"https://idp\",\"subject\":\"s\"}")
                .post("/api/v1/accounts/links/removal");
        delete(
                ADMIN,
                "/api/v1/sessions/"
                        + ADMIN.asks()
                                .get("/api/v1/sessions?whose=all")
                                .jsonPath()
                                .getList("items.findAll { it.whose == 'bo' }.id", String.class)
                                .get(0));
        String last = Browserless.signIn("bo", Company.PASSWORD).getCookie("plumbline-session");
        given().cookie("plumbline-session", last)
                .contentType("application/json")
                .body("{}")
                .delete("/api/v1/sessions");
        String out = Browserless.signIn("bo", Company.PASSWORD).getCookie("plumbline-session");
        given().cookie("plumbline-session", out).get("/gaps.csv");
        String csrf = given().cookie("plumbline-session", out).get("/rules").getCookie("plumbline-csrf");
        given().redirects()
                .follow(false)
                .cookie("plumbline-session", out)
                .cookie("plumbline-csrf", csrf)
                .formParam("csrf-token", csrf)
                .post("/sign-out");
        List<String> kept = jdbi.withHandle(
                h -> h.createQuery("SELECT DISTINCT what FROM audit_entry WHERE id > :from ORDER BY what")
                        .bind("from", from)
                        .mapTo(String.class)
                        .list());
        Set<String> wanted = new TreeSet<>(Set.of(
                "signed-in",
                "sign-in-refused",
                "signed-out",
                "refused",
                "person-viewed",
                "token-made",
                "token-used",
                "token-ended",
                "account-made",
                "account-invited",
                "password-set",
                "account-changed",
                "account-closed",
                "sign-on-linked",
                "sign-on-unlinked",
                "session-ended",
                "sessions-ended",
                "exported"));
        String all = jdbi.withHandle(h -> h.createQuery("SELECT string_agg(e::text, ' ') FROM audit_entry e")
                .mapTo(String.class)
                .one());
        long leaked = secrets.stream().filter(all::contains).count();
        int missing = (int) wanted.stream().filter(what -> !kept.contains(what)).count();
        TargetReport.row(
                "S27",
                wanted.size() + " actions about who may come in and what leaves, of the 40",
                (wanted.size() - missing) + " kept, " + leaked + " secrets in them",
                0);
        assertThat(kept).containsAll(wanted);
        assertThat(leaked).isZero();
    }

    private static long micros(String login) {
        long from = System.nanoTime();
        Browserless.signIn(login, "not this one");
        return (System.nanoTime() - from) / 1000;
    }

    private static double median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }

    private String token(Browserless who, String scopes) {
        String token = json(who, "/api/v1/tokens", "{\"name\":\"test\",\"scopes\":" + scopes + ",\"days\":90}", 201)
                .getString("token");
        secrets.add(token);
        return token;
    }

    private static JsonPath json(Browserless who, String path, String body, int expected) {
        Response answer = who.asks().contentType("application/json").body(body).post(path);
        assertThat(answer.statusCode())
                .as(path + " " + body + " " + answer.asString())
                .isEqualTo(expected);
        return answer.jsonPath();
    }

    private static int delete(Browserless who, String path) {
        return who.asks()
                .contentType("application/json")
                .body("{}")
                .delete(path)
                .statusCode();
    }

    private static int by(String token, String method, String path) {
        return given().header("Authorization", "Bearer " + token)
                .request(method, path)
                .statusCode();
    }

    private static int gap(String session, int gap) {
        return given().cookie("plumbline-session", session)
                .get("/api/v1/violations/" + gap)
                .statusCode();
    }

    private static Response accept(String welcome, String password) {
        String token = given().get(welcome).getCookie("plumbline-csrf");
        return given().redirects()
                .follow(false)
                .cookie("plumbline-csrf", token)
                .formParam("csrf-token", token)
                .formParam("password", password)
                .post(welcome);
    }
}
