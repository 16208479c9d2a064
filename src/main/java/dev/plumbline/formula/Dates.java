package dev.plumbline.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calculating with days, moments and times of day, as Salesforce does it. */
final class Dates {

    private static final Pattern DAY = Pattern.compile("(\\d{4})-[ \t]*(\\d{1,9})-[ \t]*(\\d{1,9}).*", Pattern.DOTALL);
    private static final Pattern MOMENT = Pattern.compile(
            "(\\d{4})-[ \t]*(\\d{1,9})-[ \t]*(\\d{1,9}) [ \t]*(\\d{1,9}):[ \t]*(\\d{1,9}):[ \t]*(\\d{1,9}).*",
            Pattern.DOTALL);
    private static final Pattern TIME =
            Pattern.compile("[ \t]*(\\d{1,9}):[ \t]*(\\d{1,9}):[ \t]*(\\d{1,9})\\.[ \t]*(\\d{1,9})");

    private static final DateTimeFormatter MOMENT_TEXT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME_TEXT = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private static final BigDecimal SECONDS_PER_DAY = BigDecimal.valueOf(86_400);
    static final BigDecimal MILLIS_PER_DAY = BigDecimal.valueOf(86_400_000);
    private static final long DAY_MILLIS = 86_400_000L;

    /** More days than all of Salesforce's calendar has; keeps arithmetic away from what a long cannot hold. */
    private static final BigDecimal MOST_DAYS = BigDecimal.valueOf(10_000_000);

    private Dates() {}

    static LocalDate date(BigDecimal year, BigDecimal month, BigDecimal day) {
        int y = Numbers.toInt(year);
        if (y < 1 || y > 9999) {
            throw new Failure("DATE: expected a year from 1 to 9999, found " + Numbers.brief(year));
        }
        try {
            return LocalDate.of(y, Numbers.toInt(month), Numbers.toInt(day));
        } catch (DateTimeException e) {
            throw new Failure(
                    "DATE: there is no day " + Numbers.brief(day) + " in month " + Numbers.brief(month) + " of " + y);
        }
    }

    /** Reads the day at the start of a text; what follows does not matter to Salesforce. */
    static LocalDate date(String text) {
        Matcher m = DAY.matcher(text);
        try {
            if (m.matches()) {
                return day(m);
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw new Failure("DATEVALUE: expected a day such as 2026-03-31, found \"" + Texts.brief(text) + "\"");
    }

    /** Reads a moment in GMT at the start of a text. */
    static Instant moment(String text) {
        Matcher m = MOMENT.matcher(text);
        try {
            if (m.matches()) {
                return day(m).atTime(part(m, 4), part(m, 5), part(m, 6)).toInstant(ZoneOffset.UTC);
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw new Failure(
                "DATETIMEVALUE: expected a moment such as 2026-03-31 17:00:00, found \"" + Texts.brief(text) + "\"");
    }

    /** Reads a time of day; the last part counts milliseconds, so that .5 are five of them. */
    static LocalTime time(String text) {
        Matcher m = TIME.matcher(text);
        try {
            if (m.matches() && part(m, 4) < 1000) {
                return LocalTime.of(part(m, 1), part(m, 2), part(m, 3), part(m, 4) * 1_000_000);
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw new Failure("TIMEVALUE: expected a time such as 17:30:45.125, found \"" + Texts.brief(text) + "\"");
    }

    /** @throws DateTimeException when there is no such day; no calendar has a year 0 */
    private static LocalDate day(Matcher m) {
        int year = part(m, 1);
        if (year == 0) {
            throw new DateTimeException("no year 0");
        }
        return LocalDate.of(year, part(m, 2), part(m, 3));
    }

    private static int part(Matcher m, int group) {
        return Integer.parseInt(m.group(group));
    }

    /** A date plus days; a fraction of a day is dropped. */
    static LocalDate plus(LocalDate date, BigDecimal days) {
        return date.plusDays(bounded(days).longValue());
    }

    /** A moment plus days and parts of a day, to the second. */
    static Instant plus(Instant moment, BigDecimal days) {
        return moment.plusSeconds(bounded(days)
                .multiply(SECONDS_PER_DAY)
                .setScale(0, RoundingMode.HALF_UP)
                .longValue());
    }

    /** A time of day plus milliseconds; midnight is passed without a word. */
    static LocalTime plus(LocalTime time, BigDecimal millis) {
        long sum = millis(time)
                + Math.floorMod(
                        bounded(millis, MILLIS_PER_DAY.multiply(MOST_DAYS)).longValue(), DAY_MILLIS);
        return ofMillis(sum);
    }

    static BigDecimal between(LocalDate later, LocalDate earlier) {
        return BigDecimal.valueOf(later.toEpochDay() - earlier.toEpochDay());
    }

    /** Days with their fraction. */
    static BigDecimal between(Instant later, Instant earlier) {
        return BigDecimal.valueOf(Duration.between(earlier, later).toMillis()).divide(MILLIS_PER_DAY, Numbers.EXACT);
    }

    /** Milliseconds forward from the second time to the first, over midnight if need be. */
    static BigDecimal between(LocalTime later, LocalTime earlier) {
        return BigDecimal.valueOf(Math.floorMod(millis(later) - millis(earlier), DAY_MILLIS));
    }

    private static BigDecimal bounded(BigDecimal days) {
        return bounded(days, MOST_DAYS);
    }

    private static BigDecimal bounded(BigDecimal value, BigDecimal most) {
        if (value.abs().compareTo(most) > 0) {
            throw new Failure("The date is out of range");
        }
        return value;
    }

    /** The last day of a month stays the last day of the month; of another day, the month that is too short gives its last. */
    static LocalDate addMonths(LocalDate date, BigDecimal months) {
        int count = Numbers.toInt(months);
        if (Math.abs((long) count) > 120_000) {
            throw new Failure("ADDMONTHS: the date is out of range");
        }
        LocalDate later = date.plusMonths(count);
        return date.getDayOfMonth() == date.lengthOfMonth() ? later.withDayOfMonth(later.lengthOfMonth()) : later;
    }

    static Instant addMonths(Instant moment, BigDecimal months) {
        LocalDate date = LocalDate.ofInstant(moment, ZoneOffset.UTC);
        return moment.plusSeconds((addMonths(date, months).toEpochDay() - date.toEpochDay()) * 86_400);
    }

    static long millis(LocalTime time) {
        return time.toNanoOfDay() / 1_000_000;
    }

    static LocalTime ofMillis(long millis) {
        return LocalTime.ofNanoOfDay(Math.floorMod(millis, DAY_MILLIS) * 1_000_000);
    }

    static LocalTime timeOf(Instant moment) {
        return ofMillis(moment.toEpochMilli());
    }

    static LocalDate dayInGmt(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    static String text(Instant moment) {
        return MOMENT_TEXT.format(moment);
    }

    static String text(LocalTime time) {
        return TIME_TEXT.format(time);
    }

    /** As hours, minutes and seconds, with days before them if wanted; the sign is dropped. */
    static String duration(long seconds, boolean days) {
        long s = Math.abs(seconds);
        return days
                ? String.format(Locale.ROOT, "%d:%02d:%02d:%02d", s / 86_400, s / 3600 % 24, s / 60 % 60, s % 60)
                : String.format(Locale.ROOT, "%02d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
    }
}
