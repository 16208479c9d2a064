package dev.plumbline.people.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DailyMomentTest {

    private static final List<LocalTime> TIMES = List.of(
            LocalTime.MIDNIGHT, LocalTime.of(0, 30), LocalTime.of(2, 30), LocalTime.of(9, 0), LocalTime.of(23, 45));

    @ParameterizedTest
    @CsvSource({"2009-12-31, 2013-01-01", "2024-12-31, 2028-01-01"})
    void comesExactlyOncePerLocalDayInEveryZone(LocalDate first, LocalDate last) {
        for (String id : AllZones.IDS) {
            ZoneId zone = ZoneId.of(id);
            WorkCalendar calendar = WorkCalendar.office(zone);
            Instant begin = first.atStartOfDay(zone).toInstant();
            Instant end = last.atStartOfDay(zone).toInstant();
            Map<LocalTime, List<Instant>> walked = walked(zone, begin, end);
            walked.forEach((time, expected) -> {
                List<Instant> found = new ArrayList<>();
                Instant next = calendar.nextDailyMoment(begin.minusSeconds(1), time);
                while (next.isBefore(end)) {
                    found.add(next);
                    next = calendar.nextDailyMoment(next, time);
                }
                for (int i = 0; i < Math.min(found.size(), expected.size()); i++) {
                    assertThat(found.get(i)).as("%s at %s", id, time).isEqualTo(expected.get(i));
                }
                assertThat(found).as("%s at %s", id, time).hasSameSizeAs(expected);
            });
        }
    }

    /** Looks at the clock every quarter of an hour, and every minute while it is set. */
    private static Map<LocalTime, List<Instant>> walked(ZoneId zone, Instant begin, Instant end) {
        Map<LocalTime, List<Instant>> moments = new HashMap<>();
        Map<LocalTime, LocalDate> done = new HashMap<>();
        TIMES.forEach(time -> moments.put(time, new ArrayList<>()));
        LocalDate day = LocalDate.ofInstant(begin, zone);
        for (Instant at = begin; at.isBefore(end); at = at.plusSeconds(step(at, zone))) {
            LocalDateTime shown = LocalDateTime.ofInstant(at, zone);
            for (LocalTime time : TIMES) {
                List<Instant> found = moments.get(time);
                if (shown.toLocalDate().isAfter(day) && isNew(done, time, day)) {
                    found.add(at.minusSeconds(60));
                }
                if (!shown.toLocalTime().isBefore(time) && isNew(done, time, shown.toLocalDate())) {
                    found.add(at);
                }
            }
            day = shown.toLocalDate();
        }
        return moments;
    }

    private static boolean isNew(Map<LocalTime, LocalDate> done, LocalTime time, LocalDate day) {
        LocalDate last = done.get(time);
        if (last == null || last.isBefore(day)) {
            done.put(time, day);
            return true;
        }
        return false;
    }

    private static int step(Instant at, ZoneId zone) {
        boolean set = !zone.getRules().getOffset(at).equals(zone.getRules().getOffset(at.plusSeconds(900)));
        return set || at.getEpochSecond() % 900 != 0 ? 60 : 900;
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-29, 02:30, 2026-03-29T01:00:00Z", // does not exist: the first time after it
        "Europe/Berlin, 2026-10-25, 02:30, 2026-10-25T00:30:00Z", // comes twice: the first
        "America/Sao_Paulo, 2018-11-04, 00:00, 2018-11-04T03:00:00Z", // the day begins at one
        "Australia/Lord_Howe, 2026-10-04, 02:15, 2026-10-03T15:30:00Z", // clocks there move by half an hour
        "America/Toronto, 1919-03-30, 23:45, 1919-03-31T04:29:00Z", // the day ends at half past eleven
        "America/Goose_Bay, 2010-11-06, 23:30, 2010-11-07T02:30:00Z", // the evening comes back after midnight
    })
    void isOnItsOwnDay(ZoneId zone, LocalDate day, LocalTime at, Instant moment) {
        assertThat(WorkCalendar.office(zone).dailyMoment(day, at)).contains(moment);
        assertThat(LocalDate.ofInstant(moment, zone)).isEqualTo(day);
    }

    @Test
    void leavesOutADayThatAZoneLeavesOut() {
        WorkCalendar apia = WorkCalendar.office(ZoneId.of("Pacific/Apia"));
        LocalDate never = LocalDate.of(2011, 12, 30);
        assertThat(apia.dailyMoment(never, LocalTime.of(9, 0))).isEmpty();
        assertThat(apia.isWorkingDay(never)).isFalse();
        assertThat(apia.isWorkingDay(never.minusDays(1))).isTrue();
    }
}
