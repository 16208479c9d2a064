package dev.plumbline.escalation;

import dev.plumbline.crm.BusinessDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The moments of a working day at which somebody may be told something. A time that a clock change skips is the first one after it. */
record WorkingMorning(BusinessDays days, LocalTime from, LocalTime until) {

    /** In years: whoever does not work for longer is looked at again then. */
    private static final int LONGEST_ABSENCE = 3;

    /** The next such morning that is not yet over: today's when it is before its time, else that of the next working day. */
    Instant next(Instant now, ZoneId zone) {
        LocalDate day = now.atZone(zone).toLocalDate();
        if (!days.isBusinessDay(day)
                || ZonedDateTime.of(day, from, zone).toInstant().isBefore(now)) {
            day = day.plusDays(1);
        }
        LocalDate last = day.plusYears(LONGEST_ABSENCE);
        while (!days.isBusinessDay(day) && day.isBefore(last)) {
            day = day.plusDays(1);
        }
        return ZonedDateTime.of(day, from, zone).toInstant();
    }

    boolean isNow(Instant now, ZoneId zone) {
        ZonedDateTime there = now.atZone(zone);
        LocalTime time = there.toLocalTime();
        return days.isBusinessDay(there.toLocalDate()) && !time.isBefore(from) && time.isBefore(until);
    }
}
