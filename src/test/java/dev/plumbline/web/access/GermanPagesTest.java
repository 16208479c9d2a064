package dev.plumbline.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.RecordId;
import dev.plumbline.web.Browserless;
import dev.plumbline.web.English;
import dev.plumbline.web.access.Endpoints.Endpoint;
import dev.plumbline.web.fakes.Company;
import dev.plumbline.web.fakes.FakeCompany;
import dev.plumbline.web.fakes.FakeLedger;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every page and every form that is sent empty, as somebody who reads German: what is not somebody's own words is German. */
@QuarkusTest
@TestProfile(FakeCompany.class)
class GermanPagesTest {

    private static final List<String> READERS = List.of("ann", "dana", "lee", "admin", "chief", "audit");
    private static final List<RecordId> PEOPLE = List.of(Company.ANN, Company.DANA, Company.LEE);

    @Inject
    FakeLedger ledger;

    private final Set<String> found = new TreeSet<>();
    private int pages;

    @BeforeEach
    void reset() {
        ledger.reset();
    }

    @Test
    void noPageSpeaksEnglishToWhoReadsGerman() {
        for (Endpoint endpoint : Endpoints.matrix().keySet()) {
            if (endpoint.machine()
                    || endpoint.path().startsWith("/slack/")
                    || endpoint.path().endsWith("/back-channel")) {
                continue;
            }
            for (String login : READERS) {
                boolean ends = Endpoints.matrix().get(endpoint).rule().equals("ends");
                if (!ends) {
                    ids(endpoint).forEach(id -> look(login, endpoint, id));
                }
            }
        }
        assertThat(pages).isGreaterThan(300);
        assertThat(found).isEmpty();
    }

    private static List<String> ids(Endpoint endpoint) {
        if (!endpoint.path().contains("{")) {
            return List.of("");
        }
        return endpoint.path().contains("people/") || endpoint.path().contains("teams/")
                ? PEOPLE.stream().map(RecordId::value).toList()
                : List.of(endpoint.path().contains("rules/") ? "big-deals" : "1", "nothing-of-the-kind");
    }

    private void look(String login, Endpoint endpoint, String id) {
        RequestSpecification request = new Browserless(login).asks().cookie("plumbline-language", "de");
        if (!endpoint.reads()) {
            String token = Browserless.STRANGER.asks().get("/sign-in").getCookie("plumbline-csrf");
            request = request.cookie("plumbline-csrf", token).formParam("csrf-token", token);
        }
        Response answer = request.request(endpoint.method(), endpoint.at(id));
        if (!String.valueOf(answer.contentType()).startsWith("text/html")) {
            return;
        }
        pages++;
        if (!answer.contentType().toLowerCase(Locale.ROOT).contains("charset=utf-8")) {
            found.add(endpoint + " as " + login + ": is in " + answer.contentType());
        }
        English.in(answer.asString())
                .forEach(words -> found.add(endpoint + " as " + login + " (" + answer.statusCode() + "): " + words));
    }
}
