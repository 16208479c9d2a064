package dev.plumbline.practice.company;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Days and moments as one zone's office lives them, never later than the founding moment. */
record OfficeHours(ZoneId zone, Instant now) {

    private static final int OPENS = 8 * 3600;
    private static final int CLOSES = 18 * 3600;

    LocalDate today() {
        return day(now);
    }

    LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    /** A moment of that day's office hours; just before the founding when the day is not over yet. */
    Instant on(LocalDate day, Dice dice) {
        Instant at = day.atStartOfDay(zone)
                .plusSeconds(dice.between(OPENS, CLOSES - 1))
                .toInstant();
        return at.isBefore(now) ? at : now.minusSeconds(dice.between(120, 1200)).truncatedTo(ChronoUnit.SECONDS);
    }

    /** On that many days ago, or the Friday before when that is a weekend. */
    Instant daysAgo(int days, Dice dice) {
        return on(workday(today().minusDays(days)), dice);
    }

    Instant between(Instant from, Instant to, Dice dice) {
        return Instant.ofEpochSecond(dice.between(from.getEpochSecond(), to.getEpochSecond()));
    }

    static LocalDate workday(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY
                ? day.minusDays(1)
                : day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.minusDays(2) : day;
    }

    static LocalDate nextWorkday(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY
                ? day.plusDays(2)
                : day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.plusDays(1) : day;
    }

    static LocalDate monthEnd(LocalDate day) {
        return workday(YearMonth.from(day).atEndOfMonth());
    }

    static LocalDate quarterEnd(LocalDate day) {
        int lastMonth = (day.getMonthValue() + 2) / 3 * 3;
        return workday(YearMonth.of(day.getYear(), lastMonth).atEndOfMonth());
    }

    /** The last working days of the month, or of the month before when those are later than the limit. */
    static LocalDate cram(LocalDate day, LocalDate limit, Dice dice) {
        LocalDate end = monthEnd(day).minusDays(dice.between(0, 2));
        return workday(end.isAfter(limit) ? monthEnd(day.minusMonths(1)).minusDays(dice.between(0, 2)) : end);
    }
}
