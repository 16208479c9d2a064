package dev.plumbline.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.web.Browserless;
import dev.plumbline.web.fakes.FakeCompany;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which language somebody reads. */
@QuarkusTest
@TestProfile(FakeCompany.class)
class LanguagesTest {

    private static final Browserless ADMIN = new Browserless("admin");
    private static final Browserless ANN = new Browserless("ann");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"de-AT,de;q=0.9,en;q=0.8 | de", "fr-FR,de;q=0.5 | de", "en-GB,de;q=0.9 | en", "fr | en", "x | en"})
    void whoIsNobodyInSalesforceReadsWhatTheirBrowserAsksFor(String asked, String language) {
        String page =
                ADMIN.asks().header("Accept-Language", asked).get("/rules").asString();
        assertThat(page).contains("<html lang=\"" + language + "\">");
        assertThat(page).contains(language.equals("de") ? "Abmelden" : "Sign out");
        assertThat(Browserless.STRANGER
                        .asks()
                        .header("Accept-Language", asked)
                        .get("/sign-in")
                        .asString())
                .contains("<html lang=\"" + language + "\">");
    }

    @Test
    void salesforceKnowsBetterThanTheBrowserAndTheReaderBest() {
        String english =
                ANN.asks().header("Accept-Language", "de").get("/rules").asString();
        assertThat(english).contains("<html lang=\"en\">");
        String german =
                ANN.asks().cookie("plumbline-language", "de").get("/rules").asString();
        assertThat(german).contains("<html lang=\"de\">").contains("Meine Seite");
    }

    @Test
    void aChoiceIsKeptAndLeadsBackToThePageItWasMadeOn() {
        Response chosen = choose("de", "https://evil.example//gaps/1?said=kept");
        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(chosen.getHeader("Location")).endsWith("/gaps/1?said=kept").doesNotContain("evil");
        assertThat(chosen.getDetailedCookie("plumbline-language").getValue()).isEqualTo("de");
        assertThat(chosen.getDetailedCookie("plumbline-language").isHttpOnly()).isTrue();
        assertThat(choose("tlh", "/").getDetailedCookie("plumbline-language").getMaxAge())
                .isZero();
    }

    @Test
    void whatStandsBesideNamesIsTranslatedToo() {
        Browserless auditor = new Browserless("audit");
        assertThat(german(auditor, "/audit?violation=1")).contains("<bdi>der Regel „");
        assertThat(auditor.asks().get("/audit?violation=1").asString()).contains("<bdi>the rule “");
        assertThat(german(new Browserless("chief"), "/exceptions")).contains("Personen, die niemanden führen");
    }

    private static String german(Browserless who, String path) {
        return who.asks().cookie("plumbline-language", "de").get(path).asString();
    }

    private static Response choose(String language, String from) {
        String token = ANN.asks().get("/rules").getCookie("plumbline-csrf");
        return ANN.asks()
                .cookie("plumbline-csrf", token)
                .header("Referer", from)
                .formParam("csrf-token", token)
                .formParam("language", language)
                .post("/language");
    }
}
