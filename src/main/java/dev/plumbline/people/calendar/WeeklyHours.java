package dev.plumbline.people.calendar;

import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The working hours of one week, by day. Days that are not in it are off. */
public final class WeeklyHours {

    /** Monday to Friday, nine to six. */
    public static final WeeklyHours OFFICE = office();

    private final Map<DayOfWeek, List<DaySpan>> days = new EnumMap<>(DayOfWeek.class);

    public WeeklyHours(Map<DayOfWeek, List<DaySpan>> days) {
        days.forEach((day, spans) -> this.days.put(day, DaySpans.joined(spans)));
    }

    public List<DaySpan> on(DayOfWeek day) {
        return days.getOrDefault(day, List.of());
    }

    boolean isEmpty() {
        return days.values().stream().allMatch(List::isEmpty);
    }

    private static WeeklyHours office() {
        Map<DayOfWeek, List<DaySpan>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.getValue() <= DayOfWeek.FRIDAY.getValue()) {
                week.put(day, List.of(new DaySpan(9 * 60, 18 * 60)));
            }
        }
        return new WeeklyHours(week);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WeeklyHours hours && hours.days.equals(days);
    }

    @Override
    public int hashCode() {
        return days.hashCode();
    }

    @Override
    public String toString() {
        return days.toString();
    }
}
