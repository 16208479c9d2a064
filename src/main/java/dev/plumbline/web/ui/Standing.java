package dev.plumbline.web.ui;

import dev.plumbline.crm.RecordId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * How somebody, or everybody below somebody, stands now.
 *
 * @param name   the person's or queue's
 * @param note   their title, or what else a reader should know about them; may be empty
 * @param open   gaps
 * @param below  whether others stand below, so that the row can be opened
 * @param share  {@code open} in percent of the largest among its neighbours, for the bar
 */
record Standing(
        RecordId id,
        String name,
        String note,
        long open,
        long records,
        BigDecimal amount,
        Optional<Instant> oldest,
        boolean below,
        int share) {

    Standing beside(Collection<Standing> neighbours) {
        long largest = neighbours.stream().mapToLong(Standing::open).max().orElse(0);
        return new Standing(id, name, note, open, records, amount, oldest, below, Bars.percent(open, largest));
    }
}
