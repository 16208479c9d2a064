package dev.plumbline.practice.soql;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Functions of a date, and the names of those that sum up many records. */
final class Functions {

    static final Set<String> AGGREGATES = Set.of("COUNT", "COUNT_DISTINCT", "SUM", "AVG", "MIN", "MAX");

    private Functions() {}

    /** A date function over a column; empty for a name that is none. */
    static <T> Optional<Column<T>> over(String function, Column<T> of, ZoneId zone) {
        if (function.equals("DAY_ONLY")) {
            return Optional.of(new Column<>(
                    FieldSchema.of(of.field().name(), FieldType.DATE, 0),
                    from -> part(of.of(from), zone, day -> FieldValue.of(day))));
        }
        Function<LocalDate, Integer> part =
                switch (function) {
                    case "CALENDAR_YEAR" -> LocalDate::getYear;
                    case "CALENDAR_QUARTER" -> day -> (day.getMonthValue() - 1) / 3 + 1;
                    case "CALENDAR_MONTH" -> LocalDate::getMonthValue;
                    case "DAY_IN_MONTH" -> LocalDate::getDayOfMonth;
                    case "DAY_IN_WEEK" -> day -> day.getDayOfWeek().getValue() % 7 + 1;
                    default -> null;
                };
        return part == null
                ? Optional.empty()
                : Optional.of(new Column<>(
                        FieldSchema.of(of.field().name(), FieldType.NUMBER, 0),
                        from -> part(of.of(from), zone, day -> FieldValue.of(BigDecimal.valueOf(part.apply(day))))));
    }

    private static FieldValue part(FieldValue value, ZoneId zone, Function<LocalDate, FieldValue> part) {
        if (value instanceof FieldValue.Day day) {
            return part.apply(day.value());
        }
        if (value instanceof FieldValue.Moment moment) {
            return part.apply(moment.value().atZone(zone).toLocalDate());
        }
        return FieldValue.BLANK;
    }
}
