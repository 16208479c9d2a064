package dev.plumbline.digests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.TargetReport;
import dev.plumbline.people.calendar.AllZones;
import dev.plumbline.people.calendar.DaySpan;
import dev.plumbline.people.calendar.Leave;
import dev.plumbline.people.calendar.WeeklyHours;
import dev.plumbline.people.calendar.WorkCalendar;
import dev.plumbline.people.calendar.WorkPattern;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DigestCalendarTest {

    private static final Duration TICK = Duration.ofMinutes(10);
    private static final Set<DayOfWeek> DAILY = EnumSet.allOf(DayOfWeek.class);
    private static final WorkCalendar LONDON = WorkCalendar.office(ZoneId.of("Europe/London"));

    /** Works every day, around the clock: what is left are the days of the zone. */
    private static WorkCalendar always(ZoneId zone) {
        Map<DayOfWeek, List<DaySpan>> days = new EnumMap<>(DayOfWeek.class);
        DAILY.forEach(day -> days.put(day, List.of(DaySpan.ALL_DAY)));
        return new WorkCalendar(zone, WorkPattern.weekly(new WeeklyHours(days)), List.of(), List.of());
    }

    /** All zones, around every transition of three years, at the hours that clock changes touch, for a sweep every ten minutes. */
    @Test
    void givesExactlyOneDigestPerLocalDayAroundEveryClockChange() {
        int days = 0;
        for (String id : AllZones.IDS) {
            ZoneId zone = ZoneId.of(id);
            WorkCalendar everyday = always(zone);
            for (ZoneOffsetTransition change : transitions(zone)) {
                for (LocalTime at = LocalTime.MIDNIGHT; !at.isAfter(LocalTime.of(3, 30)); at = at.plusMinutes(30)) {
                    days += checkAround(new DigestCalendar(DAILY, at), everyday, change);
                }
            }
        }
        TargetReport.row(
                "T2",
                AllZones.IDS.size()
                        + " zones, every clock change of 3 years, digests at 00:00 to 03:30, a sweep every 10 minutes",
                days + " local days, " + days + " digests, 0 missed, 0 twice",
                0);
        assertThat(days).as("local days checked").isGreaterThan(5_000);
    }

    private static int checkAround(DigestCalendar calendar, WorkCalendar everyday, ZoneOffsetTransition change) {
        ZoneId zone = everyday.zone();
        LocalDate first = change.getInstant().atZone(zone).toLocalDate().minusDays(2);
        Instant from = first.atStartOfDay(zone).toInstant();
        Instant to = first.plusDays(4).atStartOfDay(zone).toInstant();
        Set<LocalDate> put = new TreeSet<>();
        for (Instant now = from; now.isBefore(to); now = now.plus(TICK)) {
            Optional<LocalDate> due = calendar.due(now, everyday);
            if (due.isPresent() && put.add(due.get()) && !due.get().isBefore(first)) {
                Duration late =
                        Duration.between(calendar.moment(due.get(), everyday).orElseThrow(), now);
                assertThat(late)
                        .as("%s %s at %s", zone, due.get(), calendar.at())
                        .isLessThan(TICK);
                LocalTime said = now.atZone(zone).toLocalTime();
                assertThat(said).as("%s %s", zone, due.get()).isAfterOrEqualTo(calendar.at());
            }
        }
        put.remove(first.minusDays(1));
        Set<LocalDate> lived = new TreeSet<>();
        for (Instant now = from; now.isBefore(to); now = now.plus(TICK)) {
            lived.add(now.atZone(zone).toLocalDate());
        }
        assertThat(put).as("%s at %s", zone, calendar.at()).isEqualTo(lived);
        return lived.size();
    }

    private static List<ZoneOffsetTransition> transitions(ZoneId zone) {
        List<ZoneOffsetTransition> found = new ArrayList<>();
        Instant end = Instant.parse("2029-11-22T00:00:00Z");
        ZoneOffsetTransition next = zone.getRules().nextTransition(Instant.parse("2026-11-22T00:00:00Z"));
        while (next != null && next.getInstant().isBefore(end)) {
            found.add(next);
            next = zone.getRules().nextTransition(next.getInstant());
        }
        return found;
    }

    @Test
    void hasNoDigestOnADayThatAZoneLeftOut() {
        DigestCalendar daily = new DigestCalendar(DAILY, LocalTime.of(8, 0));
        assertThat(daily.moment(LocalDate.of(2011, 12, 30), always(ZoneId.of("Pacific/Apia"))))
                .isEmpty();
        assertThat(daily.moment(LocalDate.of(2011, 12, 31), always(ZoneId.of("Pacific/Apia"))))
                .isPresent();
    }

    @Property(tries = 500)
    void movesOnToAMomentWhoseDayIsDue(@ForAll("zones") ZoneId zone, @ForAll("moments") Instant now) {
        DigestCalendar mondays = new DigestCalendar(Set.of(DayOfWeek.MONDAY), LocalTime.of(8, 0));
        Instant next = mondays.next(now, WorkCalendar.office(zone));
        assertThat(next).isAfter(now).isBeforeOrEqualTo(now.plus(Duration.ofDays(8)));
        assertThat(mondays.due(next, WorkCalendar.office(zone)))
                .contains(next.atZone(zone).toLocalDate());
        assertThat(next.atZone(zone).getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
    }

    @Test
    void catchesUpTheNextDayAfterANightOutage() {
        DigestCalendar mondays = new DigestCalendar(Set.of(DayOfWeek.MONDAY), LocalTime.of(8, 0));
        LocalDate monday = LocalDate.of(2026, 11, 23);
        assertThat(mondays.due(Instant.parse("2026-11-23T07:59:00Z"), LONDON)).isEmpty();
        assertThat(mondays.due(Instant.parse("2026-11-23T08:00:00Z"), LONDON)).contains(monday);
        assertThat(mondays.due(Instant.parse("2026-11-24T03:00:00Z"), LONDON)).isEmpty();
        assertThat(mondays.due(Instant.parse("2026-11-24T08:00:00Z"), LONDON)).contains(monday);
        assertThat(mondays.due(Instant.parse("2026-11-25T08:00:00Z"), LONDON)).isEmpty();
    }

    @Test
    void movesToTheNextWorkingDayWhereTheWeekdayIsNone() {
        DigestCalendar mondays = new DigestCalendar(Set.of(DayOfWeek.MONDAY), LocalTime.of(8, 0));
        LocalDate monday = LocalDate.of(2026, 11, 23);
        WorkCalendar holiday = new WorkCalendar(
                LONDON.zone(),
                WorkPattern.weekly(WeeklyHours.OFFICE),
                List.of(day -> day.equals(monday) ? List.of(DaySpan.ALL_DAY) : List.of()),
                List.of());
        assertThat(mondays.due(Instant.parse("2026-11-23T09:00:00Z"), holiday)).isEmpty();
        assertThat(mondays.due(Instant.parse("2026-11-24T07:59:00Z"), holiday)).isEmpty();
        assertThat(mondays.due(Instant.parse("2026-11-24T08:00:00Z"), holiday)).contains(monday.plusDays(1));
        assertThat(mondays.moment(monday.plusDays(2), holiday)).isEmpty();
        assertThat(mondays.next(Instant.parse("2026-11-22T09:00:00Z"), holiday))
                .isEqualTo(Instant.parse("2026-11-24T08:00:00Z"));
    }

    @Test
    void waitsForTheEndOfLeave() {
        DigestCalendar daily = new DigestCalendar(Set.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY), LocalTime.of(8, 0));
        Instant back = Instant.parse("2026-11-26T13:00:00Z");
        WorkCalendar away = new WorkCalendar(
                LONDON.zone(),
                WorkPattern.weekly(WeeklyHours.OFFICE),
                List.of(),
                List.of(new Leave(Instant.parse("2026-11-21T00:00:00Z"), back)));
        assertThat(daily.due(Instant.parse("2026-11-23T09:00:00Z"), away)).isEmpty();
        assertThat(daily.due(back.minusSeconds(60), away)).isEmpty();
        assertThat(daily.due(back, away)).contains(LocalDate.of(2026, 11, 26));
        assertThat(daily.due(Instant.parse("2026-11-27T09:00:00Z"), away)).contains(LocalDate.of(2026, 11, 26));
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(AllZones.IDS).map(ZoneId::of);
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.longs().between(1_767_225_600L, 1_900_000_000L).map(Instant::ofEpochSecond);
    }
}
