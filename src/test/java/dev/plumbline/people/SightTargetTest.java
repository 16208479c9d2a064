package dev.plumbline.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.TargetReport;
import dev.plumbline.TestDatabase;
import dev.plumbline.crm.RecordId;
import dev.plumbline.sight.Sight;
import dev.plumbline.sight.Sighted;
import dev.plumbline.violations.Ledgers;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationFilter;
import dev.plumbline.violations.Violations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Two layers hold who sees whom, and each holds it alone: the scope in the query, and the policies of the database. */
class SightTargetTest {

    private static final long SEED = 20_260_302;
    private static final int PEOPLE = 1_000;

    private final Jdbi jdbi = TestDatabase.fresh();
    private final Violations violations = Ledgers.in(jdbi);
    private final Random random = new Random(SEED);
    private final Map<Integer, Integer> managers = new HashMap<>();

    @Test
    void eachLayerAloneSeesWhatAnIndependentWalkUpTheTreeSays() {
        // One connection for all of it: ten thousand new ones would be what takes the time.
        jdbi.useHandle(kept -> compare());
    }

    private void compare() {
        give(PEOPLE, 1);
        int checks = 0;
        int byScope = 0;
        int byPolicy = 0;
        int rounds = 5;
        for (int round = 0; round < rounds; round++) {
            moves(round == 0 ? PEOPLE : 200);
            OrgChart chart = chart();
            Set<Integer> cut = cut();
            for (int i = 0; i < 100; i++) {
                int viewer = random.nextInt(PEOPLE);
                Set<RecordId> led = chart.subtree(PeopleFixture.user(viewer));
                List<Integer> asked = random.ints(20, 0, PEOPLE).boxed().toList();
                Set<Long> seen = unscoped(led, asked);
                for (int owner : asked) {
                    boolean truth = leads(viewer, owner, cut);
                    byScope += violations.find(owner + 1, Scope.of(led)).isPresent() == truth ? 0 : 1;
                    byPolicy += seen.contains(owner + 1L) == truth ? 0 : 1;
                    checks++;
                }
            }
        }
        TargetReport.row(
                "S2",
                checks + " pairs in " + rounds + " trees of " + PEOPLE + " with moves and circles",
                byScope + " mismatches of the scope without policies, " + byPolicy + " of the policies without scope",
                SEED);
        assertThat(checks).isEqualTo(10_000);
        assertThat(byScope).isZero();
        assertThat(byPolicy).isZero();
    }

    @Test
    void aViewerReadsNothingElseAndWritesNothing() {
        give(3, 1);
        Sight one = Sight.of(false, Set.of(PeopleFixture.user(1)));
        for (String forbidden : List.of(
                "SELECT count(*) FROM mirror_record",
                "SELECT count(*) FROM access_session",
                "SELECT count(*) FROM audit_entry",
                "UPDATE violation SET message = 'x' RETURNING id",
                "DELETE FROM violation RETURNING id")) {
            assertThatThrownBy(() -> Sighted.<Object>read(
                            jdbi, one, h -> h.createQuery(forbidden).mapToMap().list()))
                    .as(forbidden)
                    .hasMessageContaining("permission denied");
        }
        long all = jdbi.withHandle(h -> h.createQuery("SELECT count(*) FROM violation")
                .mapTo(Long.class)
                .one());
        assertThat(all).as("the connection is the owner's again").isEqualTo(3);
    }

    @Test
    void whatBelongsToAGapIsHeldWithItAndAnAdmittedOneIsOpen() {
        give(3, 1);
        jdbi.useHandle(
                h -> h.execute(
                        """
                INSERT INTO violation_history (violation_id, at, what, text, rule_version, evidence)
                SELECT id, now(), 'opened', '', 'v', '{}' FROM violation
                """));
        Sight one = Sight.of(false, Set.of(PeopleFixture.user(0)));
        assertThat(histories(one)).containsExactly(1L);
        assertThat(histories(new Sight(false, one.people(), Set.of(3L)))).containsExactly(1L, 3L);
        assertThat(histories(Sight.of(false, Set.of()))).isEmpty();
        assertThat(histories(Sight.of(true, Set.of()))).hasSize(3);
    }

