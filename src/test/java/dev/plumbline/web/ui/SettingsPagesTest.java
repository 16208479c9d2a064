package dev.plumbline.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.web.Browserless;
import dev.plumbline.web.fakes.Company;
import dev.plumbline.web.fakes.SettledCompany;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people settle about themselves and those below, on pages and by the API. It is 2 March 2026, 09:00 UTC. */
@QuarkusTest
@Tag("own-process")
@TestProfile(SettledCompany.class)
class SettingsPagesTest {

    private static final Browserless ADMIN = new Browserless("admin");
    private static final Browserless ANN = new Browserless("ann");
    private static final Browserless BO = new Browserless("bo");
    private static final Browserless DANA = new Browserless("dana");
    private static final Browserless MARCO = new Browserless("marco");
    private static final String ANNS = "/people/" + Company.ANN.value() + "/settings";
    private static final String API = "/api/v1/people/" + Company.ANN.value();

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void nothingIsSettled() {
        jdbi.useHandle(h -> {
            for (String table : List.of("person_leave", "person_delegate", "person_setting")) {
                h.execute("DELETE FROM " + table);
            }
        });
    }

    @Test
    void areOpenToOneselfWhoeverLeadsAndAdminsOnly() {
        for (Browserless who : List.of(ANN, DANA, ADMIN, new Browserless("lee"))) {
            assertThat(who.asks().get(ANNS).statusCode()).as(who.login()).isEqualTo(200);
            assertThat(who.asks().get(API + "/leave").statusCode())
                    .as(who.login())
                    .isEqualTo(200);
        }
        for (Browserless who : List.of(BO, MARCO, new Browserless("audit"), new Browserless("loose"))) {
            assertThat(who.asks().get(ANNS).statusCode()).as(who.login()).isEqualTo(404);
            assertThat(who.asks().get(API + "/leave").statusCode())
                    .as(who.login())
                    .isEqualTo(404);
            assertThat(post(
                                    who,
                                    "/people/" + Company.BO.value() + "/settings",
                                    ANNS + "/leave",
                                    Map.of("from", "2026-03-09"))
                            .statusCode())
                    .as(who.login())
                    .isEqualTo(404);
        }
        assertThat(Browserless.STRANGER.asks().get(API + "/leave").statusCode()).isEqualTo(401);
        assertThat(leave()).isEmpty();
    }

    @Test
    void takeLeaveInAndOut() {
        assertThat(ANN.asks().get(ANNS).asString())
                .contains("No leave is entered")
                .contains("id=\"messages\"");
        Response entered = post(ANN, ANNS, ANNS + "/leave", Map.of("from", "2026-03-09", "until", "2026-03-13"));
        assertThat(entered.statusCode()).isEqualTo(303);
        assertThat(entered.getHeader("Location")).endsWith("/settings?done=leave#leave");
        String page = ANN.asks().get(ANNS + "?done=leave").asString();
        assertThat(page)
                .contains("Leave taken in")
                .contains("Mar 9, 2026 to Mar 13, 2026")
                .contains("entered by Ann Smith");
        Matcher remove =
                Pattern.compile("action=\"([^\"]*/leave/\\d+/remove)\"").matcher(page);
        assertThat(remove.find()).isTrue();
        assertThat(post(DANA, ANNS, remove.group(1), Map.of()).statusCode()).isEqualTo(303);
        assertThat(leave()).isEmpty();
    }

