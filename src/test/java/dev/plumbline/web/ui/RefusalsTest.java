package dev.plumbline.web.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.plumbline.web.Browserless;
import dev.plumbline.web.fakes.Company;
import dev.plumbline.web.fakes.FakeCompany;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever is told no is told why in their language. */
@QuarkusTest
@TestProfile(FakeCompany.class)
class RefusalsTest {

    static Stream<Arguments> refusals() {
        String scope = Company.DANA.value();
        return Stream.of(
                arguments(
                        "admin",
                        "/people/accounts",
                        Map.of("login", "New One", "role", "rep"),
                        "Ein Benutzername hat bis zu 80 Kleinbuchstaben",
                        "A login has up to 80 small letters, digits, dots, dashes, @ or _, and begins with a letter or digit."),
                arguments(
                        "admin",
                        "/people/accounts/links",
                        Map.of("issuer", "i", "subject", "s"),
                        "Sagen Sie, welcher Salesforce-Benutzer es ist",
                        "Say which Salesforce user it is: username or id."),
                arguments(
                        "ann",
                        "/access/tokens",
                        Map.of("name", "sheet", "scope", "read", "days", "999"),
                        "Ein Token gilt 1 bis 366 Tage.",
                        "A token holds for 1 to 366 days."),
                arguments(
                        "admin",
                        "/connection/messages/pause",
                        Map.of("channel", "email"),
                        "Sagen Sie, warum Nachrichten angehalten werden",
                        "Say why messages are held: whoever wonders where they are reads it. Nothing was changed."),
                arguments(
                        "dana",
                        "/people/" + Company.ANN.value() + "/rules/acknowledge",
                        Map.of("rule", "big-deals"),
                        "Nur Ann Smith selbst kann sagen, dass Ann Smith es gelesen hat.",
                        "Only Ann Smith can say that Ann Smith has read it."),
                arguments(
                        "dana",
                        "/campaigns",
                        Map.of("name", "Clean", "scope", scope, "deadline", "soon", "why", "Because."),
                        "Die Frist ist kein Datum.",
                        "The deadline is no date. Write year-month-day, for instance 2026-12-01."),
                arguments(
                        "dana",
                        "/campaigns",
                        Map.of("name", "", "scope", scope, "deadline", "2026-12-01", "why", "Because."),
                        "Geben Sie der Kampagne einen Namen von höchstens 120 Zeichen.",
                        "Give it a name of at most 120 characters."),
                arguments(
                        "admin",
                        "/rules/next-step-after-proposal/answer",
                        Map.of("text", "Fine."),
                        "Ihr Konto ist mit keinem Salesforce-Benutzer verbunden",
                        "Your account is not linked to a Salesforce user, so nobody would know who said it."));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void areSaidInTheLanguageOfWhoeverReadsThem(
            String login, String path, Map<String, String> form, String german, String english) {
        Response said = asks(login, "de", form).post(path);
        assertThat(said.statusCode()).isEqualTo(400);
        assertThat(said.asString()).contains("<html lang=\"de\">").contains(german);
        assertThat(asks(login, "en", form).post(path).asString()).contains(english);
    }

    @Test
    void areSaidInGermanToAuditorsToo() {
        Response said = new Browserless("audit")
                .asks()
                .cookie("plumbline-language", "de")
                .get("/audit?violation=first");
        assertThat(said.statusCode()).isEqualTo(400);
        assertThat(said.asString()).contains("Die Nummer einer Lücke besteht nur aus Ziffern");
    }

    private static RequestSpecification asks(String login, String language, Map<String, String> form) {
        Browserless who = new Browserless(login);
        String token = who.asks().get("/rules").getCookie("plumbline-csrf");
        return who.asks()
                .cookie("plumbline-language", language)
                .cookie("plumbline-csrf", token)
                .formParam("csrf-token", token)
                .formParams(form);
    }
}
