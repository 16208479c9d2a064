package dev.plumbline.practice.soql;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What date literals mean on a given day. Weeks start on Sunday, as in the United States, where Salesforce comes from. */
final class Spans {

    private static final Pattern NAME = Pattern.compile("TODAY|YESTERDAY|TOMORROW|LAST_90_DAYS|NEXT_90_DAYS"
            + "|(?<side>THIS|LAST|NEXT)_(?<unit>WEEK|MONTH|QUARTER|YEAR|FISCAL_QUARTER|FISCAL_YEAR)"
            + "|(?<way>LAST|NEXT)_N_(?<units>DAYS|WEEKS|MONTHS|QUARTERS|YEARS|FISCAL_QUARTERS|FISCAL_YEARS)"
            + "|N_(?<ago>DAYS|WEEKS|MONTHS|QUARTERS|YEARS|FISCAL_QUARTERS|FISCAL_YEARS)_AGO");

    /** From the first day to the one before {@code end}. */
    record Span(LocalDate start, LocalDate end) {}

    private final LocalDate today;
    private final int fiscalStart;

    /** @param fiscalStart first month of the fiscal year, from 1 */
    Spans(LocalDate today, int fiscalStart) {
        this.today = today;
        this.fiscalStart = fiscalStart;
    }

    static boolean known(String name) {
        return NAME.matcher(name).matches();
    }

    Span span(Literal.Span literal) {
        Matcher name = NAME.matcher(literal.name());
        if (!name.matches()) {
            throw new IllegalArgumentException("no date literal " + literal.name());
        }
        int n = literal.n();
        if (name.group("unit") != null) {
            int shift = "THIS".equals(name.group("side")) ? 0 : "LAST".equals(name.group("side")) ? -1 : 1;
            return whole(name.group("unit"), shift, 1);
        }
        if (name.group("units") != null) {
            return running(singular(name.group("units")), "LAST".equals(name.group("way")), n);
        }
        if (name.group("ago") != null) {
            return whole(singular(name.group("ago")), -n, 1);
        }
        return switch (literal.name()) {
            case "YESTERDAY" -> whole("DAY", -1, 1);
            case "TOMORROW" -> whole("DAY", 1, 1);
            case "LAST_90_DAYS" -> running("DAY", true, 90);
            case "NEXT_90_DAYS" -> running("DAY", false, 90);
            default -> whole("DAY", 0, 1);
        };
    }

    /** The last n days include today; the last n of anything longer end with the one before this. */
    private Span running(String unit, boolean last, int n) {
        if (unit.equals("DAY")) {
            return last
                    ? new Span(today.minusDays(n), today.plusDays(1))
                    : new Span(today.plusDays(1), today.plusDays(n + 1L));
        }
        return last ? whole(unit, -n, n) : whole(unit, 1, n);
    }

    private Span whole(String unit, int shift, int count) {
        LocalDate first = plus(unit, start(unit), shift);
        return new Span(first, plus(unit, first, count));
    }

    private LocalDate start(String unit) {
        int month = today.getMonthValue();
        return switch (unit) {
            case "WEEK" -> today.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
            case "MONTH" -> today.withDayOfMonth(1);
            case "QUARTER" -> today.withDayOfMonth(1).minusMonths((month - 1) % 3);
            case "YEAR" -> today.withDayOfYear(1);
            case "FISCAL_QUARTER" -> today.withDayOfMonth(1).minusMonths(Math.floorMod(month - fiscalStart, 3));
            case "FISCAL_YEAR" -> today.withDayOfMonth(1).minusMonths(Math.floorMod(month - fiscalStart, 12));
            default -> today;
        };
    }

    private static LocalDate plus(String unit, LocalDate day, int count) {
        return switch (unit) {
            case "DAY" -> day.plusDays(count);
            case "WEEK" -> day.plusWeeks(count);
            case "MONTH" -> day.plusMonths(count);
            case "QUARTER", "FISCAL_QUARTER" -> day.plusMonths(3L * count);
            default -> day.plusYears(count);
        };
    }

    private static String singular(String units) {
        return units.substring(0, units.length() - 1);
    }
}
