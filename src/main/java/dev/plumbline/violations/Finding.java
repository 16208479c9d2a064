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
 */
public record Finding(
        Verdict verdict,
        String object,
        String recordName,
        Optional<RecordId> accountable,
        Optional<BigDecimal> amount,
        Instant asOf) {}
