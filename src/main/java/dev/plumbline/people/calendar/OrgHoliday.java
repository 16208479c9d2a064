package dev.plumbline.people.calendar;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.people.calendar.Recurrence.Nth;
import dev.plumbline.people.calendar.Recurrence.Rhythm;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A holiday as Salesforce has it (Holiday), once or recurring.
 *
 * <p>Of a recurring one ActivityDate is not read: it is whatever day somebody saved it on. From RecurrenceStartDate on the rhythm decides.
 */
public record OrgHoliday(String name, Closures closures) {

    /** The fields that {@link #of} reads. */
    public static final Set<String> FIELDS = Set.of(
            "Name",
            "ActivityDate",
            "IsAllDay",
            "StartTimeInMinutes",
            "EndTimeInMinutes",
            "IsRecurrence",
            "RecurrenceStartDate",
            "RecurrenceEndDateOnly",
            "RecurrenceType",
            "RecurrenceInterval",
            "RecurrenceDayOfWeekMask",
            "RecurrenceDayOfMonth",
            "RecurrenceInstance",
            "RecurrenceMonthOfYear");

    private static final List<String> INSTANCES = List.of("first", "second", "third", "fourth");
    private static final int MOST = 999;

    /** @param values by API name, as mirrored; a field that is not in it is blank */
    public static Reading<OrgHoliday> of(Map<String, FieldValue> values) {
        OrgFields fields = new OrgFields("holiday", values);
        try {
            return new Reading.Told<>(new OrgHoliday(fields.name(), closures(fields)));
        } catch (OrgFields.Unreadable e) {
            return new Reading.Untold<>(e.because());
        }
    }

    private static Closures closures(OrgFields fields) {
        DaySpan span = span(fields);
        if (!fields.flag("IsRecurrence")) {
            LocalDate day = fields.day("ActivityDate").orElseThrow(() -> fields.unreadable("ActivityDate is blank"));
            return date -> date.equals(day) ? List.of(span) : List.of();
        }
        LocalDate first =
                fields.day("RecurrenceStartDate").orElseThrow(() -> fields.unreadable("RecurrenceStartDate is blank"));
        Optional<LocalDate> last = fields.day("RecurrenceEndDateOnly");
        return new Recurrence(first, last, span, rhythm(fields));
    }

    private static DaySpan span(OrgFields fields) {
        if (fields.flag("IsAllDay")) {
            return DaySpan.ALL_DAY;
        }
        int from = fields.needed("StartTimeInMinutes", 0, DaySpan.DAY - 1);
        int until = fields.needed("EndTimeInMinutes", 0, DaySpan.DAY);
        int end = until == 0 ? DaySpan.DAY : until;
        if (end <= from) {
            throw fields.unreadable(
                    "it ends at " + DaySpan.clock(end) + ", not after its start at " + DaySpan.clock(from));
        }
        return new DaySpan(from, end);
    }

    private static Rhythm rhythm(OrgFields fields) {
        int every = fields.number("RecurrenceInterval", 1, MOST).orElse(1);
        String type = fields.text("RecurrenceType");
        return switch (type) {
            case "RecursDaily" -> new Recurrence.Daily(every);
            case "RecursEveryWeekday" -> new Recurrence.Weekly(1, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
            case "RecursWeekly" -> new Recurrence.Weekly(every, days(fields));
            case "RecursMonthly" -> new Recurrence.Monthly(every, fields.needed("RecurrenceDayOfMonth", 1, 31));
            case "RecursMonthlyNth" -> new Recurrence.MonthlyNth(every, nth(fields));
            case "RecursYearly" -> new Recurrence.Yearly(month(fields), fields.needed("RecurrenceDayOfMonth", 1, 31));
            case "RecursYearlyNth" -> new Recurrence.YearlyNth(month(fields), nth(fields));
            default -> throw fields.unreadable("its RecurrenceType \"" + type + "\" is not known here");
        };
    }

    private static Nth nth(OrgFields fields) {
        String instance = fields.text("RecurrenceInstance").toLowerCase(Locale.ROOT);
        int number = instance.equals("last") ? Nth.LAST : INSTANCES.indexOf(instance) + 1;
        if (number == 0) {
            throw fields.unreadable(
                    "RecurrenceInstance is \"" + instance + "\"; expected First, Second, Third, Fourth or Last");
        }
        return new Nth(number, days(fields));
    }

    /** One bit for each day, Sunday's the lowest. */
    private static Set<DayOfWeek> days(OrgFields fields) {
        int mask = fields.needed("RecurrenceDayOfWeekMask", 1, 127);
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (int bit = 0; bit < 7; bit++) {
            if ((mask & 1 << bit) != 0) {
                days.add(DayOfWeek.SUNDAY.plus(bit));
            }
        }
        return days;
    }

    private static Month month(OrgFields fields) {
        String month = fields.text("RecurrenceMonthOfYear");
        for (Month one : Month.values()) {
            if (one.name().equalsIgnoreCase(month)) {
                return one;
            }
        }
        throw fields.unreadable("RecurrenceMonthOfYear is \"" + month + "\", which is no month");
    }
}
