package dev.plumbline.fixes;

import dev.plumbline.crm.RecordId;
import dev.plumbline.escalation.Standings.Step;
import dev.plumbline.rules.Rule;
import dev.plumbline.violations.Violation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A record with what is open on it.
 *
 * @param amount   in the record's currency
 * @param currency where the record says it
 * @param fields   what a form would offer to be typed; empty where no field of the record mends it
 * @param adds     whether the form would offer to add another record to it
 */
public record WorkRecord(
        RecordId record,
        String object,
        String name,
        Optional<BigDecimal> amount,
        Optional<String> currency,
        Optional<RecordId> accountable,
        List<Gap> gaps,
        List<String> fields,
        boolean adds) {

    /** @param next who of those above hears of it, and when */
    public record Gap(Violation violation, Optional<Rule> rule, Optional<Step> next) {}

    /** What must never be first, then what is worth most, then what somebody hears of soonest, then what is oldest. */
    static final Comparator<WorkRecord> MOST_VALUABLE_FIRST = Comparator.comparing((WorkRecord r) -> r.gaps().stream()
                    .map(g -> g.violation().severity())
                    .max(Comparator.naturalOrder())
                    .orElseThrow())
            .reversed()
            .thenComparing(r -> r.amount().orElse(BigDecimal.ZERO), Comparator.reverseOrder())
            .thenComparing(r -> r.next().map(Step::at).orElse(Instant.MAX))
            .thenComparing(r -> r.gaps().get(0).violation().openedAt())
            .thenComparing(WorkRecord::record);

    /** The earliest of its gaps' steps. */
    public Optional<Step> next() {
        return gaps.stream().flatMap(g -> g.next().stream()).min(Comparator.comparing(Step::at));
    }

    /** Whether it can stand in a table, which has the record's own fields. */
    public boolean hasFields() {
        return !fields.isEmpty();
    }

    public boolean fixable() {
        return adds || hasFields();
    }
}
