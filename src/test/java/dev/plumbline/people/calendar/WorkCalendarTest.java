package dev.plumbline.people.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkCalendarTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final WorkCalendar OFFICE = WorkCalendar.office(BERLIN);

    @ParameterizedTest
    @CsvSource({
        "2026-03-06T15:00, 2 business days, 2026-03-10T15:00", // Friday to Tuesday
        "2026-03-07T10:00, 2 business days, 2026-03-11T09:00", // a weekend counts from Monday morning
        "2026-03-06T20:00, 1 business day, 2026-03-10T09:00",
        "2026-03-06T16:00, 4 business hours, 2026-03-09T11:00",
        "2026-03-06T16:00, 2 business hours, 2026-03-06T18:00", // the end of the day, not the next morning
        "2026-03-27T10:00, 1 business day, 2026-03-30T10:00", // the clocks change on the Sunday between
        "2024-02-28T10:00, 1 business day, 2024-02-29T10:00",
        "2026-03-07T03:00, 0, 2026-03-07T03:00",
    })
    void addsBusinessTime(LocalDateTime from, String span, LocalDateTime to) {
        Instant start = from.atZone(BERLIN).toInstant();
        assertThat(OFFICE.plus(start, BusinessSpan.parse(span)))
                .isEqualTo(to.atZone(BERLIN).toInstant());
    }

    @Test
    void countsAnHourThatIsLeftOutOrComesTwiceAsItPasses() {
        WorkCalendar nights = always(BERLIN);
        assertThat(nights.between(midnight("2026-03-29"), midnight("2026-03-30")))
                .isEqualTo(Duration.ofHours(23));
        assertThat(nights.between(midnight("2026-10-25"), midnight("2026-10-26")))
                .isEqualTo(Duration.ofHours(25));
    }

    @ParameterizedTest
    @CsvSource({"Sunday weeks, 2026-03-08, 2026-03-14", "Friday weeks, 2026-03-06, 2026-03-12"})
    void takesTurnsByWeeksThatBeginOnAnyDay(String name, LocalDate start, LocalDate lastOfWeek) {
        WeeklyHours on = WeeklyHours.OFFICE;
        WeeklyHours off = new WeeklyHours(Map.of());
        WorkPattern pattern = new WorkPattern(List.of(on, off), start);
        WorkCalendar calendar = new WorkCalendar(BERLIN, pattern, List.of(), List.of());
        for (LocalDate day = start.minusWeeks(6); day.isBefore(start.plusWeeks(6)); day = day.plusDays(1)) {
            boolean even = Math.floorMod(day.toEpochDay() - start.toEpochDay(), 14L) < 7;
            assertThat(calendar.isWorkingDay(day))
                    .as("%s on %s", name, day)
                    .isEqualTo(even && day.getDayOfWeek().getValue() < 6);
        }
        assertThat(lastOfWeek).isEqualTo(start.plusDays(6));
    }

    @Test
    void goesOnAtTheNextWorkingTimeOfAShortDay() {
        WorkPattern partTime = WorkPattern.weekly(new WeeklyHours(Map.of(
                DayOfWeek.MONDAY,
                List.of(new DaySpan(540, 720), new DaySpan(780, 1080)),
                DayOfWeek.THURSDAY,
                List.of(new DaySpan(540, 720)))));
        WorkCalendar calendar = new WorkCalendar(BERLIN, partTime, List.of(), List.of());
        assertThat(calendar.plus(berlin("2026-03-02T15:00"), BusinessSpan.days(1)))
                .isEqualTo(berlin("2026-03-05T12:00"));
        assertThat(calendar.plus(berlin("2026-03-05T12:00"), BusinessSpan.days(1)))
                .isEqualTo(berlin("2026-03-12T09:00"));
        assertThat(calendar.nextWorking(berlin("2026-03-02T12:30"))).isEqualTo(berlin("2026-03-02T13:00"));
    }

    @Test
    void stopsForHolidaysAndLeave() {
        Closures epiphany = day ->
                day.getMonthValue() == 1 && day.getDayOfMonth() == 6 ? List.of(new DaySpan(0, 12 * 60)) : List.of();
        Leave away = Leave.days(LocalDate.of(2026, 1, 7), LocalDate.of(2026, 1, 9), BERLIN);
        WorkCalendar calendar =
                new WorkCalendar(BERLIN, WorkPattern.weekly(WeeklyHours.OFFICE), List.of(epiphany), List.of(away));
        assertThat(calendar.isWorking(berlin("2026-01-06T11:59"))).isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 1, 6))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 1, 8))).isFalse();
        assertThat(calendar.plus(berlin("2026-01-06T17:00"), BusinessSpan.hours(2)))
                .isEqualTo(berlin("2026-01-12T10:00"));
    }

    @Test
    void refusesACalendarWithoutWorkingTime() {
        assertThatThrownBy(() -> WorkPattern.weekly(new WeeklyHours(Map.of())))
                .hasMessageContaining("give at least one day some hours");
        assertThatThrownBy(() -> new WorkCalendar(
                        BERLIN,
                        WorkPattern.weekly(WeeklyHours.OFFICE),
                        List.of(day -> List.of(DaySpan.ALL_DAY)),
                        List.of()))
                .hasMessageContaining("the holidays leave no working time at all");
        assertThatThrownBy(() -> new DaySpan(600, 600)).hasMessageContaining("10:00-10:00");
    }

    @Test
    void answersWithinBoundsWhenSomebodyIsAwayForEver() {
        Leave forEver = new Leave(Instant.EPOCH, Instant.MAX);
        WorkCalendar gone =
                new WorkCalendar(BERLIN, WorkPattern.weekly(WeeklyHours.OFFICE), List.of(), List.of(forEver));
        Instant now = berlin("2026-01-06T11:59");
        assertThat(gone.plus(now, BusinessSpan.days(500))).isEqualTo(WorkCalendar.END);
        assertThat(gone.plus(now, BusinessSpan.hours(1))).isEqualTo(WorkCalendar.END);
        assertThat(gone.nextWorking(now)).isEqualTo(WorkCalendar.END);
        assertThat(gone.between(Instant.MIN, Instant.MAX)).isZero();
        assertThat(OFFICE.isWorking(Instant.MAX)).isFalse();
        assertThat(OFFICE.plus(Instant.MAX, BusinessSpan.days(1))).isEqualTo(Instant.MAX);
        assertThat(OFFICE.isWorkingDay(LocalDate.MAX)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "two days, a wait is written as",
        "3, has no unit",
        "-1 business days, a wait is written as",
        "9999 business days, between 0 and 500",
        "99999999999 business days, a wait is written as",
    })
    void saysHowAWaitIsWritten(String text, String message) {
        assertThatThrownBy(() -> BusinessSpan.parse(text)).hasMessageContaining(message);
    }

    private static WorkCalendar always(ZoneId zone) {
        WeeklyHours week = new WeeklyHours(java.util.Arrays.stream(DayOfWeek.values())
                .collect(java.util.stream.Collectors.toMap(d -> d, d -> List.of(DaySpan.ALL_DAY))));
        return new WorkCalendar(zone, WorkPattern.weekly(week), List.of(), List.of());
    }

    private static Instant midnight(String day) {
        return LocalDate.parse(day).atStartOfDay(BERLIN).toInstant();
    }

    private static Instant berlin(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }
}
