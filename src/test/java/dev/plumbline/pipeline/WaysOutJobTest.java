package dev.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.SettableClock;
import dev.plumbline.TestDatabase;
import dev.plumbline.audit.Actor;
import dev.plumbline.crm.RecordId;
import dev.plumbline.escalation.Climbs;
import dev.plumbline.escalation.Escalations;
import dev.plumbline.mirror.Mirrors;
import dev.plumbline.people.Directories;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.RuleState;
import dev.plumbline.rules.Severity;
import dev.plumbline.rules.Verdict;
import dev.plumbline.violations.Disputes;
import dev.plumbline.violations.Finding;
import dev.plumbline.violations.Ledgers;
import dev.plumbline.violations.Outcome;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.ViolationEvent;
import dev.plumbline.violations.ViolationLedger;
import dev.plumbline.violations.ViolationState;
import dev.plumbline.violations.Violations;
import dev.plumbline.violations.WaysOut;
import dev.plumbline.violations.WaysTaken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class WaysOutJobTest {

    private static final RecordId DEAL = RecordId.of("006000000000001");
    private static final RecordId ANN_ID = RecordId.of("005000000000001");
    private static final Actor.Person ANN = new Actor.Person(ANN_ID.value(), "Ann");
    private static final Actor.Person ADMIN = new Actor.Person("admin", "admin");
    private static final Rule RULE = rule();

    private final SettableClock clock = SettableClock.at("2026-03-02T09:00:00Z");
    private final Jdbi jdbi = TestDatabase.fresh();
    private final ViolationLedger ledger = ViolationLedger.on(clock);
    private final Violations violations = Ledgers.in(jdbi);
    private final WaysTaken taken = Ledgers.taken(jdbi, clock);
    private final WaysOut ways = Ledgers.waysOut(clock);
    private final Disputes disputes = Ledgers.disputes(clock);
    private final Escalations escalations = Climbs.of(clock, Directories.of(jdbi, Mirrors.on(jdbi, clock)));
    private final List<RecordId> judged = new ArrayList<>();
    private final Once once = new Once(jdbi, clock);
    private final WaysOutJob job =
            new WaysOutJob(jdbi, ways, Ledgers.waivers(clock), disputes, escalations, judged::addAll, once);

    @Test
    void whatHasHadItsTimeWakesWithTheNextTick() {
        long id = open();
        act(h -> ways.snooze(
                h, id, ANN, "waiting-for-the-customer", "", clock.instant().plus(Duration.ofDays(2))));
        job.tick();
        assertThat(state(id)).isEqualTo(ViolationState.SNOOZED);
        clock.forward(Duration.ofDays(2));
        job.tick();
        assertThat(state(id)).isEqualTo(ViolationState.OPEN);
    }

    @Test
    void aRecordIsJudgedAgainWhenItsRulingIsOver() {
        long id = open();
        act(h -> ways.dispute(h, id, ANN, "It does not fit.", clock.instant().plus(Duration.ofDays(7))));
        long dispute = taken.of(id).dispute().orElseThrow().id();
        act(h -> disputes.answer(h, dispute, ADMIN, true, "Right."));
        job.tick();
        assertThat(judged).isEmpty();
        clock.forward(Duration.ofDays(180));
        job.tick();
        job.tick();
        assertThat(judged).containsExactly(DEAL);
    }

    @Test
    void answersAreForgottenAfterADay() {
        Optional<String> key = Optional.of("k");
        assertThat(once.run("ann", key, "a", h -> new Once.Answer(200, "first")))
                .isPresent();
        assertThat(once.run("ann", key, "a", h -> new Once.Answer(200, "second"))
                        .orElseThrow()
                        .text())
                .isEqualTo("first");
        assertThat(once.run("ann", key, "b", h -> new Once.Answer(200, "other")))
                .isEmpty();
        assertThat(once.run("bob", key, "b", h -> new Once.Answer(200, "his"))
                        .orElseThrow()
                        .text())
                .isEqualTo("his");
        clock.forward(Once.KEPT);
        job.tick();
        assertThat(once.run("ann", key, "a", h -> new Once.Answer(200, "third"))
                        .orElseThrow()
                        .text())
                .isEqualTo("third");
    }

    private ViolationState state(long id) {
        return violations.find(id, Scope.EVERYONE).orElseThrow().state();
    }

    private void act(Function<Handle, Outcome> what) {
        Outcome outcome = jdbi.inTransaction(what::apply);
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
    }

    private long open() {
        Verdict verdict = new Verdict.Violated(
                RULE, DEAL, List.of("NextStep"), "Acme needs a next step.", Map.of("NextStep", "TBD"));
        Finding finding = new Finding(
                verdict, "Opportunity", "Acme", Optional.of(ANN_ID), Optional.empty(), clock.instant(), false, false);
        return jdbi.inTransaction(handle -> {
            ledger.firstCheckDone(handle, Set.of(RULE.id()));
            List<ViolationEvent> events = ledger.record(handle, List.of(finding));
            escalations.on(handle, events);
            return events.get(0).violation().id();
        });
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
