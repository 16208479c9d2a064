package dev.plumbline.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.TargetReport;
import dev.plumbline.leading.Use;
import dev.plumbline.leading.Uses;
import dev.plumbline.web.Browserless;
import dev.plumbline.web.fakes.Company;
import dev.plumbline.web.fakes.FakeLedger;
import dev.plumbline.web.fakes.LedCompany;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What those who lead see of their people, and what their people see of that. */
@QuarkusTest
@TestProfile(LedCompany.class)
class TeamPagesTest {

    private static final Browserless DANA = new Browserless("dana");
    private static final Browserless ANN = new Browserless("ann");
    private static final String AGENDA = "/people/" + Company.ANN.value() + "/agenda";

    @Inject
    FakeLedger ledger;

    @Inject
    Uses uses;

    @BeforeEach
    void believable() {
        ledger.reset();
    }

    @Test
    void theTeamPageStartsWithWhatWaitsAndThenNamesPeople() {
        String page = text(DANA, "/team");
        assertThat(page)
                .contains("gap waits for your answer")
                .contains("Acme renewal")
                .contains("Answer here");
        assertThat(page).contains("Ann Smith").contains("Bo Chen").doesNotContain("Carla");
        assertThat(page.indexOf("Ann Smith</bdi></a>")).isLessThan(page.indexOf("Bo Chen</bdi></a>"));
        assertThat(page).contains("gaps in eight weeks").contains(AGENDA).contains("class=\"spark\"");
        assertThat(page.substring(page.indexOf("<tbody>"))).doesNotContain("Dana Ortiz");
    }

    @Test
    void aTeamWithoutGapsIsToldSo() {
        ledger.clear();
        assertThat(text(DANA, "/team")).contains("Nobody in your team has a gap");
        assertThat(text(new Browserless("admin"), "/team")).contains("You lead nobody");
    }

    @ParameterizedTest
    @CsvSource({"ann, /team, 403", "ann, /team/digest, 403", "admin, /team/digest, 404", "dana, /team/digest, 200"})
    void onlyLeadersHaveATeam(String login, String path, int status) {
        assertThat(new Browserless(login).asks().get(path).statusCode()).isEqualTo(status);
    }

    @Test
    void theNextDigestReadsAsItWouldNow() {
        String page = text(DANA, "/team/digest");
        assertThat(page)
                .contains("Hello Dana Ortiz")
                .contains("open gaps in your team")
                .contains("Oldest:");
    }

    @Test
    void theLinkInADigestLeadsToAWholePage() {
        Response own = DANA.asks().get("/teams/" + Company.DANA.value());
        assertThat(own.getHeader("Location")).endsWith("/team");
        Response below = new Browserless("lee").asks().get("/teams/" + Company.DANA.value());
        assertThat(below.getHeader("Location")).endsWith("/people/" + Company.DANA.value());
    }

    @Test
    void aTalkIsPreparedRecordedAndReadByBoth() {
        String prepared = text(DANA, AGENDA);
        assertThat(prepared).contains("Worth asking: what stands in the way of").contains("Record the talk");
        String words = "We go through \"Acme\" <b>together</b> on Friday.\nAnn asks Bo.";
        assertThat(note(DANA, "2026-02-27", words).getHeader("Location")).endsWith(AGENDA + "?noted=yes");
        for (Browserless reader : List.of(DANA, ANN, new Browserless("lee"))) {
            assertThat(text(reader, AGENDA))
                    .contains("&lt;b&gt;together&lt;/b&gt; on Friday.")
                    .contains("Feb 27, 2026");
        }
        assertThat(text(ANN, AGENDA)).doesNotContain("Record the talk").contains("What got better since Feb 27, 2026");
    }

    @ParameterizedTest
    @CsvSource({
        "bo, 2026-02-27, 404, no such page",
        "marco, 2026-02-27, 404, no such page",
        "ann, 2026-02-27, 403, Only whoever leads",
        "dana, 2026-03-03, 400, today at the latest",
        "dana, 2024-03-03, 400, today at the latest",
        "dana, tomorrow, 400, today at the latest"
    })
    void aTalkThatCannotBeKeptIsRefusedWithItsWords(String login, String day, int status, String words) {
        Response answer = note(new Browserless(login), day, "We <talked>.");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.asString()).contains(words);
        if (status == 400) {
            assertThat(answer.asString()).contains("We &lt;talked&gt;.</textarea>");
        }
    }

    @Test
    void useIsNotedByDayAndOnlyOfLeaders() {
        text(DANA, "/team");
        text(DANA, "/people/" + Company.BO.value());
        DANA.asks().header("Sec-Fetch-Site", "none").get("/team");
        text(DANA, "/people/" + Company.DANA.value());
        text(ANN, "/gaps");
        List<Uses.Day> days = uses.since(Set.of(Company.DANA, Company.ANN), LocalDate.parse("2026-03-02"));
        assertThat(days).extracting(Uses.Day::person).containsOnly(Company.DANA);
        assertThat(days).extracting(Uses.Day::day).containsOnly(LocalDate.parse("2026-03-02"));
        assertThat(days).extracting(Uses.Day::use).contains(Use.VIEWED, Use.FOLLOWED);
    }

    /** P1: the same bytes, whoever of the two asks. */
    @Test
    void whatOthersSeeOfOneselfIsExactlyWhatTheySee() {
        List<String> paths = List.of(
                "/api/v1/people/" + Company.ANN.value(),
                "/api/v1/violations?accountable=" + Company.ANN.value() + "&limit=200",
                "/gaps?person=" + Company.ANN.value());
        int differing = 0;
        for (String path : paths) {
            String own = normal(text(ANN, path));
            String theirs = normal(text(DANA, path));
            differing += own.equals(theirs) ? 0 : 1;
        }
        TargetReport.row("P1", paths.size() + " views of one person, own and manager's", differing + " differ", 0);
        assertThat(differing).isZero();
        assertThat(text(ANN, "/gaps")).contains("href=\"/people/" + Company.ANN.value() + "\"");
    }

    /** Of pages, what is said about the person: the rows. The frame differs by who looks. */
    private static String normal(String answer) {
        int from = answer.indexOf("<tbody");
        return from < 0 ? answer : answer.substring(from, answer.indexOf("</tbody>", from));
    }

    /** P11. */
    @Test
    void whoLookedIsSeenByWhomTheyLookedAt() {
        text(DANA, "/people/" + Company.BO.value());
        String looks = "/people/" + Company.BO.value() + "/looks";
        Browserless bo = new Browserless("bo");
        String seen = text(bo, looks);
        assertThat(seen)
                .contains("Dana Ortiz")
                .contains("Mar 2, 2026")
                .doesNotContain("AM")
                .doesNotContain("PM");
        assertThat(bo.asks().header("HX-Request", "true").get(looks).asString())
                .contains("Dana Ortiz")
                .doesNotContain("<html");
        assertThat(DANA.asks().get(looks).statusCode()).isEqualTo(404);
        assertThat(ANN.asks().get(looks).statusCode()).isEqualTo(404);
        TargetReport.row("P11", "manager opens a person page", "the person sees who and on which day", 0);
    }

    private static Response note(Browserless who, String day, String text) {
        String token = who.asks().get("/rules").getCookie("plumbline-csrf");
        return who.asks()
                .cookie("plumbline-csrf", token)
                .formParam("csrf-token", token)
                .formParam("day", day)
                .formParam("text", text)
                .post("/people/" + Company.ANN.value() + "/talks");
    }

    private static String text(Browserless who, String path) {
        Response answer = who.asks().get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.asString();
    }
}
