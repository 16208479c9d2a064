package dev.plumbline.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.TargetReport;
import dev.plumbline.crm.RecordId;
import dev.plumbline.web.Browserless;
import dev.plumbline.web.access.Endpoints.Endpoint;
import dev.plumbline.web.access.Endpoints.Line;
import dev.plumbline.web.fakes.Company;
import dev.plumbline.web.fakes.FakeCompany;
import dev.plumbline.web.fakes.FakeDirectory;
import dev.plumbline.web.fakes.FakeLedger;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every endpoint, as everybody, about everybody: themselves, who they lead, peers, another branch, whom they led once. */
@QuarkusTest
@TestProfile(FakeCompany.class)
class AccessMatrixTest {

    private static final List<String> VIEWERS = List.of("", "ann", "dana", "lee", "admin", "audit");

    private static final Map<String, RecordId> SELF =
            Map.of("ann", Company.ANN, "dana", Company.DANA, "lee", Company.LEE);

    /** By whom each is led, once Bo has moved from Dana to Marco. */
    private static final Map<RecordId, List<RecordId>> ABOVE = Map.of(
            Company.LEE, List.of(),
            Company.DANA, List.of(Company.LEE),
            Company.MARCO, List.of(Company.LEE),
            Company.ANN, List.of(Company.DANA, Company.LEE),
            Company.BO, List.of(Company.MARCO, Company.LEE),
            Company.CARLA, List.of(Company.MARCO, Company.LEE));

    private static final Map<RecordId, String> GAPS = gaps();

    @Inject
    FakeLedger ledger;

    private final List<String> wrong = new ArrayList<>();
    private int probes;

    private static Map<RecordId, String> gaps() {
        Map<RecordId, String> gaps = new LinkedHashMap<>();
        gaps.put(Company.ANN, "1");
        gaps.put(Company.BO, "2");
        gaps.put(Company.CARLA, "3");
        gaps.put(Company.DANA, "5");
        return gaps;
    }

    @BeforeEach
    void boMoves() {
        ledger.reset();
        FakeDirectory.move(Company.BO, Company.MARCO);
    }

    @AfterEach
    void boComesBack() {
        FakeDirectory.reset();
    }

    @Test
    void everyEndpointHasALineThatSaysForWhomItIs() {
        // Doors of other systems are not described to people.
        Set<String> lines = Endpoints.matrix().entrySet().stream()
                .filter(one -> !one.getValue().rule().equals("signed"))
                .map(one -> one.getKey().toString())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(lines)
                .as("lines of access-matrix.txt, against what there is")
                .isEqualTo(Endpoints.described());
    }

    @Test
    void everybodyGetsWhatIsTheirsAndNobodyAnythingElse() {
        Endpoints.matrix().forEach(this::probe);
        TargetReport.row(
                "S1",
                probes + " probes: " + Endpoints.matrix().size() + " endpoints as 6 roles about 6 people",
                wrong.size() + " wrong answers",
                0);
        assertThat(wrong).isEmpty();
    }

    private void probe(Endpoint endpoint, Line line) {
        for (String login : VIEWERS) {
            if (line.rule().equals("ends") && !login.isEmpty()) {
                continue;
            }
            switch (line.rule()) {
                case "sees", "counts", "settles", "self", "leads", "looks" ->
                    ABOVE.keySet().forEach(person -> one(login, endpoint, line, person, person.value()));
                case "gap" -> GAPS.forEach((person, gap) -> one(login, endpoint, line, person, gap));
                default ->
                    one(login, endpoint, line, Company.ANN, endpoint.path().contains("/rules/") ? "big-deals" : "1");
            }
        }
    }

    private void one(String login, Endpoint endpoint, Line line, RecordId person, String id) {
        probes++;
        Browserless who = login.isEmpty() ? Browserless.STRANGER : new Browserless(login);
        Response answer = Endpoints.call(who, endpoint, id, line.body());
        int status = answer.statusCode();
        boolean toSignIn =
                status == 302 && String.valueOf(answer.getHeader("Location")).endsWith("/sign-in");
        boolean right = right(login, endpoint, line.rule(), person, status, toSignIn);
        if (!right) {
            wrong.add("%s %s about %s: %d".formatted(login.isEmpty() ? "stranger" : login, endpoint, person, status));
        }
    }

    private static boolean right(
            String login, Endpoint endpoint, String rule, RecordId person, int status, boolean toSignIn) {
        if (rule.equals("anyone")) {
            return status < 500 && status != 401;
        }
        if (allowed(login, rule, person)) {
            // What is not set up answers that it cannot be had now.
            return status != 500 && status != 401 && !toSignIn && got(endpoint, rule, status);
        }
        if (!endpoint.reads() && status == 415) {
            // Turned away before anybody looked at who it is.
            return true;
        }
        return login.isEmpty() && !rule.equals("signed") ? status == 401 || toSignIn : refused(rule, status);
    }

    /** What somebody may have is there; whether a write then makes sense is for other tests to say. */
    private static boolean got(Endpoint endpoint, String rule, int status) {
        boolean aboutSomebody = Set.of("sees", "counts", "settles", "gap").contains(rule);
        if (endpoint.reads()) {
            return aboutSomebody ? status == 200 || status == 303 : status != 403;
        }
        return status != 403 || rule.equals("gap") || rule.equals("signed-in");
    }

    private static boolean refused(String rule, int status) {
        return switch (rule) {
            case "admin", "audits", "above", "linked" -> status == 403;
            case "self", "leads", "looks" -> status == 404 || status == 400 || status == 403;
            case "signed" -> status == 401 || status == 403 || status == 404 || status == 415 || status == 400;
            default -> status == 404;
        };
    }

    private static boolean allowed(String login, String rule, RecordId person) {
        RecordId self = SELF.get(login);
        boolean leads = login.equals("dana") || login.equals("lee");
        boolean below = leads && ABOVE.get(person).contains(self);
        boolean admin = login.equals("admin");
        return switch (rule) {
            case "anyone" -> true;
            case "signed-in", "ends" -> !login.isEmpty();
            case "admin" -> admin;
            case "linked" -> self != null;
            case "audits" -> admin || login.equals("audit");
            case "above" -> admin || leads;
            case "sees", "gap" -> person.equals(self) || below;
            case "counts" -> person.equals(self) || below || admin;
            case "settles" -> person.equals(self) || below || admin;
            case "self" -> person.equals(self);
            case "leads" -> below;
            case "looks" -> person.equals(self) || admin || login.equals("audit");
            case "signed" -> false;
            default -> throw new IllegalArgumentException("access-matrix.txt: there is no rule \"" + rule + "\"");
        };
    }
}
