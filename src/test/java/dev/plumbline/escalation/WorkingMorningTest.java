package dev.plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.BusinessDays;
import dev.plumbline.people.calendar.AllZones;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WorkingMorningTest {

    private final WorkingMorning morning =
            new WorkingMorning(BusinessDays.MONDAY_TO_FRIDAY, LocalTime.of(9, 0), LocalTime.of(18, 0));

    /** Against somebody who looks at the clock every quarter of an hour. */
    @Property(tries = 2000)
    void isTheFirstWorkingNineOClockFromNowOn(@ForAll("zones") ZoneId zone, @ForAll("quarters") Instant now) {
        Instant looked = now;
        while (!looked.atZone(zone).toLocalTime().equals(LocalTime.of(9, 0))
                || !BusinessDays.MONDAY_TO_FRIDAY.isBusinessDay(
                        looked.atZone(zone).toLocalDate())) {
            looked = looked.plus(Duration.ofMinutes(15));
        }
        assertThat(morning.next(now, zone)).isEqualTo(looked);
        assertThat(morning.isNow(looked, zone)).isTrue();
        assertThat(morning.isNow(looked.minusSeconds(1), zone)).isFalse();
        assertThat(morning.isNow(looked.plus(Duration.ofHours(9)), zone)).isFalse();
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(AllZones.IDS).map(ZoneId::of);
    }

    /** Three years from 22 November 2026. */
    @Provide
    Arbitrary<Instant> quarters() {
        return Arbitraries.longs().between(0, 105_000).map(n -> Instant.parse("2026-11-22T00:00:00Z")
                .plus(Duration.ofMinutes(15 * n)));
    }

    @org.junit.jupiter.api.Test
    void looksAgainInThreeYearsAtSomebodyWhoNeverWorks() {
        WorkingMorning never = new WorkingMorning(day -> false, LocalTime.of(9, 0), LocalTime.of(18, 0));
        assertThat(never.next(java.time.Instant.parse("2026-03-02T08:00:00Z"), java.time.ZoneOffset.UTC))
                .isEqualTo("2029-03-03T09:00:00Z");
    }
}
