package dev.plumbline.web.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.TargetReport;
import dev.plumbline.web.Browserless;
import dev.plumbline.web.fakes.Company;
import dev.plumbline.web.fakes.FakeCompany;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One program in a loop is asked to wait, and nobody else notices. */
@QuarkusTest
@TestProfile(PaceTest.Slow.class)
class PaceTest {

    /** A company where thirty requests in a minute are enough for anybody. */
    public static class Slow extends FakeCompany {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> config = new HashMap<>(super.getConfigOverrides());
            config.put("plumbline.sign-on.requests-per-minute", "30");
            config.put("plumbline.sign-on.exports-per-hour", "5");
            return config;
        }
    }

    @Test
    void asksWhoeverIsTooFastToWaitAndNobodyElse() {
        String ann = Browserless.signIn("ann", Company.PASSWORD).getCookie("plumbline-session");
        String dana = Browserless.signIn("dana", Company.PASSWORD).getCookie("plumbline-session");
        int granted = 0;
        int slower = 0;
        Response last = null;
        for (int i = 0; i < 200; i++) {
            last = given().cookie("plumbline-session", ann).get("/api/v1/status");
            granted += last.statusCode() == 200 ? 1 : 0;
            slower += last.statusCode() == 429 ? 1 : 0;
        }
        int others =
                given().cookie("plumbline-session", dana).get("/api/v1/status").statusCode();
        TargetReport.row(
                "S20",
                "200 requests in a row by one person who may 30 in a minute",
                granted + " granted, " + slower + " asked to wait; another person got " + others,
                0);
        assertThat(granted).isBetween(30, 60);
        assertThat(slower).isEqualTo(200 - granted);
        assertThat(others).isEqualTo(200);
        assertThat(last).isNotNull();
        assertThat(Integer.parseInt(last.getHeader("Retry-After"))).isPositive();
        assertThat(last.contentType()).startsWith("application/problem+json");
        // One more request is granted every two seconds, and this may be the moment.
        Response page = Stream.generate(
                        () -> given().cookie("plumbline-session", ann).get("/gaps"))
                .limit(5)
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(page.asString()).contains("Wait");
        assertThat(Browserless.TOKEN.asks().get("/api/v1/status").statusCode()).isEqualTo(200);
    }

    @Test
    void letsAPersonTakeAListAwayFiveTimesAnHour() {
        String bo = Browserless.signIn("bo", Company.PASSWORD).getCookie("plumbline-session");
        for (int i = 0; i < 5; i++) {
            assertThat(given().cookie("plumbline-session", bo).get("/gaps.csv").statusCode())
                    .isEqualTo(200);
        }
        assertThat(given().cookie("plumbline-session", bo).get("/gaps.xlsx").statusCode())
                .as("the sixth, whatever file it is")
                .isEqualTo(429);
        Response sixth = given().cookie("plumbline-session", bo).get("/gaps.csv");
        assertThat(sixth.statusCode()).isEqualTo(429);
        assertThat(sixth.asString()).contains("minutes");
        assertThat(Integer.parseInt(sixth.getHeader("Retry-After"))).isBetween(60, 720);
        assertThat(given().cookie("plumbline-session", bo)
                        .cookie("plumbline-language", "de")
                        .get("/gaps.csv")
                        .asString())
                .startsWith("Sie fragen schneller, als es für andere gut ist.")
                .contains("Minuten");
        assertThat(given().cookie("plumbline-session", bo).get("/gaps").statusCode())
                .isEqualTo(200);
    }
}
