package dev.plumbline.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.RecordId;
import dev.plumbline.web.Browserless;
import dev.plumbline.web.fakes.Company;
import dev.plumbline.web.fakes.FakeCompany;
import dev.plumbline.web.fakes.FakeLedger;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may see whose, on every page and endpoint about one person or one gap. */
@QuarkusTest
@TestProfile(FakeCompany.class)
class ScopingTest {

    @Inject
    FakeLedger ledger;

    @BeforeEach
    void believable() {
        ledger.reset();
    }

    /** Gap 1 is Ann's, 2 Bo's, 3 Carla's, 5 Dana's, 8 the East's queue's. */
    @ParameterizedTest(name = "{0}: own {1}, Ann {2}, Bo {3}, Carla {4}, Dana {5}, queue {6}")
    @CsvSource({
        "chief, 200, 200, 200, 200, 200",
        "lee,   200, 200, 200, 200, 200",
        "dana,  200, 200, 404, 200, 200",
        "marco, 404, 404, 200, 404, 404",
        "ann,   200, 404, 404, 404, 404",
        "bo,    404, 200, 404, 404, 404",
        "audit, 404, 404, 404, 404, 404",
        "loose, 404, 404, 404, 404, 404"
    })
    void answersOnlyAboutThoseWhomTheViewerLeads(String login, int ann, int bo, int carla, int dana, int queue) {
        Browserless viewer = new Browserless(login);
        List<Integer> expected = List.of(ann, bo, carla, dana, queue);
        List<Integer> gaps = List.of(1, 2, 3, 5, 8);
        List<String> people = List.of(
                Company.ANN.value(),
                Company.BO.value(),
                Company.CARLA.value(),
                Company.DANA.value(),
                Company.LEADS.value());
        for (int i = 0; i < expected.size(); i++) {
            int wanted = expected.get(i);
            assertStatus(viewer, "/gaps/" + gaps.get(i), wanted);
            assertStatus(viewer, "/api/v1/violations/" + gaps.get(i), wanted);
            assertStatus(viewer, "/people/" + people.get(i), wanted);
            boolean countsAll = login.equals("chief");
            assertThat(viewer.asks()
                            .header("HX-Request", "true")
                            .get("/teams/" + people.get(i))
                            .statusCode())
                    .as(login + " sees the team of " + people.get(i))
                    .isEqualTo(countsAll ? 200 : wanted);
            assertStatus(viewer, "/gaps?person=" + people.get(i), wanted);
            boolean queueHasNoPersonPage = i == 4;
            assertStatus(viewer, "/api/v1/people/" + people.get(i), queueHasNoPersonPage ? 404 : wanted);
        }
    }

    @ParameterizedTest(name = "{0} counts {1} open gaps of people {2}")
    @CsvSource({"token, true", "chief, true", "lee, true", "dana, false", "ann, false", "audit, false"})
    void countsAndListsAreScopedAlike(String login, boolean carlaIsSeen) {
        Browserless viewer = login.equals("token") ? Browserless.TOKEN : new Browserless(login);
        String body = viewer.asks().get("/api/v1/violations?limit=200").asString();
        assertThat(body.contains(Company.CARLA.value())).isEqualTo(carlaIsSeen);
        assertThat(viewer.asks().get("/api/v1/people").asString().contains("Carla"))
                .isEqualTo(carlaIsSeen);
        long open = viewer.asks().get("/api/v1/status").jsonPath().getLong("violations.open");
        int items = viewer.asks()
                .get("/api/v1/violations?limit=200")
                .jsonPath()
                .getList("items")
                .size();
        assertThat(open).isEqualTo(items);
        if (!login.equals("token")) {
            assertThat(viewer.asks().get("/").asString().contains("Carla")).isEqualTo(carlaIsSeen);
            assertThat(viewer.asks().get("/people").asString().contains("Carla"))
                    .isEqualTo(carlaIsSeen);
        }
    }

