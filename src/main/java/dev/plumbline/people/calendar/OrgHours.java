package dev.plumbline.people.calendar;

import dev.plumbline.crm.FieldValue;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Business hours as Salesforce has them (BusinessHours).
 *
 * @param zone     in which the hours are meant
 * @param standard whether they are the org's default
 */
public record OrgHours(String name, ZoneId zone, WorkPattern pattern, boolean standard) {

    /** The fields that {@link #of} reads. */
    public static final Set<String> FIELDS = fields();

    /** @param values by API name, as mirrored; a field that is not in it is blank */
    public static Reading<OrgHours> of(Map<String, FieldValue> values) {
        OrgFields fields = new OrgFields("business hours", values);
        try {
            Map<DayOfWeek, List<DaySpan>> days = new EnumMap<>(DayOfWeek.class);
            for (DayOfWeek day : DayOfWeek.values()) {
                days.put(day, spans(fields, named(day)));
            }
            WorkPattern pattern = WorkPattern.weekly(new WeeklyHours(days));
            return new Reading.Told<>(new OrgHours(fields.name(), zone(fields), pattern, fields.flag("IsDefault")));
        } catch (OrgFields.Unreadable e) {
            return new Reading.Untold<>(e.because());
        } catch (IllegalArgumentException e) {
            return new Reading.Untold<>(
                    fields.unreadable(String.valueOf(e.getMessage())).because());
        }
    }

    private static List<DaySpan> spans(OrgFields fields, String day) {
        int from = fields.minute(day + "StartTime");
        int until = fields.minute(day + "EndTime");
        if (from < 0 && until < 0) {
            return List.of();
        }
        if (from < 0 || until < 0) {
            throw fields.unreadable(day + " has only one of start and end; give both or none");
        }
        // Midnight to midnight is the whole day, and an end at midnight is the end of that day.
        int end = until == 0 ? DaySpan.DAY : until;
        if (end <= from) {
            throw fields.unreadable(day + " ends at " + DaySpan.clock(end) + ", not after its start at "
                    + DaySpan.clock(from) + "; hours past midnight belong to the next day");
        }
        return List.of(new DaySpan(from, end));
    }

    private static ZoneId zone(OrgFields fields) {
        String key = fields.text("TimeZoneSidKey");
        try {
            return ZoneId.of(key);
        } catch (DateTimeException e) {
            throw fields.unreadable("the time zone \"" + key + "\" is unknown here");
        }
    }

    private static Set<String> fields() {
        Set<String> fields = new TreeSet<>(Set.of("Name", "IsActive", "IsDefault", "TimeZoneSidKey"));
        for (DayOfWeek day : DayOfWeek.values()) {
            fields.add(named(day) + "StartTime");
            fields.add(named(day) + "EndTime");
        }
        return Set.copyOf(fields);
    }

    private static String named(DayOfWeek day) {
        return day.name().charAt(0) + day.name().substring(1).toLowerCase(Locale.ROOT);
    }
}
