package dev.plumbline.practice.company;

import dev.plumbline.crm.RecordId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the definitions need to know of one open or won or lost deal, gathered from its row and from the rows that point at it. */
final class DealFacts {

    @Nullable
    Row row;

    boolean hasRole;
    boolean hasSponsor;
    boolean openTask;
    boolean futureEvent;

    /** The latest day of a closed task or of an event that has begun. */
    @Nullable
    LocalDate lastDone;

    final TreeMap<String, LocalDate> closeDates = new TreeMap<>();

    void done(LocalDate day) {
        if (lastDone == null || day.isAfter(lastDone)) {
            lastDone = day;
        }
    }

    /** A row of OpportunityHistory; ties are in the order of their ids. */
    void stood(Instant at, RecordId history, LocalDate closeDate) {
        closeDates.put(at.toString() + history, closeDate);
    }

    int pushes() {
        int pushes = 0;
        LocalDate before = null;
        for (LocalDate date : closeDates.values()) {
            if (before != null && date.withDayOfMonth(1).isAfter(before.withDayOfMonth(1))) {
                pushes++;
            }
            before = date;
        }
        return pushes;
    }

    static @Nullable BigDecimal amount(Row row) {
        String amount = row.text("Amount");
        return amount.isEmpty() ? null : new BigDecimal(amount);
    }
}