    @Test
    void adminsSeeCountsOfEverybodyByRuleAndTeamAndNobodysGaps() {
        Browserless admin = new Browserless("admin");
        for (int gap : List.of(1, 2, 3, 5, 8)) {
            assertStatus(admin, "/gaps/" + gap, 404);
            assertStatus(admin, "/api/v1/violations/" + gap, 404);
        }
        for (RecordId person : List.of(Company.ANN, Company.DANA, Company.LEE)) {
            assertStatus(admin, "/people/" + person.value(), 404);
            assertStatus(admin, "/gaps?person=" + person.value(), 404);
            assertStatus(admin, "/api/v1/people/" + person.value(), 404);
        }
        assertThat(admin.asks().get("/api/v1/violations").jsonPath().getList("items"))
                .isEmpty();
        assertThat(admin.asks().get("/api/v1/status").jsonPath().getLong("violations.open"))
                .isEqualTo(113);
        String start = admin.asks().get("/").asString();
        assertThat(start).contains(">113<").contains("Dana Ortiz").contains("/teams/" + Company.DANA.value());
        assertThat(start)
                .doesNotContain("Ann Smith")
                .doesNotContain("href=\"/people/005")
                .doesNotContain("/gaps?rule");
        assertThat(admin.asks().get("/teams/" + Company.DANA.value()).asString())
                .doesNotContain("Ann Smith")
                .doesNotContain("Bo Chen");
    }

    @Test
    void theFilterByManagerNeverWidensTheScope() {
        Response answer =
                new Browserless("ann").asks().get("/api/v1/violations?limit=200&manager=" + Company.LEE.value());
        assertThat(answer.jsonPath().getList("items.accountable.id"))
                .isNotEmpty()
                .allMatch(Company.ANN.value()::equals);
    }

    @Test
    void theFiltersByManagerAndByAccountableMeanBoth() {
        String carlaUnderDana =
                "/api/v1/violations?manager=" + Company.DANA.value() + "&accountable=" + Company.CARLA.value();
        assertThat(Browserless.TOKEN.asks().get(carlaUnderDana).jsonPath().getList("items"))
                .isEmpty();
        String annUnderDana =
                "/api/v1/violations?manager=" + Company.DANA.value() + "&accountable=" + Company.ANN.value();
        assertThat(Browserless.TOKEN.asks().get(annUnderDana).jsonPath().getList("items"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/",
        "/progress",
        "/gaps",
        "/gaps/1",
        "/rules",
        "/rules/contact-role",
        "/people",
        "/people/005000000000004AAA",
        "/teams/005000000000002AAA"
    })
    void strangersAreSentToTheSignInPage(String path) {
        Response answer = Browserless.STRANGER.asks().get(path);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.getHeader("Location")).endsWith("/sign-in");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/status",
        "/api/v1/violations",
        "/api/v1/violations/1",
        "/api/v1/rules",
        "/api/v1/rules/contact-role",
        "/api/v1/people",
        "/api/v1/people/005000000000004AAA",
        "/q/metrics"
    })
    void strangersAreToldByTheApiToBringAToken(String path) {
        Response answer = Browserless.STRANGER.asks().get(path);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getInt("status")).isEqualTo(401);
        Response wrong = Browserless.STRANGER
                .asks()
                .header("Authorization", "Bearer not-the-token-at-all")
                .get(path);
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.contentType()).startsWith("application/problem+json");
    }

    @Test
    void metricsAreForAdmins() {
        assertThat(new Browserless("dana").asks().get("/q/metrics").statusCode())
                .isEqualTo(403);
        assertThat(new Browserless("admin").asks().get("/q/metrics").statusCode())
                .isEqualTo(200);
        assertThat(Browserless.TOKEN.asks().get("/q/metrics").statusCode()).isEqualTo(200);
    }

    @Test
    void theTokenOpensNoPages() {
        assertThat(Browserless.TOKEN.asks().get("/gaps").statusCode()).isEqualTo(302);
    }

    private static void assertStatus(Browserless viewer, String path, int expected) {
        assertThat(viewer.asks().get(path).statusCode())
                .as(viewer.login() + " " + path)
                .isEqualTo(expected);
    }
}
