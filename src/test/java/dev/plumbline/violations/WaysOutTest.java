package dev.plumbline.violations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.SettableClock;
import dev.plumbline.TestDatabase;
import dev.plumbline.audit.Actor;
import dev.plumbline.crm.RecordId;
import dev.plumbline.notifications.TestConfig;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.RuleState;
import dev.plumbline.rules.Severity;
import dev.plumbline.rules.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class WaysOutTest {

    private static final RecordId DEAL = RecordId.of("006000000000001");
    private static final RecordId ANN_ID = RecordId.of("005000000000001");
    private static final RecordId DANA_ID = RecordId.of("005000000000002");
    private static final Actor.Person ANN = new Actor.Person(ANN_ID.value(), "Ann");
    private static final Actor.Person DANA = new Actor.Person(DANA_ID.value(), "Dana");
    private static final Actor.Person ADMIN = new Actor.Person("admin", "admin");
    private static final Waivers.Beneficiary FOR_ANN = new Waivers.Beneficiary(ANN_ID.value(), "Ann");
    private static final Duration DAY = Duration.ofDays(1);

    private final SettableClock clock = SettableClock.at("2026-03-02T09:00:00Z");
    private final Jdbi jdbi = TestDatabase.fresh();
    private final ViolationLedger ledger = new ViolationLedger(clock);
    private final Violations violations = new LedgerReader(jdbi, clock);
    private final WaysTaken taken = new WaysReader(jdbi, clock);
    private final WaysOutConfig config = TestConfig.of(WaysOutConfig.class, Map.of());
    private final WaysOut ways = new WaysOut(clock, config, new Obstacles(config));
    private final Disputes disputes = new Disputes(clock, config);
    private final Waivers waivers = new Waivers(clock);

    @Test
    void aSnoozeStandsStillAndWakesByItself() {
        long id = open();
        assertThat(done(snooze(id, DAY))).singleElement().isInstanceOfSatisfying(ViolationEvent.Changed.class, c -> {
            assertThat(c.before().state()).isEqualTo(ViolationState.OPEN);
            assertThat(c.violation().state()).isEqualTo(ViolationState.SNOOZED);
        });
        assertThat(violations.openOf(ANN_ID)).isEmpty();
        clock.forward(DAY);
        assertThat(state(id)).as("read late").isEqualTo(ViolationState.OPEN);
        assertThat(violations.openOf(ANN_ID)).hasSize(1);
        assertThat(jdbi.inTransaction(ways::wake))
                .singleElement()
                .isInstanceOfSatisfying(
                        ViolationEvent.Changed.class,
                        c -> assertThat(c.before().state()).isEqualTo(ViolationState.SNOOZED));
        assertThat(jdbi.inTransaction(ways::wake)).isEmpty();
        assertThat(story(id)).containsExactly("opened", "snoozed", "woken");
    }

    @Test
    void aSnoozeThatIsOverEndsWithTheNextJudgement() {
        long id = open();
        done(snooze(id, DAY));
        assertThat(judge(violated("TBD"))).as("while it lasts").isEmpty();
        clock.forward(DAY);
        assertThat(judge(violated("TBD"))).singleElement().isInstanceOfSatisfying(ViolationEvent.Changed.class, c -> {
            assertThat(c.before().state()).isEqualTo(ViolationState.SNOOZED);
            assertThat(c.violation().state()).isEqualTo(ViolationState.OPEN);
        });
        assertThat(state(id)).isEqualTo(ViolationState.OPEN);
        assertThat(taken.of(id).snooze()).isEmpty();
    }

    @Test
    void snoozesAreCountedAndBoundedPerGeneration() {
        long id = open();
        for (int i = 0; i < 2; i++) {
            done(snooze(id, DAY));
            assertThat(refusal(snooze(id, DAY))).contains("snoozed already");
            clock.forward(DAY);
        }
        assertThat(refusal(snooze(id, DAY))).contains("snoozed twice");
        assertThat(taken.of(id).snoozes()).isEqualTo(2);
        judge(compliant());
        clock.forward(DAY);
        long relapse = open();
        assertThat(relapse).isNotEqualTo(id);
        done(snooze(relapse, DAY));
    }

    @Test
    void aSnoozeNeedsAReasonFromTheList() {
        long id = open();
        assertThat(refusal(act(h -> ways.snooze(h, id, ANN, "because", "", after(DAY)))))
                .contains("waiting-for-the-customer");
        assertThat(refusal(act(h -> ways.snooze(h, id, ANN, "other", " ", after(DAY)))))
                .contains("in a few words");
        assertThat(refusal(act(h -> ways.snooze(h, id, ANN, "other", "x".repeat(4001), after(DAY)))))
                .contains("4001 characters");
        assertThat(state(id)).isEqualTo(ViolationState.OPEN);
        assertThat(story(id)).containsExactly("opened");
    }

    @Test
    void whatIsFixedEndsWhateverItsState() {
        for (Function<Long, Outcome> way :
                List.<Function<Long, Outcome>>of(id -> snooze(id, DAY), this::dispute, id -> grant(id, DANA, DAY))) {
            long id = open();
            done(way.apply(id));
            assertThat(judge(compliant()))
                    .singleElement()
                    .satisfies(e -> assertThat(e.violation().end()).contains(EndReason.FIXED));
            assertThat(state(id)).isEqualTo(ViolationState.ENDED);
            assertThat(refusal(dispute(id))).contains("closed (fixed)");
            clock.forward(Duration.ofDays(2));
            jdbi.useTransaction(waivers::expire);
        }
        assertThat(taken.disputes(Scope.EVERYONE, true)).isEmpty();
        assertThat(taken.disputes(Scope.EVERYONE, false)).singleElement().satisfies(d -> assertThat(d.answer())
                .contains("overtaken"));
    }

    @Test
    void aDisputeStopsTheClockAtOnceAndARejectionLetsItGoOn() {
        long id = open();
        assertThat(done(dispute(id)))
                .singleElement()
                .satisfies(e -> assertThat(e.violation().state()).isEqualTo(ViolationState.DISPUTED));
        assertThat(refusal(snooze(id, DAY))).contains("disputed");
        WaysTaken.Dispute asked = taken.disputes(Scope.EVERYONE, true).get(0);
        assertThat(refusal(act(h -> disputes.answer(h, asked.id(), ANN, false, "no"))))
                .contains("of their own");
        assertThat(done(act(h -> disputes.answer(h, asked.id(), ADMIN, false, "It applies: see page 3."))))
                .singleElement()
                .satisfies(e -> assertThat(e.violation().state()).isEqualTo(ViolationState.OPEN));
        assertThat(taken.of(id).dispute().orElseThrow().answerText()).isEqualTo("It applies: see page 3.");
        assertThat(refusal(dispute(id))).contains("answered before");
        assertThat(refusal(act(h -> disputes.answer(h, asked.id(), ADMIN, true, "yes"))))
                .contains("has been answered");
    }

    @Test
    void anUpheldDisputeIsNotHeldAgainstTheSameStateAgain() {
        long id = open();
        uphold(id);
        assertThat(violations.find(id, Scope.EVERYONE).orElseThrow().end()).contains(EndReason.ACCEPTED);
        assertThat(judge(violated("TBD"))).as("the same state").isEmpty();
        assertThat(judge(violated("-"))).as("another value").hasSize(1);
    }

    @Test
    void aRulingEndsWithItsTime() {
        uphold(open());
        clock.forward(Duration.ofDays(180));
        assertThat(rulingsOver()).containsExactly(DEAL);
        assertThat(judge(violated("TBD"))).hasSize(1);
        jdbi.useTransaction(h -> disputes.rulingsClosed(h, List.of(DEAL)));
        assertThat(rulingsOver()).isEmpty();
    }

    @Test
    void aRuleFoundWrongTooOftenFallsBackToReviewAndNobodyIsTold() {
        Rule rule = rule();
        for (int i = 1; i <= 4; i++) {
            RecordId deal = RecordId.of("00600000000010" + i);
            judge(violated(deal, "TBD"));
        }
        List<Violation> open = violations.list(ViolationFilter.OPEN, Scope.EVERYONE, Optional.empty(), 10);
        for (Violation violation : open.subList(0, 3)) {
            assertThat(jdbi.inTransaction(disputes::review)).isEmpty();
            uphold(violation.id());
        }
        assertThat(jdbi.inTransaction(disputes::review))
                .singleElement()
                .satisfies(e -> assertThat(e.violation().silent()).isTrue());
        assertThat(((WaysReader) taken).reasons()).containsOnlyKeys(rule.id());
        assertThat(taken.tallies(clock.instant().minus(DAY))).singleElement().satisfies(t -> assertThat(t.percent())
                .isEqualTo(100));
        assertThat(done(act(h -> disputes.endReview(h, rule.id(), ADMIN, "Reworded.", true))))
                .singleElement()
                .satisfies(e -> assertThat(e.violation().silent()).isFalse());
        assertThat(jdbi.inTransaction(disputes::review))
                .as("what was reviewed is not counted again")
                .isEmpty();
        assertThat(taken.reviews()).isEmpty();
    }

    @Test
    void aWaiverIsStillCheckedAndCoversTheNextGeneration() {
        long id = open();
        done(grant(id, DANA, Duration.ofDays(30)));
        assertThat(judge(violated("-"))).as("goes on being judged").hasSize(0);
        assertThat(state(id)).isEqualTo(ViolationState.WAIVED);
        assertThat(register()).singleElement().satisfies(w -> {
            assertThat(w.wouldFail()).isTrue();
            assertThat(w.approver()).isEqualTo("Dana");
        });
        judge(compliant());
        assertThat(register()).singleElement().satisfies(w -> assertThat(w.wouldFail())
                .isFalse());
        assertThat(judge(violated("TBD"))).singleElement().isInstanceOfSatisfying(ViolationEvent.Opened.class, o -> {
            assertThat(o.violation().state()).isEqualTo(ViolationState.WAIVED);
            assertThat(o.violation().generation()).isEqualTo(2);
        });
    }

    @Test
    void aWaiverEndsOnEveryPath() {
        long swept = open();
        done(grant(swept, DANA, DAY));
        clock.forward(DAY);
        assertThat(state(swept)).as("read").isEqualTo(ViolationState.OPEN);
        assertThat(register()).as("register").isEmpty();
        assertThat(jdbi.inTransaction(ways::wake)).as("sweep").hasSize(1);
        done(grant(swept, DANA, DAY));
        clock.forward(DAY);
        assertThat(judge(violated("TBD"))).as("judgement").singleElement().satisfies(e -> assertThat(
                        e.violation().state())
                .isEqualTo(ViolationState.OPEN));
        done(grant(swept, DANA, DAY));
        judge(compliant());
        clock.forward(DAY);
        assertThat(judge(violated("TBD"))).as("opening").singleElement().satisfies(e -> assertThat(
                        e.violation().state())
                .isEqualTo(ViolationState.OPEN));
        assertThat(taken.waivers(Scope.EVERYONE, false))
                .as("the evidence stays")
                .hasSize(3);
    }

    @Test
    void nobodyApprovesAWaiverForThemselves() {
        long id = open();
        assertThat(refusal(grant(id, ANN, DAY))).contains("for themselves");
        Actor.Person assistant = new Actor.Person("005000000000009AAA", "Bea");
        done(act(h -> waivers.ask(h, id, assistant, FOR_ANN, "No access.", after(DAY))));
        assertThat(refusal(grant(id, assistant, DAY))).contains("does not approve it");
        done(grant(id, DANA, DAY));
        assertThat(judge(violatedBy(DANA_ID)))
                .as("the record came to who approved it")
                .singleElement()
                .satisfies(e -> assertThat(e.violation().state()).isEqualTo(ViolationState.OPEN));
        assertThat(register()).isEmpty();
    }

    @Test
    void aWaiverHasAnEndWithinAYear() {
        long id = open();
        assertThat(refusal(grant(id, DANA, Duration.ofDays(367)))).contains("within a year");
        assertThat(refusal(grant(id, DANA, Duration.ZERO))).contains("within a year");
        done(grant(id, DANA, Duration.ofDays(365)));
        done(grant(id, DANA, Duration.ofDays(30)));
        assertThat(taken.waivers(Scope.EVERYONE, false))
                .extracting(WaysTaken.Waiver::state)
                .containsExactly("granted", "ended");
        assertThat(taken.of(id).waiver().orElseThrow().renewed()).isPresent();
        done(act(h -> waivers.revoke(h, id, DANA, "The reason is gone.")));
        assertThat(state(id)).isEqualTo(ViolationState.OPEN);
    }

    @Test
    void onlyMovesAreAccepted() {
        long id = open();
        done(act(h -> ways.explain(h, id, ANN, "The customer skipped it.")));
        assertThat(taken.of(id).explanation()).contains("Ann: The customer skipped it.");
        assertThat(refusal(act(h -> ways.accept(h, id, DANA, "fine", false)))).contains("can be mended");
        assertThat(done(act(h -> ways.accept(h, id, DANA, "fine", true))))
                .singleElement()
                .satisfies(e -> assertThat(e.violation().end()).contains(EndReason.ACCEPTED));
    }

    @Test
    void ofManyAtTheSameTimeOneIsTaken() throws Exception {
        long id = open();
        var pool = Executors.newFixedThreadPool(8);
        Callable<Outcome> attempt = () -> dispute(id);
        int taken = 0;
        for (var future : pool.invokeAll(java.util.Collections.nCopies(32, attempt))) {
            taken += future.get() instanceof Outcome.Done ? 1 : 0;
        }
        pool.shutdown();
        assertThat(taken).isEqualTo(1);
    }

    @Test
    void everyStepIsInTheAuditLogWithWhoDidIt() {
        long id = open();
        done(snooze(id, DAY));
        done(dispute(id));
        List<String> steps = jdbi.withHandle(h -> h.createQuery(
                        "SELECT what || ' by ' || actor_name FROM audit_entry WHERE violation_id = :id ORDER BY id")
                .bind("id", id)
                .mapTo(String.class)
                .list());
        assertThat(steps)
                .containsExactly(
                        "violation-opened by A next step", "violation-snoozed by Ann", "violation-disputed by Ann");
    }

    @Test
    void reasonsAreCountedByPerson() {
        done(snooze(open(), DAY));
        assertThat(taken.obstacles(Scope.EVERYONE, Instant.EPOCH))
                .singleElement()
                .satisfies(o -> {
                    assertThat(o.obstacle()).isEqualTo("Waiting for the customer");
                    assertThat(o.accountable()).isEqualTo(ANN_ID);
                    assertThat(o.count()).isEqualTo(1);
                });
        assertThat(taken.obstacles(Scope.of(Set.of(DANA_ID)), Instant.EPOCH)).isEmpty();
    }

    private List<RecordId> rulingsOver() {
        return jdbi.inTransaction(h -> disputes.rulingsOver(h, 10));
    }

    private long open() {
        return judge(violated("TBD")).get(0).violation().id();
    }

    private ViolationState state(long id) {
        return violations.find(id, Scope.EVERYONE).orElseThrow().state();
    }

    private List<String> story(long id) {
        return violations.history(id).stream().map(HistoryEntry::what).toList();
    }

    private List<WaysTaken.Waiver> register() {
        return taken.waivers(Scope.EVERYONE, false).stream()
                .filter(WaysTaken.Waiver::holds)
                .toList();
    }

    private Outcome snooze(long id, Duration length) {
        return act(h -> ways.snooze(h, id, ANN, "waiting-for-the-customer", "", after(length)));
    }

    private Outcome dispute(long id) {
        return act(h -> ways.dispute(h, id, ANN, "There is no next step before June.", after(Duration.ofDays(7))));
    }

    private Outcome grant(long id, Actor.Person approver, Duration length) {
        return act(h -> waivers.grant(h, id, approver, FOR_ANN, "A framework contract.", after(length)));
    }

    private void uphold(long id) {
        done(dispute(id));
        long dispute = taken.of(id).dispute().orElseThrow().id();
        done(act(h -> disputes.answer(h, dispute, ADMIN, true, "Right: it does not fit.")));
    }

    private Instant after(Duration length) {
        return clock.instant().plus(length);
    }

    private Outcome act(Function<Handle, Outcome> what) {
        return jdbi.inTransaction(what::apply);
    }

    private static List<ViolationEvent> done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).events();
    }

    private static String refusal(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).said().english();
    }

    private List<ViolationEvent> judge(Finding finding) {
        return jdbi.inTransaction(h -> ledger.record(h, List.of(finding)));
    }

    private Finding violated(String step) {
        return violated(DEAL, step);
    }

    private Finding violated(RecordId deal, String step) {
        return finding(
                new Verdict.Violated(
                        rule(), deal, List.of("NextStep"), "Acme needs a next step.", Map.of("NextStep", step)),
                ANN_ID);
    }

    private Finding violatedBy(RecordId person) {
        return finding(
                new Verdict.Violated(
                        rule(), DEAL, List.of("NextStep"), "Acme needs a next step.", Map.of("NextStep", "TBD")),
                person);
    }

    private Finding compliant() {
        return finding(new Verdict.Compliant(rule(), DEAL), ANN_ID);
    }

    private Finding finding(Verdict verdict, RecordId person) {
        return new Finding(
                verdict, "Opportunity", "Acme", Optional.of(person), Optional.empty(), clock.instant(), false, false);
    }

    private static Rule rule() {
        return new Rule(
                new RuleId("next-step"),
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
                false,
                "OwnerId",
                "v1",
                "test.yaml",
                1);
    }
}
