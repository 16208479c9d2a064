package dev.plumbline.web.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.web.Browserless;
import dev.plumbline.web.fakes.Company;
import dev.plumbline.web.fakes.FakeCompany;
import dev.plumbline.web.fakes.FakeLedger;
import dev.plumbline.web.fakes.FakeRecheck;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers on every answer, and writes that only our own pages can cause. */
@QuarkusTest
@TestProfile(FakeCompany.class)
class GuardsTest {

    @Inject
    FakeRecheck recheck;

    @Inject
    FakeLedger ledger;

    @BeforeEach
    @AfterEach
    void believable() {
        ledger.reset();
        recheck.reset();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/gaps",
                "/gaps/1",
                "/gaps/999999",
                "/nowhere",
                "/sign-in",
                "/rules/big-deals",
                "/plumbline/app.css",
                "/plumbline/missing.css",
                "/_static/htmx.org/dist/htmx.min.js",
                "/webjars/picocss__pico/css/pico.min.css",
                "/api/v1/status",
                "/api/v1/violations?limit=0",
                "/api/v1/nowhere",
                "/q/metrics",
                "/q/openapi",
                "/q/health/live",
                "/q/nowhere"
            })
    void everyAnswerProtectsItsReader(String path) {
        for (Browserless who : List.of(Browserless.STRANGER, new Browserless("admin"), Browserless.TOKEN)) {
            Response answer = who.asks().get(path);
            assertProtected(answer);
            boolean file =
                    path.startsWith("/plumbline/app") || path.startsWith("/_static") || path.startsWith("/webjars");
            if (file) {
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.getHeader("Cache-Control")).contains("max-age");
            } else {
                assertThat(answer.getHeader("Cache-Control")).contains("no-store");
            }
        }
    }

    @Test
    void errorsAreProtectedToo() {
        ledger.breakDown();
        assertProtected(new Browserless("chief").asks().get("/gaps"));
        assertProtected(Browserless.TOKEN.asks().get("/api/v1/violations"));
        assertProtected(given().redirects().follow(false).post("/sign-out"));
        assertProtected(Browserless.signIn("admin", "wrong"));
    }

    @Test
    void aFormWithItsTokenIsObeyed() {
        Response answer = withToken(new Browserless("ann")).post("/gaps/1/recheck");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.getHeader("Location")).endsWith("/gaps/1?checked=still");
        assertThat(recheck.asked()).containsExactly(Company.id("006", 1));
    }

    @Test
    void aFormWithoutItsTokenIsRefusedInWords() {
        Browserless ann = new Browserless("ann");
        Response without = ann.asks().formParam("a", "b").post("/gaps/1/recheck");
        Response wrong = ann.asks()
                .cookie("plumbline-csrf", "AAAAAAAAAAAAAAAAAAAAAA")
                .formParam("csrf-token", "BBBBBBBBBBBBBBBBBBBBBB")
                .post("/gaps/1/recheck");
        for (Response answer : List.of(without, wrong)) {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.asString()).contains("Nothing was changed");
        }
        assertThat(ann.asks().post("/gaps/1/recheck").statusCode()).isEqualTo(400);
        assertThat(ann.asks()
                        .contentType("text/plain")
                        .body("x")
                        .post("/gaps/1/recheck")
                        .statusCode())
                .isEqualTo(415);
        assertThat(ann.asks()
                        .contentType("application/json")
                        .body("{}")
                        .post("/gaps/1/recheck")
                        .statusCode())
                .isEqualTo(415);
        assertThat(recheck.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://localhost.evil.example", "not a url"})
    void writesFromOtherSitesAreRefusedEvenWithAToken(String origin) {
        Response answer =
                withToken(new Browserless("ann")).header("Origin", origin).post("/gaps/1/recheck");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.asString()).startsWith("This request came from another site");
        assertThat(given().header("Origin", origin)
                        .header("Accept-Language", "de")
                        .formParam("a", "b")
                        .post("/gaps/1/recheck")
                        .asString())
                .startsWith("Diese Anfrage kam von einer anderen Website");
        assertThat(given().header("Origin", origin)
                        .formParam("j_username", "ann")
                        .formParam("j_password", Company.PASSWORD)
                        .post("/sign-in/password")
                        .statusCode())
                .isEqualTo(403);
        assertThat(recheck.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void writesThatTheBrowserMarksAsForeignAreRefused(String site) {
        assertThat(withToken(new Browserless("ann"))
                        .header("Sec-Fetch-Site", site)
                        .post("/gaps/1/recheck")
                        .statusCode())
                .isEqualTo(403);
        assertThat(withToken(new Browserless("ann"))
                        .header("Sec-Fetch-Site", site)
                        .post("/sign-out")
                        .statusCode())
                .isEqualTo(403);
        assertThat(recheck.asked()).isEmpty();
    }

    @Test
    void aSessionWritesThroughTheApiOnlyWithJson() {
        Browserless ann = new Browserless("ann");
        assertThat(ann.asks()
                        .contentType("text/plain")
                        .body("{}")
                        .post("/api/v1/violations/1/recheck")
                        .statusCode())
                .isEqualTo(415);
        assertThat(ann.asks()
                        .formParam("a", "b")
                        .post("/api/v1/violations/1/recheck")
                        .statusCode())
                .isEqualTo(400);
        assertThat(recheck.asked()).isEmpty();
        assertThat(ann.asks()
                        .contentType("application/json")
                        .body("{}")
                        .post("/api/v1/violations/1/recheck")
                        .statusCode())
                .isEqualTo(200);
        assertThat(recheck.asked()).hasSize(1);
    }

    @Test
    void readingChangesNothing() {
        for (String path : List.of("/gaps/1/recheck", "/api/v1/violations/1/recheck", "/sign-out")) {
            assertThat(new Browserless("ann").asks().get(path).statusCode())
                    .as(path)
                    .isEqualTo(405);
            assertThat(new Browserless("ann").asks().head(path).statusCode())
                    .as(path)
                    .isEqualTo(405);
        }
        assertThat(recheck.asked()).isEmpty();
    }

    @Test
    void nobodyLooksAgainAtSomebodyElsesRecord() {
        assertThat(withToken(new Browserless("ann")).post("/gaps/2/recheck").statusCode())
                .isEqualTo(404);
        assertThat(recheck.asked()).isEmpty();
    }

    private static RequestSpecification withToken(Browserless who) {
        String token = who.asks().get("/rules").getCookie("plumbline-csrf");
        return who.asks().cookie("plumbline-csrf", token).formParam("csrf-token", token);
    }

    private static void assertProtected(Response answer) {
        assertThat(answer.getHeader("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.getHeader("Strict-Transport-Security")).contains("max-age=31536000");
        assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.getHeader("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.getHeader("Cache-Control")).isNotNull();
    }
}
