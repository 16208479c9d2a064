package dev.plumbline.people.calendar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Weeks that take turns, as part-time work has them.
 *
 * @param weeks one for the same hours every week
 * @param start a first day of a week of the first kind; on which day of the week it falls decides when weeks begin
 */
public record WorkPattern(List<WeeklyHours> weeks, LocalDate start) {

    private static final LocalDate SOME_MONDAY = LocalDate.of(2024, 1, 1);

    public WorkPattern {
        weeks = List.copyOf(weeks);
        if (weeks.stream().allMatch(WeeklyHours::isEmpty)) {
            throw new IllegalArgumentException(
                    "no day of the week has working hours; give at least one day some hours");
        }
    }

    public static WorkPattern weekly(WeeklyHours hours) {
        return new WorkPattern(List.of(hours), SOME_MONDAY);
    }

    List<DaySpan> on(LocalDate day) {
        long week = Math.floorDiv(ChronoUnit.DAYS.between(start, day), 7L);
        return weeks.get((int) Math.floorMod(week, (long) weeks.size())).on(day.getDayOfWeek());
    }
}
