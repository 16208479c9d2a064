package dev.plumbline.web.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.TargetReport;
import dev.plumbline.web.Browserless;
import dev.plumbline.web.access.Endpoints.Endpoint;
import dev.plumbline.web.fakes.Company;
import dev.plumbline.web.fakes.FakeCompany;
import dev.plumbline.web.fakes.FakeLedger;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Method;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that no page of ours and no honest program would send, at every endpoint that there is. */
@QuarkusTest
@TestProfile(FakeCompany.class)
class HostileRequestsTest {

    private static final Browserless CHIEF = new Browserless("chief");

    /** Reading leaves a trace of who read, and that somebody is still there; nothing else. */
    private static final List<String> TRACES =
            List.of("audit_entry", "audit_seal", "audit_look", "access_session", "access_token", "lead_use");

    @Inject
    FakeLedger ledger;

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void believable() {
        ledger.reset();
    }

    @Test
    void noWriteIsObeyedThatAnotherSiteMadeTheBrowserSend() {
        List<String> obeyed = new ArrayList<>();
        int tried = 0;
        for (Endpoint endpoint : writes()) {
            for (Map<String, String> sign : List.of(
                    Map.of("Origin", "https://evil.example"),
                    Map.of("Sec-Fetch-Site", "cross-site"),
                    Map.of("Sec-Fetch-Site", "same-site"))) {
                tried += 2;
                Response form =
                        CHIEF.asks().headers(sign).formParam("a", "b").request(endpoint.method(), endpoint.at("1"));
                Response json = CHIEF.asks()
                        .headers(sign)
                        .contentType("application/json")
                        .body("{}")
                        .request(endpoint.method(), endpoint.at("1"));
                if (form.statusCode() != 403 || json.statusCode() != 403) {
                    obeyed.add(endpoint + " " + sign + " " + form.statusCode() + " " + json.statusCode());
                }
            }
            tried++;
            Response bare = CHIEF.asks().formParam("a", "b").request(endpoint.method(), endpoint.at("1"));
            if (bare.statusCode() != 400 && bare.statusCode() != 415) {
                obeyed.add(endpoint + " without token " + bare.statusCode());
            }
        }
        TargetReport.row("S6", tried + " writes from elsewhere or without token", obeyed.size() + " obeyed", 0);
        assertThat(obeyed).isEmpty();
    }

    @Test
    void readingWritesNothingButWhoRead() throws InterruptedException {
        Set<Endpoint> reads = Endpoints.matrix().keySet();
        CHIEF.asks().get("/");
        long before = written();
        int read = 0;
        for (Endpoint endpoint : reads) {
            if (endpoint.reads()) {
                for (String id : List.of("1", Company.ANN.value())) {
                    CHIEF.asks().get(endpoint.at(id));
                    CHIEF.asks().head(endpoint.at(id));
                    read += 2;
                }
            }
        }
        long after = written();
        TargetReport.row("S6", read + " GET and HEAD requests", (after - before) + " rows written by them", 0);
        assertThat(after).isEqualTo(before);
    }

    @Test
    void fieldsThatNobodyAskedForAreNotTaken() {
        List<String> taken = new ArrayList<>();
        int tried = 0;
        for (Map.Entry<Endpoint, Endpoints.Line> one : Endpoints.matrix().entrySet()) {
            Endpoint endpoint = one.getKey();
            if (endpoint.reads() || !endpoint.machine() || endpoint.method().equals("DELETE") || bodiless(endpoint)) {
                continue;
            }
            for (String field :
                    List.of("admin", "roles_", "id_", "scope_", "accountable", "state", "__proto__", "owner")) {
                tried++;
                String id = endpoint.path().contains("/people/") ? Company.ANN.value() : "1";
                Response answer = CHIEF.asks()
                        .contentType("application/json")
                        .body("{\"" + field + "\": \"admin\"}")
                        .request(endpoint.method(), endpoint.at(id));
                if (answer.statusCode() < 400) {
                    taken.add(endpoint + " took " + field + ": " + answer.statusCode());
                }
            }
        }
        TargetReport.row("S4", tried + " bodies with fields that are not asked for", taken.size() + " accepted", 0);
        assertThat(taken).isEmpty();
    }

