package dev.plumbline.people.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Time in which one person is away.
 *
 * @param until not included
 */
public record Leave(Instant from, Instant until) {

    public Leave {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("leave ends after it begins; found " + from + " to " + until);
        }
    }

    /** The same time away, in order, and no span touching the next. */
    public static List<Leave> joined(List<Leave> leave) {
        return LeaveTimes.joined(leave);
    }

    /** Whole days of a zone, both included. */
    public static Leave days(LocalDate first, LocalDate last, ZoneId zone) {
        return new Leave(
                first.atStartOfDay(zone).toInstant(),
                last.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
