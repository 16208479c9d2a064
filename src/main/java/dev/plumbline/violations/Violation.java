package dev.plumbline.violations;

import dev.plumbline.crm.RecordId;
import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.Severity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A broken rule on a record, from opening to its end.
 *
 * @param ruleVersion the version under which it was last seen broken
 * @param accountable user or queue who answers for it; empty when the record names nobody
 * @param missing     API names of fields to fill; empty when the rule is not about missing fields
 * @param message     plain text, from the rule
 * @param evidence    what was seen, as text by path
 * @param amount      what is at stake, in the record's currency; empty where the object has no amount
 * @param seenAt      when it was last judged broken
 * @param asOf        SystemModstamp of the record as last judged
 * @param generation  1 at first, 2 for the first relapse
 * @param backlog     existed on the rule's first day and the rule lets its backlog burn down
 * @param silent      the rule is in pilot or not yet in force: counted, nobody is told
 */
public record Violation(
        long id,
        RuleId rule,
        String ruleVersion,
        String ruleTitle,
        Severity severity,
        RecordId record,
        String object,
        String recordName,
        Optional<RecordId> accountable,
        List<String> missing,
        String message,
        Map<String, String> evidence,
        Optional<BigDecimal> amount,
        ViolationState state,
        Optional<EndReason> end,
        Instant openedAt,
        Optional<Instant> endedAt,
        Instant seenAt,
        Instant asOf,
        int generation,
        boolean backlog,
        boolean silent) {

    /** Whether it was open then. */
    boolean openAt(Instant moment) {
        return !openedAt.isAfter(moment)
                && endedAt.filter(end -> !end.isAfter(moment)).isEmpty();
    }
}
