package dev.plumbline.people.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Held against {@link MinuteWalker}, mostly around clock changes. */
class WorkCalendarPropertiesTest {

    private static final List<String> ZONES = AllZones.IDS;
    private static final int DAYS = 30;
    private static final int MINUTES = DAYS * 24 * 60;

    @Property(tries = 120)
    void worksWhenTheClockSaysSo(@ForAll("worlds") MinuteWalker world) {
        WorkCalendar calendar = world.calendar();
        for (int i = 0; i < MINUTES; i += 7) {
            assertThat(calendar.isWorking(world.at(i))).as("%s", world.at(i)).isEqualTo(world.works(world.at(i)));
        }
    }

    @Property(tries = 300)
    void countsExactlyTheMinutesWorked(@ForAll("worlds") MinuteWalker world, @ForAll Random random) {
        int from = random.nextInt(MINUTES);
        int until = from + random.nextInt(MINUTES - from);
        assertThat(world.calendar().between(world.at(from), world.at(until)))
                .isEqualTo(Duration.ofMinutes(world.count(from, until)));
        assertThat(world.calendar().between(world.at(until), world.at(from)))
                .isEqualTo(Duration.ofMinutes(-world.count(from, until)));
    }

    @Property(tries = 300)
    void waitsForWorkingMinutesOnly(@ForAll("worlds") MinuteWalker world, @ForAll Random random) {
        int from = random.nextInt(MINUTES / 2);
        int length = random.nextInt(4_000);
        Optional<Instant> expected = world.plusMinutes(from, length);
        Instant found = world.calendar().plus(world.at(from), minutes(length));
        expected.ifPresentOrElse(
                e -> assertThat(found).isEqualTo(e), () -> assertThat(found).isAfterOrEqualTo(world.at(MINUTES - 1)));
    }

    @Property(tries = 400)
    void waitsForWorkingDays(@ForAll("worlds") MinuteWalker world, @ForAll Random random) {
        int from = random.nextInt(MINUTES / 2);
        int count = 1 + random.nextInt(6);
        Optional<Instant> expected = world.plusDays(from, count);
        Instant found = world.calendar().plus(world.at(from), BusinessSpan.days(count));
        expected.filter(e -> e.isBefore(world.at(MINUTES - 3_000)))
                .ifPresent(e -> assertThat(found).isEqualTo(e));
    }

    @Property(tries = 500)
    void keepsTheLawsOfAdding(@ForAll("worlds") MinuteWalker world, @ForAll Random random) {
        WorkCalendar calendar = world.calendar();
        Instant a = world.at(random.nextInt(MINUTES));
        Instant b = a.plusSeconds(random.nextInt(200_000));
        int x = random.nextInt(5_000);
        int y = random.nextInt(5_000);
        Instant sum = calendar.plus(a, minutes(x + y));
        assertThat(calendar.plus(calendar.plus(a, minutes(x)), minutes(y))).isEqualTo(sum);
        assertThat(calendar.plus(a, BusinessSpan.ZERO)).isEqualTo(a);
        assertThat(calendar.between(a, sum)).isEqualTo(Duration.ofMinutes(x + y));
        assertThat(calendar.plus(a, new BusinessSpan.Hours(calendar.between(a, b))))
                .isBeforeOrEqualTo(b);
        assertThat(calendar.plus(b, minutes(x))).isAfterOrEqualTo(calendar.plus(a, minutes(x)));
        int days = random.nextInt(8);
        assertThat(calendar.plus(b, BusinessSpan.days(days)))
                .isAfterOrEqualTo(calendar.plus(a, BusinessSpan.days(days)));
        assertThat(calendar.plus(a, BusinessSpan.days(days + 1)))
                .isAfterOrEqualTo(calendar.plus(a, BusinessSpan.days(days)));
    }

    @Property(tries = 300)
    void findsTheNextWorkingMoment(@ForAll("worlds") MinuteWalker world, @ForAll Random random) {
        WorkCalendar calendar = world.calendar();
        Instant at = world.at(random.nextInt(MINUTES));
        Instant next = calendar.nextWorking(at);
        assertThat(next).isAfterOrEqualTo(at);
        assertThat(world.works(next)).isTrue();
        assertThat(calendar.between(at, next)).isZero();
    }

    @Provide
    Arbitrary<MinuteWalker> worlds() {
        return Arbitraries.randomValue(WorkCalendarPropertiesTest::world);
    }

    private static MinuteWalker world(Random random) {
        return world(random, DAYS);
    }

    static MinuteWalker world(Random random, int days) {
        int minutes = days * 24 * 60;
        ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        int year = random.nextBoolean() ? 2009 : 2024;
        Instant some = LocalDate.of(year, 1, 1)
                .plusDays(random.nextInt(3 * 365))
                .atStartOfDay(zone)
                .toInstant();
        ZoneOffsetTransition change = zone.getRules().nextTransition(some);
        boolean around = change != null && random.nextInt(4) > 0;
        Instant begin = around
                ? Instant.ofEpochSecond(
                        Math.floorDiv(change.getInstant().getEpochSecond(), 60L) * 60 - random.nextInt(6) * 86_400L)
                : some;
        Map<LocalDate, DaySpan> holidays = new HashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            LocalDate day = LocalDate.ofInstant(begin, zone).plusDays(random.nextInt(days));
            holidays.put(day, random.nextBoolean() ? DaySpan.ALL_DAY : span(random));
        }
        List<Leave> leave = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Instant from = begin.plusSeconds(60L * random.nextInt(minutes));
            leave.add(new Leave(from, from.plusSeconds(60L * (1 + random.nextInt(10_000)))));
        }
        return new MinuteWalker(zone, pattern(random), holidays, leave, begin, minutes);
    }

    private static WorkPattern pattern(Random random) {
        LocalDate start = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(7));
        List<WeeklyHours> weeks = new ArrayList<>();
        for (int w = 1 + random.nextInt(3); w > 0; w--) {
            Map<DayOfWeek, List<DaySpan>> days = new EnumMap<>(DayOfWeek.class);
            for (DayOfWeek day : DayOfWeek.values()) {
                List<DaySpan> spans = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    spans.add(random.nextInt(8) == 0 ? DaySpan.ALL_DAY : span(random));
                }
                days.put(day, spans);
            }
            weeks.add(new WeeklyHours(days));
        }
        return weeks.stream().allMatch(WeeklyHours::isEmpty)
                ? WorkPattern.weekly(WeeklyHours.OFFICE)
                : new WorkPattern(weeks, start);
    }

    private static DaySpan span(Random random) {
        int from = random.nextInt(DaySpan.DAY);
        return new DaySpan(from, from + 1 + random.nextInt(DaySpan.DAY - from));
    }

    private static BusinessSpan minutes(int count) {
        return new BusinessSpan.Hours(Duration.ofMinutes(count));
    }
}
