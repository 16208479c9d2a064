package dev.plumbline.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.sheets.OpenedXlsx;
import dev.plumbline.sheets.Xlsx;
import dev.plumbline.web.Browserless;
import dev.plumbline.web.fakes.Company;
import dev.plumbline.web.fakes.FakeCompany;
import dev.plumbline.web.fakes.FakeLedger;
import dev.plumbline.web.fakes.FakeRecheck;
import dev.plumbline.web.fakes.FakeService;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What pages say. */
@QuarkusTest
@TestProfile(FakeCompany.class)
class PagesTest {

    private static final Browserless ADMIN = new Browserless("chief");
    private static final Browserless ANN = new Browserless("ann");

    @Inject
    FakeLedger ledger;

    @Inject
    FakeService service;

    @Inject
    FakeRecheck recheck;

    @BeforeEach
    @AfterEach
    void believable() {
        ledger.reset();
        service.reset();
        recheck.reset();
    }

    @Test
    void theStartPageSaysHowMuchWhereAndAsOfWhen() {
        String page = text(ADMIN, "/");
        assertThat(page).contains(">113<").contains("amount at stake").contains("Data as of");
        assertThat(page)
                .contains("Connected to Salesforce; 15,587 records read")
                .contains("3 messages wait to be sent.");
        assertThat(page)
                .contains("1 rule cannot run")
                .contains("Dana Ortiz")
                .contains("/gaps?rule=close-date-in-the-past");
        assertThat(page).contains("data-day=\"2026-03-02\"").contains("href=\"http://127.0.0.1:8025/\"");
    }

    @Test
    void onlyAdminsAreToldOfRefusedRulesOnTheStartPage() {
        assertThat(text(new Browserless("dana"), "/")).doesNotContain("cannot run");
    }

    @Test
    void datesAreInTheReadersZone() {
        assertThat(text(ANN, "/gaps/1")).contains("Mar 2, 2026, 1:00 AM EST");
        assertThat(text(new Browserless("bo"), "/gaps/2")).contains(" EST");
    }

    @Test
    void theFirstCheckShowsItsProgressAndReloadsThePageAtItsEnd() {
        service.firstCheckAt(600, 1000);
        assertThat(text(ADMIN, "/"))
                .contains("The first check is running: 60 %")
                .contains("hx-get=\"/progress\"");
        Response running = ADMIN.asks().header("HX-Request", "true").get("/progress");
        assertThat(running.asString()).contains("60 %").doesNotContain("<html");
        assertThat(running.getHeader("HX-Refresh")).isNull();
        service.reset();
        assertThat(ADMIN.asks().get("/progress").getHeader("HX-Refresh")).isEqualTo("true");
    }

    @Test
    void anEmptyStartPageSaysWhyItIsEmpty() {
        ledger.clear();
        assertThat(text(ADMIN, "/")).contains("No gaps").contains("meets all 5 rules");
        assertThat(text(ADMIN, "/gaps")).contains("No gaps");
        assertThat(text(ADMIN, "/gaps?state=disputed")).contains("No gap fits these filters");
    }

    @Test
    void aLostConnectionIsSaidInPlainWords() {
        service.lose("the client secret was refused (invalid_client)");
        assertThat(text(ADMIN, "/"))
                .contains("Salesforce cannot be read: the client secret was refused (invalid_client).")
                .contains("Nothing is lost");
    }

    @Test
    void anAccountWithoutASalesforceUserIsToldWhatToSet() {
        assertThat(text(new Browserless("loose"), "/")).contains("plumbline.accounts.loose.salesforce-username");
        assertThat(text(new Browserless("audit"), "/")).contains("not linked");
    }

