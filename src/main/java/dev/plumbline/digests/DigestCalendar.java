package dev.plumbline.digests;

import dev.plumbline.people.calendar.WorkCalendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;

/**
 * On which local days a digest is due, and from which moment: exactly once on each, whatever the clocks there do.
 *
 * <p>It is due on the given weekdays; on the next working day where that is none, and never twice on one. A time that a clock change skips
 * is the first one after it; of a time that comes twice the first counts; a day that a zone leaves out altogether has no digest.
 */
record DigestCalendar(Set<DayOfWeek> weekdays, LocalTime at) {

    /** In days: who was away for longer waits for the next weekday. */
    private static final int LONGEST_ABSENCE = 400;

    /** In days: beyond every absence that comes up, so that looking ahead ends. */
    private static final int LOOK_AHEAD = 1_200;

    DigestCalendar {
        weekdays = Set.copyOf(weekdays);
        if (weekdays.isEmpty()) {
            throw new IllegalArgumentException("plumbline.digests.weekday names no day; expected one such as MONDAY");
        }
    }

    /** The moment from which that day's digest is due. Leave that is not over by then puts it off to its end. */
    Optional<Instant> moment(LocalDate day, WorkCalendar calendar) {
        if (!isDigestDay(day, calendar)) {
            return Optional.empty();
        }
        return usual(day, calendar).map(moment -> calendar.isAway(moment) ? calendar.nextWorking(moment) : moment);
    }

    /**
     * The day whose digest is due now: today's, or that of the working day before when nothing ran then; never before the usual time of
     * day, and never on a day off.
     */
    Optional<LocalDate> due(Instant now, WorkCalendar calendar) {
        LocalDate today = LocalDate.ofInstant(now, calendar.zone());
        boolean early =
                usual(today, calendar).filter(moment -> !moment.isAfter(now)).isEmpty();
        if (early || !calendar.isWorkingDay(today) || calendar.isAway(now)) {
            return Optional.empty();
        }
        LocalDate day = today;
        for (int back = 0; back <= LONGEST_ABSENCE; back++, day = day.minusDays(1)) {
            if (moment(day, calendar).filter(moment -> !moment.isAfter(now)).isPresent()) {
                return Optional.of(day);
            }
            if (back > 0 && calendar.isWorkingDay(day)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The first moment after now; far ahead for who does not work for years. */
    Instant next(Instant now, WorkCalendar calendar) {
        LocalDate day = LocalDate.ofInstant(now, calendar.zone());
        LocalDate last = day.plusDays(LOOK_AHEAD);
        Optional<Instant> moment = moment(day, calendar);
        while (moment.filter(at -> at.isAfter(now)).isEmpty() && day.isBefore(last)) {
            day = day.plusDays(1);
            moment = moment(day, calendar);
        }
        return moment.orElseGet(() -> calendar.nextWorking(now));
    }

    private Optional<Instant> usual(LocalDate day, WorkCalendar calendar) {
        return calendar.dailyMoment(day, at);
    }

    /** A working day that is one of the weekdays, or the first after one that is none. */
    private boolean isDigestDay(LocalDate day, WorkCalendar calendar) {
        if (!calendar.isWorkingDay(day)) {
            return false;
        }
        LocalDate before = day;
        for (int back = 0; back <= LONGEST_ABSENCE; back++) {
            if (weekdays.contains(before.getDayOfWeek())) {
                return true;
            }
            before = before.minusDays(1);
            if (calendar.isWorkingDay(before)) {
                return false;
            }
        }
        return false;
    }
}
