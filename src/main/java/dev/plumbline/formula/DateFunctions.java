package dev.plumbline.formula;

import static dev.plumbline.formula.Function.Group.DATE_AND_TIME;
import static dev.plumbline.formula.Function.Trait.CLOCK;
import static dev.plumbline.formula.Function.Trait.CONTEXT;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalField;
import java.util.List;
import java.util.function.ToLongFunction;

/** Days, moments and times of day. */
final class DateFunctions {

    private DateFunctions() {}

    static List<Function> all() {
        return List.of(
                of(
                                "ADDMONTHS(date Date|DateTime!, months Number!) Any",
                                "The date so many months later; the last day of a month stays the last.",
                                "ADDMONTHS(DATE(2026, 1, 31), 1)",
                                "2026-02-28",
                                DateFunctions::addMonths)
                        .typed((arguments, place) -> dated(arguments)),
                of(
                        "DATE(year Number, month Number, day Number) Date",
                        "A day; one that the calendar does not have is an error.",
                        "DATE(2026, 3, 31)",
                        "2026-03-31",
                        DateFunctions::date),
                of(
                                "DATEVALUE(value DateTime|Text!) Date",
                                "The day of a moment, in the zone of who answers for the record, or the day that a text names.",
                                "DATEVALUE(\"2026-03-31\")",
                                "2026-03-31",
                                DateFunctions::dateValue)
                        .with(CONTEXT),
                of(
                        "DATETIMEVALUE(value DateTime|Date|Text!) DateTime",
                        "A moment in GMT: midnight of a date, or what a text such as 2026-03-31 17:00:00 names.",
                        "DATETIMEVALUE(\"2026-03-31 17:00:00\")",
                        "2026-03-31T17:00:00Z",
                        DateFunctions::momentValue),
                of(
                        "TIMEVALUE(value DateTime|Time|Text!) Time",
                        "The time of day of a moment, in GMT, or the one that a text such as 17:30:45.125 names.",
                        "TIMEVALUE(\"17:30:45.125\")",
                        "17:30:45.125",
                        DateFunctions::timeValue),
                of(
                                "TODAY() Date",
                                "The current day, in the zone of who answers for the record.",
                                "TODAY()",
                                "2026-03-02",
                                a -> Node.by((facts, context) -> LocalDate.ofInstant(context.now(), context.zone())))
                        .with(CLOCK),
                of(
                                "NOW() DateTime",
                                "The current moment.",
                                "NOW()",
                                "2026-03-02T09:00:00Z",
                                a -> Node.by((facts, context) -> context.now()))
                        .with(CLOCK),
                of(
                                "TIMENOW() Time",
                                "The current time of day in GMT.",
                                "TIMENOW()",
                                "09:00",
                                a -> Node.by((facts, context) -> Dates.timeOf(context.now())))
                        .with(CLOCK),
                part("YEAR", "The year of a date.", "YEAR(CloseDate)", "2026", ChronoField.YEAR),
                part("MONTH", "The month of a date, from 1.", "MONTH(CloseDate)", "3", ChronoField.MONTH_OF_YEAR),
                part("DAY", "The day of the month.", "DAY(CloseDate)", "31", ChronoField.DAY_OF_MONTH),
                of(
                        "WEEKDAY(date Date) Number",
                        "The day of the week: 1 is Sunday, 7 is Saturday.",
                        "WEEKDAY(CloseDate)",
                        "3",
                        a -> Arithmetic.whole(
                                a.date(0), day -> day.getDayOfWeek().getValue() % 7 + 1L)),
                part(
                        "DAYOFYEAR",
                        "The day of the year, from 1.",
                        "DAYOFYEAR(CloseDate)",
                        "90",
                        ChronoField.DAY_OF_YEAR),
                either(
                        "ISOWEEK",
                        "The number of the ISO week.",
                        "ISOWEEK(CloseDate)",
                        "14",
                        IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                either(
                        "ISOYEAR",
                        "The year that the ISO week belongs to.",
                        "ISOYEAR(CloseDate)",
                        "2026",
                        IsoFields.WEEK_BASED_YEAR),
                clock(
                        "HOUR",
                        "The hour of a time of day.",
                        "HOUR(TIMEVALUE(\"17:30:45.125\"))",
                        "17",
                        ChronoField.HOUR_OF_DAY),
                clock(
                        "MINUTE",
                        "The minute of a time of day.",
                        "MINUTE(TIMEVALUE(\"17:30:45.125\"))",
                        "30",
                        ChronoField.MINUTE_OF_HOUR),
                clock(
                        "SECOND",
                        "The second of a time of day.",
                        "SECOND(TIMEVALUE(\"17:30:45.125\"))",
                        "45",
                        ChronoField.SECOND_OF_MINUTE),
                clock(
                        "MILLISECOND",
                        "The millisecond of a time of day.",
                        "MILLISECOND(TIMEVALUE(\"17:30:45.125\"))",
                        "125",
                        ChronoField.MILLI_OF_SECOND),
                of(
                        "UNIXTIMESTAMP(value Date|DateTime|Time!) Number",
                        "Seconds since 1970 began in GMT, or since midnight for a time of day.",
                        "UNIXTIMESTAMP(DATE(1970, 1, 2))",
                        "86400",
                        DateFunctions::unixTimestamp),
                of(
                        "FROMUNIXTIME(seconds Number) DateTime",
                        "The moment so many seconds after 1970 began in GMT.",
                        "FROMUNIXTIME(86400)",
                        "1970-01-02T00:00:00Z",
                        a -> Node.map(a.number(0), DateFunctions::fromUnixTime)),
                of(
                                "FORMATDURATION(from Number|DateTime|Time, [to Boolean|DateTime|Time]) Text",
                                "A number of seconds as hours:minutes:seconds, with days before them if the second argument is true, or what lies between two moments or times.",
                                "FORMATDURATION(3661)",
                                "01:01:01",
                                Durations::format)
                        .typed(Durations::type));
    }

    private static Function of(
            String signature, String summary, String example, String result, Function.Builder builder) {
        return Function.of(DATE_AND_TIME, signature, summary, example, result, builder);
    }

    private static Function part(String name, String summary, String example, String result, TemporalField field) {
        return of(
                name + "(date Date) Number",
                summary,
                example,
                result,
                a -> Arithmetic.whole(a.date(0), day -> day.getLong(field)));
    }

    private static Function either(String name, String summary, String example, String result, TemporalField field) {
        return of(
                name + "(date Date|DateTime!) Number",
                summary,
                example,
                result,
                a -> a.typeOf(0) == Type.DATETIME
                        ? Node.map(
                                a.moment(0),
                                moment -> BigDecimal.valueOf(
                                        Dates.dayInGmt(moment).getLong(field)))
                        : Node.map(a.date(0), day -> BigDecimal.valueOf(day.getLong(field))));
    }

    private static Function clock(String name, String summary, String example, String result, TemporalField field) {
        return of(
                name + "(time Time) Number",
                summary,
                example,
                result,
                a -> Node.map(a.time(0), time -> BigDecimal.valueOf(time.getLong(field))));
    }

    private static Type dated(List<Term> arguments) {
        Type date = arguments.get(0).type();
        return date == Type.ANY ? Type.DATE : date;
    }

    private static Code addMonths(Arguments a) {
        Node<BigDecimal> months = a.number(1);
        if (a.type() == Type.DATETIME) {
            return shifted(a.moment(0), months, Dates::addMonths);
        }
        return shifted(a.date(0), months, Dates::addMonths);
    }

    /** Blank months move nothing. */
    private static <T> Node<T> shifted(
            Node<T> date, Node<BigDecimal> months, java.util.function.BiFunction<T, BigDecimal, T> shift) {
        return Node.by((facts, context) -> {
            T from = date.get(facts, context);
            BigDecimal count = months.get(facts, context);
            return from == null || count == null ? from : shift.apply(from, count);
        });
    }

    private static Code date(Arguments a) {
        Node<BigDecimal> year = a.number(0);
        Node<BigDecimal> month = a.number(1);
        Node<BigDecimal> day = a.number(2);
        return Node.by((facts, context) -> {
            BigDecimal y = year.get(facts, context);
            BigDecimal m = month.get(facts, context);
            BigDecimal d = day.get(facts, context);
            return y == null || m == null || d == null ? null : Dates.date(y, m, d);
        });
    }

    private static Code dateValue(Arguments a) {
        if (a.typeOf(0).isText()) {
            return Node.map(a.text(0), (String text) -> Dates.date(text));
        }
        return new DayOf(a.moment(0));
    }

    private static Code momentValue(Arguments a) {
        return switch (a.typeOf(0)) {
            case TEXT, ID -> Node.map(a.text(0), Dates::moment);
            case DATE -> Node.map(a.date(0), day -> day.atStartOfDay().toInstant(ZoneOffset.UTC));
            default -> a.moment(0);
        };
    }

    private static Code timeValue(Arguments a) {
        return switch (a.typeOf(0)) {
            case TEXT, ID -> Node.map(a.text(0), Dates::time);
            case DATETIME -> Node.map(a.moment(0), Dates::timeOf);
            default -> a.time(0);
        };
    }

    private static Code unixTimestamp(Arguments a) {
        return switch (a.typeOf(0)) {
            // Towards zero, not to the second before, where the moment is before 1970 and within a second.
            case DATETIME -> seconds(a.moment(0), moment -> moment.toEpochMilli() / 1000);
            case TIME -> seconds(a.time(0), LocalTime::toSecondOfDay);
            default -> seconds(a.date(0), day -> day.toEpochDay() * 86_400);
        };
    }

    private static <T> Node<BigDecimal> seconds(Node<T> node, ToLongFunction<T> seconds) {
        return Node.map(node, value -> BigDecimal.valueOf(seconds.applyAsLong(value)));
    }

    private static Instant fromUnixTime(BigDecimal seconds) {
        if (seconds.abs().compareTo(BigDecimal.valueOf(1_000_000_000_000L)) > 0) {
            throw new Failure("FROMUNIXTIME: the date is out of range");
        }
        return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
    }
}
