package dev.plumbline.violations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.SettableClock;
import dev.plumbline.TestDatabase;
import dev.plumbline.crm.RecordId;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.RuleState;
import dev.plumbline.rules.Severity;
import dev.plumbline.rules.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class ViolationLedgerTest {

    private static final RecordId DEAL = RecordId.of("006000000000001");
    private static final RecordId OTHER_DEAL = RecordId.of("006000000000002");
    private static final RecordId ANN = RecordId.of("005000000000001");
    private static final RecordId BOB = RecordId.of("005000000000002");
    private static final Instant AS_OF = Instant.parse("2026-03-02T08:00:00Z");

    private final SettableClock clock = SettableClock.at("2026-03-02T09:00:00Z");
    private final Jdbi jdbi = TestDatabase.fresh();
    private final ViolationLedger ledger = new ViolationLedger(clock);
    private final Violations violations = new LedgerReader(jdbi, clock);
    private final Rule rule = rule("next-step", "v1", false);

    @Test
    void opensOnceHoweverOftenTheSameIsSeen() {
        assertThat(record(violated(DEAL, ANN))).singleElement().isInstanceOf(ViolationEvent.Opened.class);
        assertThat(record(violated(DEAL, ANN))).isEmpty();
        assertThat(open()).singleElement().satisfies(v -> {
            assertThat(v.generation()).isEqualTo(1);
            assertThat(v.missing()).containsExactly("NextStep");
            assertThat(v.accountable()).contains(ANN);
            assertThat(v.evidence()).containsEntry("NextStep", "TBD");
        });
    }

    @Test
    void endsAsFixedAndCountsARelapseAsANewGeneration() {
        record(violated(DEAL, ANN));
        clock.forward(Duration.ofHours(1));
        assertThat(record(compliant(DEAL)))
                .singleElement()
                .satisfies(e -> assertThat(e.violation().end()).contains(EndReason.FIXED));
        assertThat(open()).isEmpty();
        record(violated(DEAL, ANN));
        assertThat(open()).singleElement().satisfies(v -> assertThat(v.generation())
                .isEqualTo(2));
    }

    @Test
    void neitherOpensNorEndsWhereItCannotTell() {
        Finding blind = finding(new Verdict.CannotTell(rule, DEAL, "NextStep is hidden"), ANN);
        assertThat(record(blind)).isEmpty();
        record(violated(DEAL, ANN));
        assertThat(record(blind)).isEmpty();
        record(blind);
        Violation open = open().get(0);
        assertThat(violations.history(open.id()))
                .extracting(HistoryEntry::what)
                .containsExactly("opened", "cannot-tell");
    }

    @Test
    void tellsWhatPeopleWouldNoticeAndKeepsItInTheHistory() {
        record(violated(DEAL, ANN));
        List<ViolationEvent> events = record(violated(DEAL, BOB));
        assertThat(events).singleElement().isInstanceOfSatisfying(ViolationEvent.Changed.class, c -> {
            assertThat(c.before().accountable()).contains(ANN);
            assertThat(c.violation().accountable()).contains(BOB);
        });
        assertThat(violations.history(open().get(0).id()))
                .extracting(HistoryEntry::text)
                .last()
                .isEqualTo("Somebody else answers for it now.");
    }

    @Test
    void saysHowOldWhatIsOpenIsAndHowMuchWasOpenWhen() {
        record(violated(DEAL, ANN));
        clock.forward(Duration.ofDays(40));
        record(violated(OTHER_DEAL, ANN));
        record(compliant(DEAL));
        record(violated(DEAL, BOB));
        clock.forward(Duration.ofDays(6));
        Instant now = clock.instant();
        assertThat(violations.byAge(Scope.EVERYONE, now))
                .containsExactly(new Violations.Ages(ANN, 1, 0, 0, 0), new Violations.Ages(BOB, 1, 0, 0, 0));
        assertThat(violations.byAge(Scope.of(Set.of(ANN)), now.plus(Duration.ofDays(30))))
                .containsExactly(new Violations.Ages(ANN, 0, 0, 1, 0));
        List<Instant> moments = List.of(now.minus(Duration.ofDays(50)), now.minus(Duration.ofDays(20)), now);
        assertThat(violations.openAt(Scope.of(Set.of(ANN)), moments)).isEqualTo(Map.of(ANN, List.of(0L, 1L, 1L)));
    }

    @Test
    void saysThatTheRuleChangedWhenTheRecordDidNot() {
        record(violated(DEAL, ANN));
        Finding lenient = new Finding(
                new Verdict.Compliant(rule("next-step", "v2", false), DEAL),
                "Opportunity",
                "Acme",
                Optional.of(ANN),
                Optional.empty(),
                AS_OF,
                false,
                false);
        assertThat(record(lenient).get(0).violation().end()).contains(EndReason.RULE_CHANGED);
    }

    @Test
    void keepsAMoveOpenThoughTheNextChangeIsInnocent() {
        record(violated(DEAL, ANN));
        Finding innocent = new Finding(
                new Verdict.Compliant(rule, DEAL),
                "Opportunity",
                "Acme",
                Optional.of(ANN),
                Optional.empty(),
                AS_OF.plusSeconds(60),
                true,
                false);
        assertThat(record(innocent)).isEmpty();
        assertThat(open()).hasSize(1);
    }

    @Test
    void endsWhatIsOpenOnGoneRecordsAndUnderRetiredRules() {
        record(violated(DEAL, ANN), violated(OTHER_DEAL, ANN));
        List<ViolationEvent> gone = jdbi.inTransaction(h -> ledger.recordsGone(h, List.of(DEAL)));
        assertThat(gone).singleElement().satisfies(e -> assertThat(e.violation().end())
                .contains(EndReason.RECORD_GONE));
        List<ViolationEvent> retired = jdbi.inTransaction(h -> ledger.onlyRules(h, Set.of(new RuleId("another"))));
        assertThat(retired)
                .singleElement()
                .satisfies(e -> assertThat(e.violation().end()).contains(EndReason.RULE_CHANGED));
    }

    @Test
    void countsTheFirstDayOfARatchetRuleAsBacklog() {
        Rule ratchet = rule("ratchet", "v1", true);
        record(violated(ratchet, DEAL, ANN));
        jdbi.useTransaction(h -> ledger.firstCheckDone(h, Set.of(ratchet.id())));
        record(violated(ratchet, OTHER_DEAL, ANN));
        assertThat(open()).extracting(Violation::backlog).containsExactly(true, false);
    }

    @Test
    void showsOnlyWhatTheScopeAllows() {
        record(violated(DEAL, ANN), violated(OTHER_DEAL, BOB));
        Scope ann = Scope.of(Set.of(ANN));
        long bobs = open().stream()
                .filter(v -> v.accountable().equals(Optional.of(BOB)))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(violations.list(ViolationFilter.OPEN, ann, Optional.empty(), 50))
                .extracting(Violation::record)
                .containsExactly(DEAL);
        assertThat(violations.find(bobs, ann)).isEmpty();
        assertThat(violations.find(bobs, Scope.EVERYONE)).isPresent();
        assertThat(violations.byPerson(ann)).hasSize(1);
        assertThat(violations.byRule(ann).get(0).open()).isEqualTo(1);
        assertThat(violations.totals(Scope.of(Set.of())).open()).isZero();
    }

    @Test
    void countsARecordWithTwoGapsOnceInAmounts() {
        record(violated(DEAL, ANN), violated(rule("amount", "v1", false), DEAL, ANN));
        assertThat(violations.totals(Scope.EVERYONE)).satisfies(t -> {
            assertThat(t.open()).isEqualTo(2);
            assertThat(t.records()).isEqualTo(1);
            assertThat(t.amount()).isEqualByComparingTo("1000");
        });
        assertThat(violations.byPerson(Scope.EVERYONE).get(0).amount()).isEqualByComparingTo("1000");
    }

    @Test
    void countsEachDayAlsoTheQuietOnes() {
        record(violated(DEAL, ANN), violated(OTHER_DEAL, ANN));
        clock.forward(Duration.ofDays(2));
        record(compliant(DEAL));
        LocalDate second = LocalDate.of(2026, 3, 2);
        assertThat(violations.byDay(Scope.EVERYONE, second, second.plusDays(3), ZoneOffset.UTC))
                .extracting(Violations.DayCount::open, Violations.DayCount::opened, Violations.DayCount::ended)
                .containsExactly(tuple(2, 2, 0), tuple(2, 0, 0), tuple(1, 0, 1), tuple(1, 0, 0));
        assertThat(violations.byDay(Scope.EVERYONE, second.plusDays(1), second.plusDays(1), ZoneOffset.UTC))
                .extracting(Violations.DayCount::open)
                .containsExactly(2L);
    }

    @Test
    void survivesTextThatPostgresWouldNotKeep() {
        Verdict.Violated hostile = new Verdict.Violated(
                rule, DEAL, List.of("NextStep"), "a\0b", Map.of("NextStep", "\0 <script> \u202e 😀"));
        record(new Finding(hostile, "Opportunity", "Ac\0me", Optional.of(ANN), Optional.empty(), AS_OF, false, false));
        assertThat(open().get(0).recordName()).isEqualTo("Acme");
        assertThat(open().get(0).evidence().get("NextStep")).contains("😀").doesNotContain("\0");
    }

    @Test
    void opensOneOfManyThatAreSeenAtTheSameTime() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        Callable<Integer> attempt = () -> record(violated(DEAL, ANN)).size();
        int opened = 0;
        for (var future : pool.invokeAll(java.util.Collections.nCopies(64, attempt))) {
            opened += future.get();
        }
        pool.shutdown();
        assertThat(opened).isEqualTo(1);
        assertThat(open()).hasSize(1);
    }

    private List<Violation> open() {
        return violations.list(ViolationFilter.OPEN, Scope.EVERYONE, Optional.empty(), 200);
    }

    private List<ViolationEvent> record(Finding... findings) {
        return jdbi.inTransaction(h -> ledger.record(h, Arrays.asList(findings)));
    }

    private Finding violated(RecordId record, RecordId person) {
        return violated(rule, record, person);
    }

    private static Finding violated(Rule rule, RecordId record, RecordId person) {
        return finding(
                new Verdict.Violated(
                        rule, record, List.of("NextStep"), "Acme needs a next step.", Map.of("NextStep", "TBD")),
                person);
    }

    private Finding compliant(RecordId record) {
        return new Finding(
                new Verdict.Compliant(rule, record),
                "Opportunity",
                "Acme",
                Optional.of(ANN),
                Optional.of(new BigDecimal("1000")),
                AS_OF.plusSeconds(5),
                false,
                false);
    }

    private static Finding finding(Verdict verdict, RecordId person) {
        return new Finding(
                verdict,
                "Opportunity",
                "Acme",
                Optional.of(person),
                Optional.of(new BigDecimal("1000")),
                AS_OF,
                false,
                false);
    }

    private static org.assertj.core.groups.Tuple tuple(long open, long opened, long ended) {
        return org.assertj.core.groups.Tuple.tuple(open, opened, ended);
    }

    private static Rule rule(String id, String version, boolean ratchet) {
        return new Rule(
                new RuleId(id),
                "A next step",
                "Opportunity",
                null,
                List.of("NextStep"),
                null,
                "{Name} needs {fields}.",
                "Because.",
                "Monday",
                List.of("NextStep"),
                Severity.REQUIRED,
                "standard",
                null,
                RuleState.LIVE,
                null,
                ratchet,
                "OwnerId",
                version,
                "test.yaml",
                1);
    }
}
