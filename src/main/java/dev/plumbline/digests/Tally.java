package dev.plumbline.digests;

import dev.plumbline.crm.RecordId;
import dev.plumbline.escalation.CountWords;
import dev.plumbline.notifications.ReaderFormat;
import dev.plumbline.violations.Violation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * Gaps added up; a record with several gaps is one record, and its amount is at stake once.
 *
 * @param oldest the gap that has been open longest
 */
record Tally(int gaps, int records, BigDecimal amount, Violation oldest) {

    /** @param violations at least one */
    static Tally of(Collection<Violation> violations) {
        Map<RecordId, BigDecimal> amounts = new HashMap<>();
        violations.forEach(v -> amounts.merge(v.record(), v.amount().orElse(BigDecimal.ZERO), BigDecimal::max));
        return new Tally(
                violations.size(),
                amounts.size(),
                amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add),
                violations.stream()
                        .min(Comparator.comparing(Violation::openedAt).thenComparing(Violation::id))
                        .orElseThrow());
    }

    Instant since() {
        return oldest.openedAt();
    }

    /** For example {@code 5 gaps on 3 records}. */
    String words(ReaderFormat format) {
        return format.words(CountWords.class).gapsOnRecords(gaps, format.number(gaps), records, format.number(records));
    }
}