    @Test
    void costsLittleOnTheListOfGaps() {
        give(PEOPLE, 20);
        Set<RecordId> everybody = new HashSet<>();
        for (int i = 0; i < PEOPLE; i++) {
            everybody.add(PeopleFixture.user(i));
        }
        Scope scope = Scope.of(everybody);
        Sight sight = Sight.of(false, everybody);
        List<Long> without = new ArrayList<>();
        List<Long> with = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            without.add(micros(() -> page(scope)));
            with.add(micros(() -> Sighted.<Object>read(jdbi, sight, h -> page(scope))));
        }
        TargetReport.row(
                "S2",
                "one page of gaps of " + PEOPLE + " people with " + PEOPLE * 20 + " gaps, 120 times",
                "p95 %.1f ms by scope alone, %.1f ms with policies"
                        .formatted(p95(without) / 1000.0, p95(with) / 1000.0),
                0);
        assertThat(p95(with)).isLessThan(300_000);
    }

    private List<Violation> page(Scope scope) {
        return violations.list(ViolationFilter.OPEN, scope, Optional.empty(), 51);
    }

    private static long micros(Runnable work) {
        long from = System.nanoTime();
        work.run();
        return (System.nanoTime() - from) / 1000;
    }

    private static long p95(List<Long> times) {
        return times.stream()
                .sorted()
                .skip(times.size() * 95L / 100)
                .findFirst()
                .orElseThrow();
    }

    private List<Long> histories(Sight sight) {
        return Sighted.read(
                jdbi, sight, h -> h.createQuery("SELECT violation_id FROM violation_history ORDER BY violation_id")
                        .mapTo(Long.class)
                        .list());
    }

    /** A query that forgot its scope. */
    private Set<Long> unscoped(Set<RecordId> led, List<Integer> owners) {
        Long[] ids = owners.stream().map(owner -> owner + 1L).toArray(Long[]::new);
        return Sighted.read(
                jdbi, Sight.of(false, led), h -> h.createQuery("SELECT id FROM violation WHERE id = ANY(:ids)")
                        .bind("ids", ids)
                        .mapTo(Long.class)
                        .collect(Collectors.toSet()));
    }

    private void moves(int many) {
        for (int i = 0; i < many; i++) {
            int who = many == PEOPLE ? i : random.nextInt(PEOPLE);
            // Mostly somebody before them, so that trees are deep; now and then anybody, which makes circles.
            int manager = random.nextInt(50) == 0 ? random.nextInt(PEOPLE) : random.nextInt(Math.max(1, who));
            managers.put(who, random.nextInt(40) == 0 ? -1 : manager);
        }
    }

    private OrgChart chart() {
        PeopleFixture people = new PeopleFixture();
        managers.forEach((who, manager) -> people.person(who, manager, random.nextInt(20) != 0));
        return people.chart();
    }

    /** Whose step up is cut: in each circle the one with the smallest id. Found by walking on until somebody comes again. */
    private Set<Integer> cut() {
        Set<Integer> cut = new HashSet<>();
        for (int start = 0; start < PEOPLE; start++) {
            int at = start;
            for (int i = 0; i < PEOPLE && at >= 0; i++) {
                at = managers.get(at);
            }
            if (at >= 0) {
                int smallest = at;
                for (int next = managers.get(at); next != at; next = managers.get(next)) {
                    smallest = Math.min(smallest, next);
                }
                cut.add(smallest);
            }
        }
        return cut;
    }

    private boolean leads(int viewer, int owner, Set<Integer> cut) {
        int at = owner;
        while (at != viewer) {
            if (cut.contains(at) || managers.get(at) < 0) {
                return false;
            }
            at = managers.get(at);
        }
        return true;
    }

    /** So many open gaps for each; with one each, the gap of person n is number n + 1. */
    private void give(int people, int each) {
        for (int i = 0; i < people; i++) {
            managers.put(i, -1);
        }
        String[] owners = managers.keySet().stream()
                .sorted()
                .map(who -> PeopleFixture.user(who).value())
                .toArray(String[]::new);
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        INSERT INTO violation (rule, rule_version, rule_title, severity, record_id, object, record_name, accountable, missing,
                            message, evidence, state, opened_at, seen_at, as_of, generation, backlog, silent)
                        SELECT 'r', 'v', 'R', 'REQUIRED', '006' || lpad((nr * :each + n)::text, 15, '0'), 'Opportunity', 'Deal', owner, '{}', '',
                            '{}', 'OPEN', now(), now(), now(), 1, false, false
                        FROM unnest(:owners) WITH ORDINALITY AS o(owner, nr), generate_series(0, :each - 1) AS n ORDER BY nr, n
                        """)
                .bind("owners", owners)
                .bind("each", each)
                .execute());
        jdbi.useHandle(h -> h.execute("ANALYZE violation"));
    }
}
