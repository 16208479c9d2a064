package dev.plumbline.people;

import dev.plumbline.people.calendar.Leave;
import dev.plumbline.people.calendar.Reading;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** Time away as people say it: whole days, which are the same days in whatever zone the person lives, or from one moment to another. */
public sealed interface LeaveSpan {

    int MOST_DAYS = 800;
    int YEARS_AHEAD = 3;
    int DAYS_BACK = 366;

    /** @param last included */
    record Days(LocalDate first, LocalDate last) implements LeaveSpan {

        public Days {
            if (last.isBefore(first)) {
                throw new IllegalArgumentException("the last day is before the first");
            }
        }
    }

    /** @param until not included */
    record Times(Instant from, Instant until) implements LeaveSpan {

        public Times {
            if (!from.isBefore(until)) {
                throw new IllegalArgumentException("leave ends after it begins");
            }
        }
    }

    /** As the clock has to know it; empty for a day that the zone leaves out. */
    default Optional<Leave> in(ZoneId zone) {
        if (this instanceof Times times) {
            return Optional.of(new Leave(times.from(), times.until()));
        }
        Days days = (Days) this;
        Instant from = days.first().atStartOfDay(zone).toInstant();
        Instant until = days.last().plusDays(1).atStartOfDay(zone).toInstant();
        return from.isBefore(until) ? Optional.of(new Leave(from, until)) : Optional.empty();
    }

    /**
     * What somebody typed.
     *
     * @param from  a day, 2026-12-24, or a time of one, 2026-12-24T13:00, by the person's clock
     * @param until the same; empty for one single day
     */
    static Reading<LeaveSpan> read(String from, String until, ZoneId zone, Instant now) {
        String begin = from.strip();
        String end = until.strip();
        try {
            if (begin.isEmpty()) {
                throw new DateTimeException("Say from which day on.");
            }
            boolean times = begin.contains("T") || end.contains("T");
            LeaveSpan span = times
                    ? times(moment(begin, zone), end.isEmpty() ? missingEnd() : moment(end, zone))
                    : days(day(begin), end.isEmpty() ? day(begin) : day(end));
            return within(span, zone, now);
        } catch (DateTimeException e) {
            return new Reading.Untold<>(String.valueOf(e.getMessage()));
        }
    }

    private static Reading<LeaveSpan> within(LeaveSpan span, ZoneId zone, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate first = span instanceof Days days ? days.first() : LocalDate.ofInstant(((Times) span).from(), zone);
        LocalDate last = span instanceof Days days ? days.last() : LocalDate.ofInstant(((Times) span).until(), zone);
        if (last.isAfter(first.plusDays(MOST_DAYS))) {
            return new Reading.Untold<>(
                    "Leave is at most " + MOST_DAYS + " days long; this would end on " + last + ". Check the years.");
        }
        if (first.isAfter(today.plusYears(YEARS_AHEAD)) || last.isBefore(today.minusDays(DAYS_BACK))) {
            return new Reading.Untold<>("Leave is between a year ago and " + YEARS_AHEAD + " years ahead; found "
                    + first + " to " + last + ". Check the year.");
        }
        return new Reading.Told<>(span);
    }

    private static LeaveSpan days(LocalDate first, LocalDate last) {
        if (last.isBefore(first)) {
            throw new DateTimeException("The last day, " + last + ", is before the first, " + first + ".");
        }
        return new Days(first, last);
    }

    private static LeaveSpan times(Instant from, Instant until) {
        if (!from.isBefore(until)) {
            throw new DateTimeException("Leave ends after it begins; what was given ends first.");
        }
        return new Times(from, until);
    }

    private static Instant missingEnd() {
        throw new DateTimeException("Leave from a time of day on needs an end too, such as 2026-12-24T17:00.");
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw unreadable(text, e);
        }
    }

    private static Instant moment(String text, ZoneId zone) {
        try {
            return text.contains("T")
                    ? LocalDateTime.parse(text).atZone(zone).toInstant()
                    : LocalDate.parse(text).atStartOfDay(zone).toInstant();
        } catch (DateTimeException e) {
            throw unreadable(text, e);
        }
    }

    private static DateTimeException unreadable(String text, DateTimeException cause) {
        String found = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        return new DateTimeException(
                "\"" + found
                        + "\" is no day of the calendar. Write 2026-12-24, or 2026-12-24T13:00 for a part of a day.",
                cause);
    }
}
