package dev.plumbline.escalation;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Directory;
import dev.plumbline.people.OrgChart;
import dev.plumbline.rules.Verdict;
import dev.plumbline.speech.Phrasebook;
import dev.plumbline.speech.Tongue;
import dev.plumbline.violations.Finding;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationFilter;
import dev.plumbline.violations.ViolationLedger;
import dev.plumbline.violations.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Makes an escalation that nobody answered in time a violation of the leader who owes the answer, and ends it when nothing is overdue any
 * more. It goes through the ledger like any other, so it is seen, told, climbs and is measured like any other.
 */
@ApplicationScoped
public class AnswerWatch {

    private final Jdbi jdbi;
    private final Clock clock;
    private final Directory directory;
    private final Violations violations;
    private final ViolationLedger ledger;
    private final Escalations escalations;

    @Inject
    AnswerWatch(
            Jdbi jdbi,
            Clock clock,
            Directory directory,
            Violations violations,
            ViolationLedger ledger,
            Escalations escalations) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.directory = directory;
        this.violations = violations;
        this.ledger = ledger;
        this.escalations = escalations;
    }

    /** @return how many leaders have something overdue */
    public int sweep() {
        Instant now = clock.instant();
        List<Violation> open = violations.pages(
                ViolationFilter.OPEN.ofRule(UnansweredRule.ID), Scope.EVERYONE, violation -> true, Integer.MAX_VALUE);
        return jdbi.inTransaction(handle -> {
            List<AnswerTable.Overdue> overdue = AnswerTable.overdue(handle, now);
            List<Finding> findings = new ArrayList<>();
            Set<RecordId> late = new HashSet<>();
            OrgChart chart = directory.chart();
            for (AnswerTable.Overdue one : overdue) {
                late.add(one.leader());
                findings.add(finding(one, chart, now));
            }
            open.stream()
                    .filter(violation -> !late.contains(violation.record()))
                    .forEach(violation -> findings.add(answered(violation, now)));
            record(handle, findings);
            return late.size();
        });
    }

    private void record(Handle handle, List<Finding> findings) {
        if (!findings.isEmpty()) {
            escalations.on(handle, ledger.record(handle, findings));
        }
    }

    private Finding finding(AnswerTable.Overdue overdue, OrgChart chart, Instant now) {
        int many = overdue.violations().size();
        List<Violation> about = violations.all(overdue.violations());
        BigDecimal amount = about.stream()
                .flatMap(violation -> violation.amount().stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        String message = Phrasebook.of(OwedWords.class, Tongue.ENGLISH).waiting(many, Integer.toString(many));
        Verdict verdict = new Verdict.Violated(
                UnansweredRule.RULE,
                overdue.leader(),
                List.of(),
                message,
                Map.of(
                        UnansweredRule.HOW_MANY,
                        Integer.toString(many),
                        "oldest due",
                        overdue.oldest().toString()));
        return new Finding(
                verdict,
                "User",
                chart.nameOf(overdue.leader()),
                Optional.of(overdue.leader()),
                amount.signum() > 0 ? Optional.of(amount) : Optional.empty(),
                now,
                false,
                false);
    }

    private static Finding answered(Violation violation, Instant now) {
        return new Finding(
                new Verdict.Compliant(UnansweredRule.RULE, violation.record()),
                "User",
                violation.recordName(),
                violation.accountable(),
                Optional.empty(),
                now,
                false,
                false);
    }
}
