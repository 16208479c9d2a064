package dev.plumbline.people.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.TargetReport;
import dev.plumbline.crm.BusinessDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.junit.jupiter.api.Test;

/** The figures of business time, against somebody who looks at a clock every minute. */
class BusinessTimeTargetTest {

    private static final String SEED = "20261126";
    private static final int DAYS = 6;
    private static int cases;
    private static int mismatches;

    /** All zones, half-days, part-time in turns, holidays, leave; the person moves to another zone while the timer runs. */
    @Property(tries = 10_000, seed = SEED)
    void agreesWithTheClockOnTheWall(@ForAll("cases") Case one) {
        cases++;
        boolean right = one.adding() && one.days() && one.moving();
        mismatches += right ? 0 : 1;
        assertThat(right).as("%s", one).isTrue();
    }

    @AfterContainer
    static void report() {
        if (cases > 0) {
            TargetReport.row(
                    "T3",
                    cases + " cases: all zones, half-days, part-time, holidays, leave, zone change mid-timer",
                    mismatches + " mismatches with the minute-walking oracle",
                    Long.parseLong(SEED));
        }
    }

    /** @param there the same hours, holidays and leave, lived in another zone */
    record Case(MinuteWalker here, MinuteWalker there, int from, int length, int moved, int count) {

        boolean adding() {
            Instant found = here.calendar().plus(here.at(from), minutes(length));
            return here.plusMinutes(from, length).map(found::equals).orElse(true);
        }

        boolean days() {
            Instant found = here.calendar().plus(here.at(from), BusinessSpan.days(count));
            return here.plusDays(from, count)
                    .filter(at -> at.isBefore(here.at(here.minutes() - 3_000)))
                    .map(found::equals)
                    .orElse(true);
        }

        /** What was worked before the move counts; the rest runs by the new zone's clock. */
        boolean moving() {
            int change = from + moved;
            Duration worked = here.calendar().between(here.at(from), here.at(change));
            int counted = here.count(from, change);
            if (!worked.equals(Duration.ofMinutes(counted))) {
                return false;
            }
            int rest = length - counted;
            if (rest <= 0) {
                return true;
            }
            Instant found = there.calendar().plus(there.at(change), minutes(rest));
            return there.plusMinutes(change, rest).map(found::equals).orElse(true);
        }

        private static BusinessSpan minutes(int count) {
            return new BusinessSpan.Hours(Duration.ofMinutes(count));
        }
    }

    @Provide
    Arbitrary<Case> cases() {
        return Arbitraries.randomValue(random -> {
            MinuteWalker here = WorkCalendarPropertiesTest.world(random, DAYS);
            ZoneId zone = ZoneId.of(AllZones.IDS.get(random.nextInt(AllZones.IDS.size())));
            MinuteWalker there =
                    new MinuteWalker(zone, here.pattern(), here.holidays(), here.leave(), here.begin(), here.minutes());
            int from = random.nextInt(here.minutes() / 2);
            return new Case(here, there, from, random.nextInt(1_500), random.nextInt(1_500), 1 + random.nextInt(4));
        });
    }

    /** Days at the edges: month ends, 29 February, the end of 32-bit time, week 53, and dates without a zone at the ends of the earth. */
    @Test
    void isNeverOffByOneAtTheEdges() {
        List<String> wrong = new ArrayList<>();
        Map<String, String> next = Map.of(
                "2026-01-30", "2026-02-02",
                "2024-02-28", "2024-02-29",
                "2024-02-29", "2024-03-01",
                "2026-02-27", "2026-03-02",
                "2100-02-26", "2100-03-01",
                "2038-01-18", "2038-01-19",
                "2038-01-19", "2038-01-20",
                "2020-12-31", "2021-01-01",
                "2026-12-31", "2027-01-01");
        List<ZoneId> ends = List.of(
                ZoneId.of("Pacific/Kiritimati"),
                ZoneId.of("Etc/GMT+12"),
                ZoneId.of("UTC"),
                ZoneId.of("Asia/Kathmandu"));
        for (ZoneId zone : ends) {
            WorkCalendar office = WorkCalendar.office(zone);
            next.forEach((from, to) -> {
                Instant start = LocalDate.parse(from).atTime(10, 0).atZone(zone).toInstant();
                Instant due = LocalDate.parse(to).atTime(10, 0).atZone(zone).toInstant();
                check(wrong, zone + " " + from, office.plus(start, BusinessSpan.days(1)), due);
                check(wrong, zone + " day of " + from, due.atZone(zone).toLocalDate(), LocalDate.parse(to));
                check(
                        wrong,
                        zone + " daily " + to,
                        office.dailyMoment(LocalDate.parse(to), LocalTime.of(0, 0))
                                .map(m -> m.atZone(zone).toLocalDate()),
                        Optional.of(LocalDate.parse(to)));
            });
            check(wrong, zone + " week 53", count(office, "2026-12-28", "2027-01-04"), 5);
            check(wrong, zone + " week 53 of 2020", count(office, "2020-12-28", "2021-01-04"), 5);
        }
        check(wrong, "week of 2027-01-01", LocalDate.of(2027, 1, 1).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 53);
        Instant moment = Instant.parse("2026-03-31T11:30:00Z");
        check(wrong, "today at +14", LocalDate.ofInstant(moment, ends.get(0)), LocalDate.of(2026, 4, 1));
        check(wrong, "today at -12", LocalDate.ofInstant(moment, ends.get(1)), LocalDate.of(2026, 3, 30));
        TargetReport.row(
                "T4",
                "month ends, 29 February, 2038, 2100, week 53 in zones from -12 to +14",
                wrong.size() + " off by one",
                0);
        assertThat(wrong).isEmpty();
    }

    private static int count(BusinessDays days, String from, String to) {
        return (int) LocalDate.parse(from)
                .plusDays(1)
                .datesUntil(LocalDate.parse(to).plusDays(1))
                .filter(days::isBusinessDay)
                .count();
    }

    private static void check(List<String> wrong, String what, Object found, Object expected) {
        if (!found.equals(expected)) {
            wrong.add(what + ": found " + found + ", expected " + expected);
        }
    }
}