    @Test
    void sayWhatWasWrongAndChangeNothing() {
        Response refused = post(ANN, ANNS, ANNS + "/leave", Map.of("from", "2026-03-09", "until", "2026-03-01"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.asString()).contains("Nothing was changed. The last day, 2026-03-01, is before the first");
        assertThat(post(ANN, ANNS, ANNS + "/leave", Map.of("from", "<script>")).asString())
                .contains("is no day of the calendar")
                .doesNotContain("<script>\"");
        assertThat(ANN.asks()
                        .contentType("application/x-www-form-urlencoded")
                        .formParam("from", "2026-03-09")
                        .post(ANNS + "/leave")
                        .statusCode())
                .as("without the token of the form")
                .isEqualTo(400);
        assertThat(leave()).isEmpty();
    }

    @Test
    void sayThatTheClockStandsStillOnLeave() {
        post(ANN, ANNS, ANNS + "/leave", Map.of("from", "2026-03-01", "until", "2026-03-04"));
        assertThat(DANA.asks().get(ANNS).asString()).contains("is on leave until Mar 4, 2026");
    }

    @Test
    void letDelegatesSeeAndActForTheOwnerUntilItEnds() {
        assertThat(BO.asks().get("/gaps/1").statusCode()).isEqualTo(404);
        Response named = post(ANN, ANNS, ANNS + "/delegates", Map.of("delegate", "bo@company.test"));
        assertThat(named.statusCode()).isEqualTo(303);
        assertThat(BO.asks().get("/gaps/1").statusCode()).isEqualTo(200);
        assertThat(BO.asks().get("/people/" + Company.BO.value()).asString())
                .contains("You act for")
                .contains("/people/" + Company.ANN.value());
        assertThat(BO.asks().get(ANNS).statusCode())
                .as("a delegate settles nothing")
                .isEqualTo(404);
        String page = ANN.asks().get(ANNS).asString();
        assertThat(page).contains("Bo Chen, from Mar 2, 2026 on");
        Matcher remove =
                Pattern.compile("action=\"([^\"]*/delegates/\\d+/remove)\"").matcher(page);
        assertThat(remove.find()).isTrue();
        post(ANN, ANNS, remove.group(1), Map.of());
        assertThat(BO.asks().get("/gaps/1").statusCode()).isEqualTo(404);
    }

    @Test
    void getQuieterNeverSilent() {
        Response changed = post(
                ANN,
                ANNS,
                ANNS + "/messages",
                Map.of(
                        "first",
                        "email",
                        "digest-only",
                        "on",
                        "quiet-from",
                        "17:00",
                        "quiet-until",
                        "09:00",
                        "digest-weeks",
                        "4"));
        assertThat(changed.statusCode()).isEqualTo(303);
        assertThat(ANN.asks().get(ANNS).asString()).contains("value=\"17:00\"").contains("value=\"4\" selected");
        assertThat(post(ANN, ANNS, ANNS + "/messages", Map.of("quiet-from", "09:00", "quiet-until", "08:00"))
                        .asString())
                .contains("at most 18 hours");
    }

    @Test
    void areTheSameByTheApi() {
        Response entered = json(ANN)
                .body(Map.of("from", "2026-03-09", "until", "2026-03-10"))
                .post(API + "/leave");
        assertThat(entered.statusCode()).isEqualTo(201);
        assertThat(entered.jsonPath().getBoolean("wholeDays")).isTrue();
        Response refused = json(ANN).body("{\"from\": \"soon\"}").post(API + "/leave");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("detail")).contains("\"soon\" is no day of the calendar");
        String id = entered.jsonPath().getString("id");
        assertThat(json(ANN).delete(API + "/leave/" + id).statusCode()).isEqualTo(204);
        assertThat(json(ANN).delete(API + "/leave/" + id).statusCode()).isEqualTo(404);
        Response delegate =
                json(DANA).body(Map.of("delegate", "bo@company.test")).post(API + "/delegates");
        assertThat(delegate.statusCode()).isEqualTo(201);
        assertThat(delegate.jsonPath().getString("delegate.name")).isEqualTo("Bo Chen");
        assertThat(json(ANN)
                        .body(Map.of("delegate", "ann@company.test"))
                        .post(API + "/delegates")
                        .jsonPath()
                        .getString("detail"))
                .contains("Nobody is their own delegate");
        assertThat(json(ANN)
                        .body(Map.of("quietFrom", "18:00"))
                        .put(API + "/settings")
                        .jsonPath()
                        .getString("quietFrom"))
                .isEqualTo("18:00");
        assertThat(json(ANN).body("{\"channels\": []}").put(API + "/settings").statusCode())
                .isEqualTo(400);
    }

    @Test
    void sayWhatWasWrongInTheReadersLanguage() {
        assertThat(german(ANNS + "/leave", Map.of("from", "2026-03-09", "until", "2026-03-01")))
                .contains("Nichts wurde geändert. Der letzte Tag, 2026-03-01, liegt vor dem ersten, 2026-03-09.");
        assertThat(german(ANNS + "/delegates", Map.of("delegate", "ann@company.test")))
                .contains("Niemand vertritt sich selbst.");
        assertThat(german(ANNS + "/messages", Map.of("quiet-from", "late")))
                .contains("Ruhezeiten sind Uhrzeiten, zum Beispiel 19:00 und 07:00.");
        assertThat(german(ANNS + "/messages", Map.of("digest-weeks", "3")))
                .contains("alle 2 oder alle 4 Wochen; angegeben ist 3.");
    }

    private static String german(String to, Map<String, String> fields) {
        String token = ANN.asks().get(ANNS).getCookie("plumbline-csrf");
        Response refused = ANN.asks()
                .cookie("plumbline-language", "de")
                .cookie("plumbline-csrf", token)
                .formParams(fields)
                .formParam("csrf-token", token)
                .post(to);
        assertThat(refused.statusCode()).isEqualTo(400);
        return refused.asString();
    }

    private List<String> leave() {
        return jdbi.withHandle(h -> h.createQuery("SELECT person FROM person_leave")
                .mapTo(String.class)
                .list());
    }

    private static RequestSpecification json(Browserless who) {
        return who.asks().contentType("application/json");
    }

    /** As a browser does it: the page first, for its token. */
    private static Response post(Browserless who, String page, String to, Map<String, String> fields) {
        Response form = who.asks().get(page);
        String cookie = form.getCookie("plumbline-csrf");
        return who.asks()
                .cookie("plumbline-csrf", cookie == null ? "none" : cookie)
                .contentType("application/x-www-form-urlencoded")
                .formParams(fields)
                .formParam("csrf-token", cookie == null ? "none" : cookie)
                .post(to);
    }
}
