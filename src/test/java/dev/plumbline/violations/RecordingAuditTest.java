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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What the ledger writes is in the audit log, in the same transaction, with its evidence and the version of its rule. */
class RecordingAuditTest {

    private static final RecordId DEAL = RecordId.of("006000000000001");
    private static final RecordId ANN = RecordId.of("005000000000001");
    private static final Instant AS_OF = Instant.parse("2026-03-02T08:00:00Z");

    private final SettableClock clock = SettableClock.at("2026-03-02T09:00:00Z");
    private final Jdbi jdbi = TestDatabase.fresh();
    private final ViolationLedger ledger = new ViolationLedger(clock);

    @Test
    void eachStepOfAViolationIsThere() {
        record("v1", "TBD");
        record("v1", "TBD");
        record("v2", "tbd");
        jdbi.useTransaction(handle -> ledger.recordsGone(handle, List.of(DEAL)));
        assertThat(log("what || ' ' || rule_version || ' ' || (facts->>'NextStep')"))
                .containsExactly("violation-opened v1 TBD", "violation-changed v2 tbd", "violation-ended v2 tbd");
        assertThat(log("actor_kind || ' ' || actor || ' ' || record_id || ' ' || (facts->>'[answers for it]')"))
                .first()
                .isEqualTo("rule next-step " + DEAL + " " + ANN);
    }

    @Test
    void whatIsRolledBackWasNever() {
        jdbi.useTransaction(handle -> {
            ledger.record(handle, List.of(finding("v1", "TBD")));
            handle.rollback();
        });
        assertThat(log("what")).isEmpty();
    }

    private void record(String version, String nextStep) {
        jdbi.useTransaction(handle -> ledger.record(handle, List.of(finding(version, nextStep))));
    }

    private List<String> log(String what) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT " + what + " FROM audit_entry ORDER BY id")
                .mapTo(String.class)
                .list());
    }

    private static Finding finding(String version, String nextStep) {
        Rule rule = new Rule(
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
                version,
                "test.yaml",
                1);
        return new Finding(
                new Verdict.Violated(
                        rule, DEAL, List.of("NextStep"), "Acme needs a next step.", Map.of("NextStep", nextStep)),
                "Opportunity",
                "Acme",
                Optional.of(ANN),
                Optional.empty(),
                AS_OF,
                false,
                false);
    }
}
