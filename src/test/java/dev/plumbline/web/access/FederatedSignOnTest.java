package dev.plumbline.web.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.TargetReport;
import dev.plumbline.web.fakes.Company;
import dev.plumbline.web.fakes.FakeClock;
import dev.plumbline.web.fakes.FakeCompany;
import dev.plumbline.web.fakes.FakeDirectory;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Coming in by the federation id that the org's admins keep: over real HTTP, with real tokens, some of them of people who look like another. */
@QuarkusTest
@TestProfile(FederatedSignOnTest.ByFederationId.class)
class FederatedSignOnTest {

    private static final String ANNS = "E-10023-ann";

    public static class ByFederationId extends FakeCompany {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> config = new LinkedHashMap<>(super.getConfigOverrides());
            config.putAll(OpenIdProvider.shared().settings());
            config.put("plumbline.sign-on.link", "federation");
            config.put("plumbline.sign-on.federation-claim", "employee");
            return config;
        }
    }

    private final OpenIdProvider provider = OpenIdProvider.shared();
    private final Walk walk = new Walk(provider);

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void now() {
        FakeClock.settable().set(Instant.now());
        provider.reset();
        FakeDirectory.federate(Company.ANN, ANNS);
        FakeDirectory.federate(Company.BO, "E-10024-bo");
    }

    @AfterEach
    void nineOClock() {
        FakeClock.settable().set(Instant.parse(Company.NOW));
        FakeDirectory.reset();
    }

    @Test
    void letsInWhoeverCarriesTheIdAndStoresNoLink() {
        provider.claims = Map.of("sub", "whoever", "employee", ANNS);
        String session = walk.session();
        assertThat(status(session, "/api/v1/violations/1")).isEqualTo(200);
        assertThat(status(session, "/api/v1/violations/2")).isEqualTo(404);
        assertThat(one("SELECT count(*)::text FROM access_link WHERE subject = 'whoever'"))
                .isEqualTo("0");
    }

    @Test
    void letsInNobodyWhoOnlyLooksLikeIt() {
        FakeDirectory.federate(Company.GONE, "E-10025-gary");
        FakeDirectory.federate(Company.CARLA, "E-10026-é");
        FakeDirectory.federate(Company.MALLORY, "ann@company.test");
        List<String> in = new ArrayList<>();
        Map<String, Object> ids = new LinkedHashMap<>();
        ids.put("in capitals", "E-10023-ANN");
        ids.put("with a Cyrillic letter", "E-10023-\u0430nn");
        ids.put("with full-width digits", "E-\uff11\uff10\uff10\uff12\uff13-ann");
        ids.put("with a space after it", ANNS + " ");
        ids.put("with a space that has no width", "E-10023\u200b-ann");
        ids.put("with a zero byte", ANNS + "\u0000");
        ids.put("the accent as a letter of its own", "E-10026-e\u0301");
        ids.put("empty", "");
        ids.put("blank", "   ");
        ids.put("a list that holds it", List.of(ANNS));
        ids.put("a number", 10023);
        ids.put("an object", Map.of("id", ANNS));
        ids.put("very long", ANNS + "x".repeat(600));
        ids.put("a part of it", "E-10023");
        ids.put("a pattern", "E-%");
        ids.put("somebody who left", "E-10025-gary");
        ids.put("nobody's", "E-99999");
        ids.put("a username", "ann@company.test ");
        ids.forEach((name, id) -> {
            provider.claims = Map.of("sub", "mallory", "employee", id, "email", "ann@company.test");
            note(in, name);
        });
        provider.claims = Map.of("sub", "mallory", "email", "ann@company.test", "preferred_username", ANNS);
        note(in, "no claim of that name");
        TargetReport.row("S28", ids.size() + 1 + " federation ids that look like another", in.size() + " let in", 0);
        assertThat(in).isEmpty();
    }

    @Test
    void refusesAnIdThatTwoCarryWhetherOrNotTheyAreActive() {
        provider.claims = Map.of("sub", "whoever", "employee", ANNS);
        FakeDirectory.federate(Company.BO, ANNS);
        refused("2 Salesforce users carry this federation id");
        FakeDirectory.federate(Company.BO, "E-10024-bo");
        assertThat(walk.session()).isNotNull();
        FakeDirectory.federate(Company.GONE, ANNS);
        refused("2 Salesforce users carry this federation id");
    }

    @Test
    void saysInTheAuditLogWhyNot() {
        FakeDirectory.federate(Company.GONE, "E-10025-gary");
        provider.claims = Map.of("sub", "whoever", "employee", "E-10025-gary");
        refused("is not active");
        provider.claims = Map.of("sub", "whoever", "employee", "E-0");
        refused("No Salesforce user carries");
        provider.claims = Map.of("sub", "whoever");
        refused("no text in the claim employee");
    }

    @Test
    void endsTheSessionOnceTheIdIsSomebodyElses() {
        provider.claims = Map.of("sub", "whoever", "employee", ANNS);
        String session = walk.session();
        assertThat(status(session, "/api/v1/violations/1")).isEqualTo(200);
        FakeDirectory.federate(Company.ANN, "E-10099-ann");
        FakeDirectory.federate(Company.BO, ANNS);
        assertThat(status(session, "/api/v1/violations/1"))
                .as("neither Ann's any more nor Bo's")
                .isEqualTo(401);
        String anew = walk.session();
        assertThat(status(anew, "/api/v1/violations/1")).isEqualTo(404);
        assertThat(status(anew, "/api/v1/violations/2")).isEqualTo(200);
        FakeDirectory.federate(Company.CARLA, ANNS);
        assertThat(status(anew, "/api/v1/violations/2")).as("two carry it now").isEqualTo(401);
    }

    @Test
    void takesNoLinkThatAnAdminMadeForAnotherWayIn() {
        jdbi.useHandle(h -> h.execute(
                "INSERT INTO access_link (issuer, subject, person, made_by, made_at) VALUES (?, 'old-1', ?, 'chief', now())",
                provider.url(),
                Company.ANN.value()));
        provider.claims = Map.of("sub", "old-1", "employee", "E-0");
        refused("No Salesforce user carries");
        provider.claims = Map.of("sub", "old-1", "employee", "E-10024-bo");
        assertThat(status(walk.session(), "/api/v1/violations/2")).isEqualTo(200);
    }

    private void refused(String why) {
        Response answer = walk.through();
        assertThat(answer.getHeader("Location")).endsWith("/sign-in?error=unlinked");
        assertThat(answer.getCookie("plumbline-session")).isNull();
        assertThat(one("SELECT text FROM audit_entry WHERE what = 'sign-in-refused' ORDER BY id DESC LIMIT 1"))
                .contains(why);
    }

    private String one(String query) {
        return jdbi.withHandle(h -> h.createQuery(query).mapTo(String.class).one());
    }

    private void note(List<String> in, String name) {
        Response answer = walk.through();
        if (answer.getCookie("plumbline-session") != null
                || !String.valueOf(answer.getHeader("Location")).endsWith("/sign-in?error=unlinked")) {
            in.add(name + ": " + answer.statusCode() + " " + answer.getHeader("Location"));
        }
    }

    private static int status(String session, String path) {
        return given().cookie("plumbline-session", session).get(path).statusCode();
    }
}
