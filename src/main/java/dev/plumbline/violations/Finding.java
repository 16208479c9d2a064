package dev.plumbline.violations;

import dev.plumbline.crm.RecordId;
import dev.plumbline.rules.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A verdict with what the ledger keeps beside it.
 *
 * @param recordName what people call the record
 * @param asOf       SystemModstamp of the record that was judged
 * @param transition the rule judges a move, not a state: that the next change is innocent does not undo the move
 * @param silent     counted, but nobody is told: the rule is in pilot, or announced for a later day
 */
public record Finding(
        Verdict verdict,
        String object,
        String recordName,
        Optional<RecordId> accountable,
        Optional<BigDecimal> amount,
        Instant asOf,
        boolean transition,
        boolean silent) {}
