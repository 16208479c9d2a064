package dev.plumbline.web.ui;

import dev.plumbline.crm.RecordId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How somebody, or everybody below somebody, stands now.
 *
 * @param name   the person's or queue's
 * @param title  the person's; may be empty
 * @param kind   what there is to know before one talks to them
 * @param open   gaps
 * @param below  whether others stand below, so that the row can be opened
 * @param share  {@code open} in percent of the largest among its neighbours, for the bar
 */
record Standing(
        RecordId id,
        String name,
        String title,
        Kind kind,
        long open,
        long records,
        BigDecimal amount,
        Optional<Instant> oldest,
        boolean below,
        int share) {

    static List<Standing> beside(Collection<Standing> neighbours) {
        long largest = neighbours.stream().mapToLong(Standing::open).max().orElse(0);
        return neighbours.stream().map(one -> one.of(largest)).toList();
    }

    private Standing of(long largest) {
        return new Standing(id, name, title, kind, open, records, amount, oldest, below, Bars.percent(open, largest));
    }

    /** Who, or what, it is. */
    enum Kind {
        ACTIVE,
        GONE,
        QUEUE
    }

    /** Their title, or what else a reader should know about them; may be empty. */
    public String note(Format say) {
        UnitWords words = say.words(UnitWords.class);
        return switch (kind) {
            case ACTIVE -> title;
            case GONE -> words.gone();
            case QUEUE -> words.queue();
        };
    }
}