    @Test
    void everyAnswerHasTheHeadersThatProtectItsReader() {
        List<String> bare = new ArrayList<>();
        int answers = 0;
        List<Response> others = List.of(
                given().get("/nowhere"),
                given().get("/api/v1/nowhere"),
                given().get("/plumbline/app.css"),
                given().get("/q/health/live"),
                given().redirects().follow(false).get("/gaps"),
                Browserless.signIn("ann", "wrong"),
                CHIEF.asks().request("TRACE", "/"),
                CHIEF.asks().get("/gaps?after=x"));
        for (Endpoint endpoint : Endpoints.matrix().keySet()) {
            for (Browserless who : List.of(Browserless.STRANGER, CHIEF, Browserless.TOKEN)) {
                if (endpoint.reads()) {
                    answers++;
                    note(bare, endpoint.toString(), who.asks().get(endpoint.at("1")));
                }
            }
        }
        ledger.breakDown();
        note(bare, "500", CHIEF.asks().get("/gaps"));
        for (Response one : others) {
            note(bare, "other", one);
        }
        answers += others.size() + 1;
        TargetReport.row(
                "S21", answers + " answers, errors and redirects too", bare.size() + " without all headers", 0);
        assertThat(bare).isEmpty();
    }

    @Test
    void nothingOfTheInsideComesOut() {
        List<String> told = new ArrayList<>();
        ledger.breakDown();
        List<String> doors = List.of(
                "/gaps",
                "/people",
                "/",
                "/api/v1/violations",
                "/api/v1/people",
                "/q/dev",
                "/q/dev-ui",
                "/q/arc/beans",
                "/q/swagger-ui",
                "/q/info",
                "/.git/config",
                "/WEB-INF/web.xml",
                "/..%2f..%2fetc/passwd",
                "/gaps/%00");
        for (String door : doors) {
            String body = CHIEF.asks().urlEncodingEnabled(false).get(door).asString();
            for (String word :
                    List.of("Exception", "SELECT", "10.0.0.7", "at dev.plumbline", "quarkus", "PSQL", "root:")) {
                if (body.contains(word)) {
                    told.add(door + " says " + word);
                }
            }
        }
        int trace = given().request(Method.TRACE, "/").statusCode();
        TargetReport.row(
                "S22",
                doors.size() + " broken pages and doors of development; TRACE " + trace,
                told.size() + " told something",
                0);
        assertThat(told).isEmpty();
        assertThat(trace).isGreaterThanOrEqualTo(400);
    }

    private static void note(List<String> bare, String what, Response answer) {
        boolean all = String.valueOf(answer.getHeader("Content-Security-Policy"))
                        .contains("default-src 'none'")
                && String.valueOf(answer.getHeader("Strict-Transport-Security")).contains("max-age=31536000")
                && "nosniff".equals(answer.getHeader("X-Content-Type-Options"))
                && answer.getHeader("Referrer-Policy") != null
                && answer.getHeader("Cache-Control") != null;
        if (!all) {
            bare.add(what + " " + answer.statusCode());
        }
    }

    private static boolean bodiless(Endpoint endpoint) {
        return endpoint.path().endsWith("/recheck")
                || endpoint.path().endsWith("/invitation")
                || endpoint.path().endsWith("/retry");
    }

    private static List<Endpoint> writes() {
        return Endpoints.matrix().entrySet().stream()
                .filter(one -> !one.getKey().reads())
                .filter(one -> !Set.of("anyone", "signed", "ends")
                        .contains(one.getValue().rule()))
                .map(Map.Entry::getKey)
                .filter(endpoint -> !endpoint.method().equals("DELETE"))
                .toList();
    }

    /** Rows written so far, after the server's own count of them has come in. */
    private long written() throws InterruptedException {
        Thread.sleep(1_500);
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) FROM pg_stat_user_tables
                        WHERE NOT relname = ANY(:traces)
                        """)
                .bind("traces", TRACES.toArray(String[]::new))
                .mapTo(Long.class)
                .one());
    }
}
