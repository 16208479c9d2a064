package dev.plumbline.people;

import dev.plumbline.people.calendar.Leave;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
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
    static Entered<LeaveSpan> read(String from, String until, ZoneId zone, Instant now) {
        String begin = from.strip();
        String end = until.strip();
        if (begin.isEmpty()) {
            return Entered.refused(SettledWords::leaveFrom);
        }
        boolean times = begin.contains("T") || end.contains("T");
        Entered<LeaveSpan> span = times ? times(begin, end, zone) : days(begin, end.isEmpty() ? begin : end);
        return span.then(read -> within(read, zone, now));
    }

    private static Entered<LeaveSpan> within(LeaveSpan span, ZoneId zone, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate first = span instanceof Days days ? days.first() : LocalDate.ofInstant(((Times) span).from(), zone);
        LocalDate last = span instanceof Days days ? days.last() : LocalDate.ofInstant(((Times) span).until(), zone);
        if (ChronoUnit.DAYS.between(first, last) > MOST_DAYS) {
            return Entered.refused(say -> say.leaveLong(MOST_DAYS, last.toString()));
        }
        if (first.isAfter(today.plusYears(YEARS_AHEAD)) || last.isBefore(today.minusDays(DAYS_BACK))) {
            return Entered.refused(say -> say.leaveAway(YEARS_AHEAD, first.toString(), last.toString()));
        }
        return new Entered.Taken<>(span);
    }

    private static Entered<LeaveSpan> days(String from, String until) {
        return day(from).then(first -> day(until)
                .then(last -> last.isBefore(first)
                        ? Entered.refused(say -> say.backwards(last.toString(), first.toString()))
                        : new Entered.Taken<>(new Days(first, last))));
    }

    private static Entered<LeaveSpan> times(String from, String until, ZoneId zone) {
        return moment(from, zone)
                .then(begin -> until.isEmpty()
                        ? Entered.refused(SettledWords::leaveEnd)
                        : moment(until, zone)
                                .then(end -> begin.isBefore(end)
                                        ? new Entered.Taken<>(new Times(begin, end))
                                        : Entered.refused(SettledWords::leaveBackwards)));
    }

    private static Entered<LocalDate> day(String text) {
        try {
            return new Entered.Taken<>(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return unreadable(text);
        }
    }

    private static Entered<Instant> moment(String text, ZoneId zone) {
        try {
            return new Entered.Taken<>(
                    text.contains("T")
                            ? LocalDateTime.parse(text).atZone(zone).toInstant()
                            : LocalDate.parse(text).atStartOfDay(zone).toInstant());
        } catch (DateTimeException e) {
            return unreadable(text);
        }
    }

    private static <T> Entered<T> unreadable(String text) {
        String found = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        return Entered.refused(say -> say.leaveUnreadable(found));
    }
}
