package dev.plumbline.web.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.TargetReport;
import dev.plumbline.web.Browserless;
import dev.plumbline.web.fakes.Company;
import dev.plumbline.web.fakes.FakeClock;
import dev.plumbline.web.fakes.FakeCompany;
import dev.plumbline.web.fakes.FakeDirectory;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Cookies;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Coming in by another provider: over real HTTP, with a provider that answers as it should, and with one that does not. */
@QuarkusTest
@TestProfile(SignOnTest.WithProvider.class)
class SignOnTest {

    /** Started before the application, which reads from it who it is. */
    public static class WithProvider extends FakeCompany {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> config = new HashMap<>(super.getConfigOverrides());
            config.putAll(OpenIdProvider.shared().settings());
            config.put("plumbline.sign-on.link", "username");
            config.put("plumbline.sign-on.username-claim", "salesforce_username");
            return config;
        }
    }

    private final OpenIdProvider provider = OpenIdProvider.shared();
    private final Walk walk = new Walk(provider);

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void now() {
        FakeClock.settable().set(Instant.now());
        provider.reset();
        jdbi.useHandle(h -> h.execute("DELETE FROM access_link"));
    }

    @AfterEach
    void nineOClock() {
        FakeClock.settable().set(Instant.parse(Company.NOW));
        FakeDirectory.reset();
    }

    @Test
    void asksWithChallengeStateAndNonce() {
        assertThat(given().get("/sign-in").asString())
                .contains("Sign in with Acme ID")
                .contains("/sign-in/sso");
        Map<String, String> asked = Walk.asked(Walk.start());
        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", OpenIdProvider.CLIENT)
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("code_challenge", "state", "nonce");
        assertThat(asked.get("redirect_uri")).endsWith("/sign-in/sso");
        assertThat(asked.get("scope")).contains("openid");
    }

    @Test
    void opensASessionOfOursForWhomeverItLinksAndLeadsBack() {
        provider.claims = Map.of("sub", "ann-1", "salesforce_username", "ann@company.test");
        Response away = Browserless.STRANGER.asks().get("/gaps/1");
        Response in = walk.through(away.getDetailedCookies(), UnaryOperator.identity());
        assertThat(in.statusCode()).isEqualTo(302);
        assertThat(in.getHeader("Location")).endsWith("/gaps/1");
        String session = in.getCookie("plumbline-session");
        assertThat(given().cookie("plumbline-session", session)
                        .get("/api/v1/violations/1")
                        .statusCode())
                .isEqualTo(200);
        assertThat(given().cookie("plumbline-session", session)
                        .get("/api/v1/violations/2")
                        .statusCode())
                .isEqualTo(404);
        assertThat(in.getDetailedCookies().asList().stream()
                        .filter(cookie -> cookie.getName().startsWith("q_session"))
                        .allMatch(cookie ->
                                cookie.getMaxAge() == 0 || cookie.getValue().isEmpty()))
                .as("nothing of the provider's stays in the browser")
                .isTrue();
    }

    @Test
    void whoLeadsPeopleIsAManagerByTheHierarchy() {
        provider.claims = Map.of("sub", "dana-1", "salesforce_username", "dana@company.test");
        String session = walk.session();
        assertThat(given().cookie("plumbline-session", session)
                        .get("/api/v1/violations/1")
                        .statusCode())
                .isEqualTo(200);
        FakeDirectory.deactivate(Company.DANA);
        assertThat(given().cookie("plumbline-session", session)
                        .get("/api/v1/violations/1")
                        .statusCode())
                .as("deactivated in Salesforce, gone here with the next request")
                .isEqualTo(401);
    }

    @Test
    void refusesEveryAnswerThatIsNotTheRightOne() {
        Map<String, Object> ann = Map.of("sub", "ann-1", "salesforce_username", "ann@company.test");
        long now = Instant.now().getEpochSecond();
        Map<String, Runnable> attacks = new LinkedHashMap<>();
        attacks.put("wrong nonce", () -> provider.claims = with(ann, "nonce", "another"));
        attacks.put("no nonce", () -> provider.claims = with(ann, "nonce", ""));
        attacks.put("wrong issuer", () -> provider.claims = with(ann, "iss", "https://evil.example"));
        attacks.put("another client's token", () -> provider.claims = with(ann, "aud", "somebody-else"));
        attacks.put("expired", () -> provider.claims = with(with(ann, "exp", now - 3600), "iat", now - 7200));
        attacks.put("alg none", () -> provider.signing = OpenIdProvider.Signing.NONE);
        attacks.put("HS256", () -> provider.signing = OpenIdProvider.Signing.HS256_BY_SECRET);
        attacks.put("foreign key", () -> provider.signing = OpenIdProvider.Signing.FOREIGN_KEY);
        attacks.put("signature cut off", () -> provider.signing = OpenIdProvider.Signing.NO_SIGNATURE);
        List<String> in = new ArrayList<>();
        attacks.forEach((name, attack) -> {
            provider.reset();
            provider.claims = ann;
            attack.run();
            note(in, name, walk.through());
        });
        provider.reset();
        provider.claims = ann;
        note(in, "wrong state", walk.through(noCookies(), back -> with(back, "state", "other")));
        note(in, "no state", walk.through(noCookies(), back -> without(back, "state")));
        note(in, "made-up code", walk.through(noCookies(), back -> with(back, "code", "made-up")));
        note(in, "another's browser", withoutCookies());
        note(in, "no challenge", unchallenged());
        Response right = walk.through();
        TargetReport.row("S18", attacks.size() + 5 + " ways to answer wrongly", in.size() + " let in", 0);
        assertThat(in).isEmpty();
        assertThat(right.getCookie("plumbline-session"))
                .as("the right answer still works")
                .isNotNull();
    }

    @Test
    void linksOnIdsThatNeverChangeAndTakesNobodyOver() {
        List<String> takeovers = new ArrayList<>();
        provider.claims =
                Map.of("sub", "ann-1", "salesforce_username", "ann@company.test", "email", "ann@company.test");
        assertThat(walk.session()).isNotNull();
        Map<String, Map<String, Object>> others = new LinkedHashMap<>();
        others.put("another user with Ann's address", Map.of("sub", "mallory-1", "email", "ann@company.test"));
        others.put(
                "another user with Ann's username",
                Map.of("sub", "mallory-1", "salesforce_username", "ann@company.test"));
        others.put("in capitals", Map.of("sub", "mallory-1", "salesforce_username", "ANN@company.test"));
        others.put(
                "with a letter that looks alike",
                Map.of("sub", "mallory-1", "salesforce_username", "аnn@company.test"));
        others.put("with a dotless i", Map.of("sub", "mallory-1", "salesforce_username", "lıe@company.test"));
        others.put("somebody who left", Map.of("sub", "gary-1", "salesforce_username", "gary@company.test"));
        others.put("nobody", Map.of("sub", "nobody-1", "salesforce_username", "nobody@company.test"));
        others.put("blank", Map.of("sub", "nobody-1", "salesforce_username", " "));
        others.put("a list", Map.of("sub", "nobody-1", "salesforce_username", List.of("ann@company.test")));
        others.forEach((name, claims) -> {
            provider.claims = claims;
            Response answer = walk.through();
            note(takeovers, name, answer);
        });
        provider.claims = Map.of("sub", "ann-1", "salesforce_username", "bo@company.test", "email", "bo@company.test");
        String session = walk.session();
        boolean stillAnn = given().cookie("plumbline-session", session)
                        .get("/api/v1/violations/1")
                        .statusCode()
                == 200;
        if (!stillAnn) {
            takeovers.add("a changed username moved the link");
        }
        TargetReport.row(
                "S28", others.size() + 1 + " users who look like another", takeovers.size() + " taken over", 0);
        assertThat(takeovers).isEmpty();
    }

    @Test
    void endsWithTheProvidersSessionWhenItSaysSo() {
        provider.claims = Map.of("sub", "bo-1", "salesforce_username", "bo@company.test");
        String session = walk.session();
        assertThat(told(provider.logoutToken("bo-1", claims -> with(claims, "aud", "other"))))
                .isEqualTo(400);
        assertThat(told(provider.logoutToken("bo-1", claims -> without(claims, "events"))))
                .isEqualTo(400);
        provider.signing = OpenIdProvider.Signing.FOREIGN_KEY;
        assertThat(told(provider.logoutToken("bo-1", UnaryOperator.identity()))).isEqualTo(400);
        provider.signing = OpenIdProvider.Signing.RIGHT;
        assertThat(told("nonsense")).isEqualTo(400);
        assertThat(status(session)).isEqualTo(200);
        assertThat(told(provider.logoutToken("bo-1", UnaryOperator.identity()))).isEqualTo(200);
        assertThat(status(session)).isEqualTo(401);
    }

    @Test
    void signingOutEndsTheProvidersSessionToo() {
        provider.claims = Map.of("sub", "bo-1", "salesforce_username", "bo@company.test");
        String session = walk.session();
        String token =
                given().cookie("plumbline-session", session).get("/rules").getCookie("plumbline-csrf");
        String out = given().redirects()
                .follow(false)
                .cookie("plumbline-session", session)
                .cookie("plumbline-csrf", token)
                .formParam("csrf-token", token)
                .post("/sign-out")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(out)
                .as("no redirect, which browsers would not follow from a form")
                .contains("<meta http-equiv=\"refresh\" content=\"0; url=" + provider.url() + "/end\">")
                .doesNotContain("bo@company.test", "Bo Chen");
        assertThat(status(session)).isEqualTo(401);
    }

    private static int status(String session) {
        return given().cookie("plumbline-session", session)
                .get("/api/v1/status")
                .statusCode();
    }

    private static int told(String token) {
        return given().formParam("logout_token", token)
                .post("/sign-in/back-channel")
                .statusCode();
    }

    /** Told that it did not work, or sent to the provider to begin anew. */
    private void note(List<String> in, String attack, Response answer) {
        String to = String.valueOf(answer.getHeader("Location"));
        boolean sent = answer.statusCode() == 302
                && (to.contains("/sign-in?error=") || to.startsWith(provider.url() + "/authorize"));
        if (answer.getCookie("plumbline-session") != null || !sent) {
            in.add(attack + ": " + answer.statusCode() + " " + answer.getHeader("Location"));
        }
    }

    private static Cookies noCookies() {
        return new Cookies(List.of());
    }

    private Response withoutCookies() {
        Map<String, String> asked = Walk.asked(Walk.start());
        return given().redirects()
                .follow(false)
                .queryParam("code", provider.code(asked))
                .queryParam("state", asked.get("state"))
                .get("/sign-in/sso");
    }

    /** A code that was issued for somebody else's challenge. */
    private Response unchallenged() {
        Response start = Walk.start();
        Map<String, String> asked = Walk.asked(start);
        String code = provider.code(with(asked, "code_challenge", "of-another"));
        return given().redirects()
                .follow(false)
                .cookies(start.getDetailedCookies())
                .queryParam("code", code)
                .queryParam("state", asked.get("state"))
                .get("/sign-in/sso");
    }

    private static <V> Map<String, V> with(Map<String, ? extends V> map, String key, V value) {
        Map<String, V> changed = new HashMap<>(map);
        changed.put(key, value);
        return changed;
    }

    private static <V> Map<String, V> without(Map<String, V> map, String key) {
        Map<String, V> changed = new HashMap<>(map);
        changed.remove(key);
        return changed;
    }
}
