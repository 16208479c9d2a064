package dev.plumbline.digests;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;

/**
 * On which local days a digest is due, and from which moment: exactly once on each, whatever the clocks there do.
 *
 * <p>A time that a clock change skips is moved on by the gap; of a time that comes twice the first counts; a day that a zone leaves out
 * altogether has no digest.
 */
record DigestCalendar(Set<DayOfWeek> weekdays, LocalTime at) {

    private static final int DAYS_TO_CATCH_UP = 1;

    DigestCalendar {
        weekdays = Set.copyOf(weekdays);
        if (weekdays.isEmpty()) {
            throw new IllegalArgumentException("plumbline.digests.weekday names no day; expected one such as MONDAY");
        }
    }

    /** The moment from which that day's digest is due. */
    Optional<Instant> moment(LocalDate day, ZoneId zone) {
        boolean happens = day.atStartOfDay(zone).toLocalDate().equals(day);
        return happens && weekdays.contains(day.getDayOfWeek())
                ? Optional.of(ZonedDateTime.of(day, at, zone).toInstant())
                : Optional.empty();
    }

    /** The day whose digest is due now: today's, or yesterday's when nothing ran then; never before the usual time of day. */
    Optional<LocalDate> due(Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        if (now.isBefore(ZonedDateTime.of(today, at, zone).toInstant())) {
            return Optional.empty();
        }
        for (int back = 0; back <= DAYS_TO_CATCH_UP; back++) {
            LocalDate day = today.minusDays(back);
            if (moment(day, zone).filter(moment -> !moment.isAfter(now)).isPresent()) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    /** The first moment after now. */
    Instant next(Instant now, ZoneId zone) {
        LocalDate day = now.atZone(zone).toLocalDate();
        Optional<Instant> moment = moment(day, zone);
        while (moment.isEmpty() || !moment.get().isAfter(now)) {
            day = day.plusDays(1);
            moment = moment(day, zone);
        }
        return moment.get();
    }
}
