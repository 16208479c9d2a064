package dev.plumbline.web.fakes;

import dev.plumbline.crm.RecordId;
import dev.plumbline.escalation.Escalations;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.Verdict;
import dev.plumbline.violations.Finding;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationEvent;
import dev.plumbline.violations.ViolationLedger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;

/** Opens violations of the company's first rule in a real ledger, each on a deal of its own, and starts their climb. */
public record Opened(Jdbi jdbi, ViolationLedger ledger, Escalations escalations) {

    private static final AtomicInteger DEALS = new AtomicInteger(1000);

    public Violation by(RecordId person) {
        return by(person, Company.id("006", DEALS.incrementAndGet()));
    }

    public Violation by(RecordId person, RecordId deal) {
        Rule rule = FakeEdition.RULES.get(0);
        Verdict verdict = new Verdict.Violated(
                rule, deal, List.of("NextStep"), "Acme renewal needs a next step.", Map.of("NextStep", "TBD"));
        return judge(verdict, person).violation();
    }

    public Violation fixed(Violation violation) {
        Verdict verdict = new Verdict.Compliant(FakeEdition.RULES.get(0), violation.record());
        return judge(verdict, violation.accountable().orElseThrow()).violation();
    }

    private ViolationEvent judge(Verdict verdict, RecordId person) {
        Finding finding = new Finding(
                verdict,
                "Opportunity",
                "Acme renewal",
                Optional.of(person),
                Optional.empty(),
                Instant.parse(Company.NOW),
                false,
                false);
        return jdbi.inTransaction(handle -> {
            // Nothing of it is backlog, for which nobody would be told.
            ledger.firstCheckDone(handle, Set.of(verdict.rule().id()));
            List<ViolationEvent> events = ledger.record(handle, List.of(finding));
            escalations.on(handle, events);
            return events.get(0);
        });
    }

    /** Whether somebody is still to be told of it. */
    public boolean climbs(long violation) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                """
                                SELECT count(*) FROM ladder_climb
                                WHERE violation_id = :id AND ended_at IS NULL AND paused_at IS NULL""")
                        .bind("id", violation)
                        .mapTo(Integer.class)
                        .one()
                > 0);
    }
}
