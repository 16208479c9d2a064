package dev.plumbline.web.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.web.Browserless;
import dev.plumbline.web.fakes.Company;
import dev.plumbline.web.fakes.FakeClock;
import dev.plumbline.web.fakes.FakeCompany;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Getting in, staying in, getting out. */
@QuarkusTest
@TestProfile(FakeCompany.class)
class SignInTest {

    @AfterEach
    void nineOClock() {
        FakeClock.settable().set(Instant.parse(Company.NOW));
    }

    @Test
    void opensASessionThatScriptsCannotReadAndOtherSitesCannotUse() {
        Response answer = Browserless.signIn("Dana ", Company.PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.getHeader("Location")).endsWith("/");
        Cookie session = answer.getDetailedCookie("plumbline-session");
        assertThat(session.isHttpOnly()).isTrue();
        assertThat(session.getSameSite()).isEqualToIgnoringCase("lax");
        assertThat(session.getValue()).doesNotContainIgnoringCase("dana");
    }

    @Test
    void saysThatLoginAndPasswordDoNotMatchWithoutSayingWhichIsWrong() {
        Response known = Browserless.signIn("bo", "not this");
        Response unknown = Browserless.signIn("somebody-else", "not this");
        assertThat(known.getHeader("Location")).endsWith("/sign-in?error=wrong");
        assertThat(unknown.getHeader("Location")).isEqualTo(known.getHeader("Location"));
        assertThat(known.getCookie("plumbline-session")).isNull();
        assertThat(given().get("/sign-in?error=wrong").asString()).contains("do not go together");
    }

    @Test
    void refusesTheEleventhTryInAQuarterOfAnHourEvenWithTheRightPassword() {
        for (int i = 0; i < 10; i++) {
            assertThat(Browserless.signIn("marco", "guess " + i).getHeader("Location"))
                    .endsWith("error=wrong");
        }
        Response eleventh = Browserless.signIn("MARCO", Company.PASSWORD);
        assertThat(eleventh.getHeader("Location")).endsWith("/sign-in?error=wait");
        assertThat(eleventh.getCookie("plumbline-session")).isNull();
        assertThat(given().get("/sign-in?error=wait").asString()).contains("wait 15 minutes");
        FakeClock.settable().forward(SignInAttempts.WINDOW);
        assertThat(Browserless.signIn("marco", Company.PASSWORD).getCookie("plumbline-session"))
                .isNotNull();
    }

    @Test
    void keepsOutWhoeverWasDeactivatedInSalesforce() {
        Response answer = Browserless.signIn("gary", Company.PASSWORD);
        assertThat(answer.getHeader("Location")).endsWith("/sign-in?error=wrong");
    }

    @Test
    void leadsBackToWhereTheLinkPointed() {
        Response away = Browserless.STRANGER.asks().get("/gaps/2");
        Response back = given().redirects()
                .follow(false)
                .cookies(away.getDetailedCookies())
                .formParam("j_username", "bo")
                .formParam("j_password", Company.PASSWORD)
                .post("/sign-in/password");
        assertThat(back.getHeader("Location")).endsWith("/gaps/2");
    }

    @Test
    void treatsAForgedSessionAsNobody() {
        Response answer = Browserless.STRANGER
                .asks()
                .cookie("plumbline-session", "Zm9yZ2Vk")
                .get("/gaps");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(given().cookie("plumbline-session", "Zm9yZ2Vk")
                        .get("/sign-in")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void showsOnlyHintsThatTheInstallationConfigured() {
        String page = given().get("/sign-in").asString();
        assertThat(page).contains("leads the East").contains("data-login=\"dana\"");
        assertThat(page).doesNotContain("data-login=\"marco\"").doesNotContain(Company.PASSWORD);
    }

    @Test
    void signsOutSoThatACopyOfTheCookieOpensNothingEither() {
        String session = Browserless.signIn("bo", Company.PASSWORD).getCookie("plumbline-session");
        Response page = given().cookie("plumbline-session", session).get("/rules");
        Response out = given().redirects()
                .follow(false)
                .cookie("plumbline-session", session)
                .cookie("plumbline-csrf", page.getCookie("plumbline-csrf"))
                .formParam("csrf-token", page.getCookie("plumbline-csrf"))
                .post("/sign-out");
        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(out.getHeader("Location")).contains("/sign-in");
        assertThat(out.getDetailedCookie("plumbline-session").getMaxAge()).isZero();
        assertThat(given().cookie("plumbline-session", session)
                        .get("/api/v1/status")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void fragmentsOfASessionThatEndedReloadThePageInsteadOfShowingASignInFormInside() {
        Response answer =
                Browserless.STRANGER.asks().header("HX-Request", "true").get("/progress");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.getHeader("HX-Refresh")).isEqualTo("true");
    }
}