    @Test
    void theListLeavesAsAFileOfWhatItsReaderSees() {
        Response file = ANN.asks().get("/gaps.csv?rule=close-date-in-the-past");
        assertThat(file.contentType()).startsWith("text/csv");
        assertThat(file.getHeader("Content-Disposition")).isEqualTo("attachment; filename=\"gaps-2026-03-02.csv\"");
        assertThat(file.asString())
                .startsWith("\uFEFFRecord,Record id,Object,Gap,Rule,")
                .contains(",Ann Smith," + Company.ANN.value() + ",")
                .contains("\"Ann Smith (" + Company.ANN.value() + "), 2026-03-02T09:00Z\"")
                .doesNotContain("Bo Chen");
        String whole = ADMIN.asks().get("/gaps.csv").asString();
        assertThat(whole.lines()).hasSize(114);
        assertThat(whole).contains("Bo Chen");
        assertThat(text(ANN, "/gaps?rule=close-date-in-the-past"))
                .contains("href=\"/gaps.csv?rule=close-date-in-the-past\"");
        assertThat(ANN.asks().get("/gaps.csv?person=" + Company.BO.value()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void theListLeavesAsAWorkbookOfTheSameRows() throws IOException {
        Response file = ANN.asks().get("/gaps.xlsx?rule=close-date-in-the-past");
        assertThat(file.contentType()).isEqualTo(Xlsx.MEDIA_TYPE);
        assertThat(file.getHeader("Content-Disposition")).isEqualTo("attachment; filename=\"gaps-2026-03-02.xlsx\"");
        List<String> plain = ANN.asks()
                .get("/gaps.csv?rule=close-date-in-the-past")
                .asString()
                .lines()
                .toList();
        List<Map<String, OpenedXlsx.Cell>> rows = new OpenedXlsx(file.asByteArray()).rows();
        assertThat(rows).hasSameSizeAs(plain).hasSizeGreaterThan(1);
        for (int i = 1; i < rows.size(); i++) {
            List<String> cells =
                    rows.get(i).values().stream().map(OpenedXlsx.Cell::text).toList();
            assertThat(plain.get(i)).contains(cells.get(0), cells.get(1), cells.get(8), cells.get(cells.size() - 1));
            assertThat(rows.get(i).get("K")).matches(cell -> cell.type().equals("n"), "a day");
            assertThat(rows.get(i).get("N").link())
                    .isEqualTo(rows.get(i).get("N").text())
                    .startsWith("https://");
        }
        assertThat(text(ANN, "/gaps?rule=close-date-in-the-past"))
                .contains("href=\"/gaps.xlsx?rule=close-date-in-the-past\"");
        assertThat(ANN.asks().get("/gaps.xlsx?person=" + Company.BO.value()).statusCode())
                .isEqualTo(404);
        assertThat(new OpenedXlsx(ADMIN.asks().get("/gaps.xlsx").asByteArray()).rows())
                .hasSize(114);
    }

    @Test
    void peopleReadThatWhatTheyEnteredIsUsed() {
        text(new Browserless("dana"), "/people/" + Company.ANN.value());
        assertThat(text(ANN, "/my-work")).contains("hx-get=\"/my-work/mine\"");
        assertThat(text(ANN, "/my-work/mine"))
                .contains("What you entered was used")
                .contains("Looked at by")
                .contains("Dana Ortiz");
    }

    @Test
    void theListIsPagedAndFiltered() {
        String first = text(ADMIN, "/gaps");
        assertThat(first).contains("113 gaps").contains("/gaps?after=54").contains("Show more");
        assertThat(text(ADMIN, "/gaps?after=54")).contains("href=\"/gaps/56\"").doesNotContain("href=\"/gaps/54\"");
        String filtered = text(ADMIN, "/gaps?rule=untouched-lead&person=" + Company.ANN.value());
        assertThat(filtered).contains("Rule: New leads are called within a day").contains("Person: Ann Smith");
        assertThat(filtered).doesNotContain("class=\"what\"><bdi>Open deals past proposal");
    }

    @Test
    void aGapSaysWhatIsMissingWhyWhoAndWhatHappened() {
        String page = text(ANN, "/gaps/1");
        assertThat(page).contains("Acme renewal needs a next step").contains("Next step <code>NextStep</code>");
        assertThat(page)
                .contains("Monday&#39;s pipeline review plans from the next step.")
                .contains("Dana Ortiz");
        assertThat(page).contains("STAGE_AT_LEAST").contains("E-mail to the owner");
        assertThat(page)
                .contains("https://company.my.salesforce.com/"
                        + Company.id("006", 1).value());
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, ended, this gap is closed",
        "true, false, still, still there",
        "false, false, unread, did not answer"
    })
    void lookingAgainSaysWhatCameOut(boolean answers, boolean fixed, String outcome, String words) {
        recheck.finds(fixed);
        if (!answers) {
            recheck.unreachable();
        }
        String token = ANN.asks().get("/gaps/1").getCookie("plumbline-csrf");
        Response answer = ANN.asks()
                .cookie("plumbline-csrf", token)
                .formParam("csrf-token", token)
                .post("/gaps/1/recheck");
        assertThat(answer.getHeader("Location")).endsWith("/gaps/1?checked=" + outcome);
        assertThat(text(ANN, "/gaps/1?checked=" + outcome)).contains(words);
    }

    @Test
    void aRuleReadsAsAnExpectation() {
        String page = text(ANN, "/rules/amount-by-proposal");
        assertThat(page)
                .contains("Without an amount the quarter&#39;s number is a guess.")
                .contains("Executive_Sponsor__c");
        assertThat(text(ANN, "/rules"))
                .contains("config/rules/big.yaml:7:22")
                .contains("did you mean Executive_Sponsor__c?");
    }

    @Test
    void everybodySeesOfThemselvesWhatOthersSee() {
        String own = text(ANN, "/people/" + Company.ANN.value());
        String asLed = text(new Browserless("dana"), "/people/" + Company.ANN.value());
        assertThat(own).contains("This is what others see about you");
        assertThat(rows(own)).isNotEmpty().isEqualTo(rows(asLed));
    }

    @Test
    void teamsOpenLevelByLevel() {
        Browserless lee = new Browserless("lee");
        assertThat(text(lee, "/")).contains("hx-get=\"/teams/" + Company.DANA.value());
        String part = lee.asks()
                .header("HX-Request", "true")
                .get("/teams/" + Company.DANA.value())
                .asString();
        assertThat(part).contains("Ann Smith").doesNotContain("<html");
    }

    @ParameterizedTest
    @CsvSource({
        "/nowhere, 404, There is no such page", "/gaps/999999, 404, Nothing here", "/gaps/abc, 404, Nothing here",
        "/rules/none, 404, Nothing here", "/gaps?state=odd, 400, no such state",
                "/gaps?person=xyz, 400, not a Salesforce id",
        "/gaps?after=xyz, 400, damaged"
    })
    void errorsAreWrittenForPeople(String path, int status, String words) {
        Response answer = ADMIN.asks().get(path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("text/html");
        assertThat(answer.asString()).contains(words).contains("To the overview");
    }

    @Test
    void whatBrokeInsideStaysInside() {
        ledger.breakDown();
        Response answer = ADMIN.asks().get("/gaps");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.asString())
                .contains("Something broke on our side")
                .contains("Number for the admin")
                .doesNotContain("SELECT")
                .doesNotContain("10.0.0.7")
                .doesNotContain("Exception");
    }

    private static String text(Browserless who, String path) {
        Response answer = who.asks().get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.asString();
    }

    private static String rows(String page) {
        return page.substring(page.indexOf("<tbody>"), page.indexOf("</tbody>"));
    }
}
