package dev.plumbline.notifications;

import dev.plumbline.people.MessageSettings;
import dev.plumbline.people.calendar.WorkCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** When one person may be sent something: in their working time, outside of their quiet hours. */
record Hours(MessageSettings settings, WorkCalendar calendar) {

    /** Beyond the nights between two working moments of anybody whose quiet hours leave some. */
    private static final int STEPS = 60;

    /**
     * That moment, or the first after it that will do.
     *
     * @param dayOnly for what comes at an hour that was chosen: a working day is enough
     */
    Instant next(Instant at, boolean dayOnly) {
        Instant moment = at;
        for (int i = 0; i < STEPS; i++) {
            Instant loud = afterQuiet(moment);
            Instant working = dayOnly ? onWorkingDay(loud) : calendar.nextWorking(loud);
            if (working.equals(moment)) {
                return moment;
            }
            moment = working;
        }
        // All of the working time is quiet. Quieter, but never silent: then the quiet hours alone count.
        return afterQuiet(at);
    }

    /** The first moment that will do on a later day. */
    Instant nextMorning(Instant at, boolean dayOnly) {
        return next(day(at).plusDays(1).atStartOfDay(calendar.zone()).toInstant(), dayOnly);
    }

    Instant startOfDay(Instant at) {
        return day(at).atStartOfDay(calendar.zone()).toInstant();
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, calendar.zone());
    }

    private Instant afterQuiet(Instant at) {
        LocalTime time = LocalTime.ofInstant(at, calendar.zone());
        LocalTime from = settings.quietFrom();
        LocalTime until = settings.quietUntil();
        boolean overNight = from.isAfter(until);
        boolean begun = !time.isBefore(from);
        boolean notOver = time.isBefore(until);
        boolean quiet = !from.equals(until) && (overNight ? begun || notOver : begun && notOver);
        return quiet ? calendar.nextDailyMoment(at, until) : at;
    }

    private Instant onWorkingDay(Instant at) {
        if (calendar.isWorkingDay(day(at))) {
            return at;
        }
        Instant next = calendar.nextWorking(at);
        return startOfDay(next).isBefore(at) ? next : startOfDay(next);
    }
}
