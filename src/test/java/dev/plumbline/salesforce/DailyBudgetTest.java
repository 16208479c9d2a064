package dev.plumbline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.SettableClock;
import dev.plumbline.TestDatabase;
import dev.plumbline.salesforce.ApiBudget.Purpose;
import dev.plumbline.salesforce.ApiBudget.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DailyBudgetTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");
    private static final int LIMIT = 300_000;

    private final SettableClock clock = new SettableClock(MIDNIGHT);
    private final DailyBudget budget = new DailyBudget(0.05, clock, new TestSalesforce.MemoryBook());

    /** Two hundred reps have 300,000 calls a day; six objects make twelve calls a round. */
    @ParameterizedTest
    @CsvSource({"120, 8640, 8640", "300, 3456, 3456", "60, 12000, 13500"})
    void livesOnFivePercentOfAnOrgOfTwoHundredReps(int seconds, int least, int most) {
        assertThat(pollADay(Duration.ofSeconds(seconds), 12)).isBetween((long) least, (long) most);
    }

    @Test
    void saysWhyItPollsLessOftenThanConfigured() {
        budget.spent(100, LIMIT);
        assertThat(budget.pace(Duration.ofSeconds(60), 12).reason())
                .startsWith("Polling every 77 s instead of 60 s: a round takes 12 calls")
                .contains("5 % of the org's 300,000 daily calls");
        assertThat(budget.pace(Duration.ofSeconds(120), 12).reason()).isEmpty();
    }

    @Test
    void doesNotSlowDownBeforeTheOrgHasToldItsLimit() {
        assertThat(budget.nextPoll(Duration.ofSeconds(60), 1000)).isEqualTo(Duration.ofSeconds(60));
        assertThat(budget.usage()).isEqualTo(new SalesforceClient.ApiUsage(-1, -1, 0, -1));
    }

    @ParameterizedTest
    @CsvSource({
        "209999, NORMAL, 120, true, true",
        "210000, SLOWED, 240, true, true",
        "254999, SLOWED, 240, true, true",
        "255000, CRITICAL_ONLY, 900, true, false",
        "285000, STOPPED, 300, false, false",
        "300000, STOPPED, 300, false, false"
    })
    void holdsBackAsTheOrgRunsOutOfCalls(long used, Tier tier, long wait, boolean critical, boolean routine) {
        budget.spent(used, LIMIT);
        assertThat(budget.tier()).isEqualTo(tier);
        assertThat(budget.nextPoll(Duration.ofSeconds(120), 12)).isEqualTo(Duration.ofSeconds(wait));
        assertThat(budget.allows(Purpose.CRITICAL, 1)).isEqualTo(critical);
        assertThat(budget.allows(Purpose.ROUTINE, 1)).isEqualTo(routine);
        assertThat(budget.reason().isEmpty()).isEqualTo(tier == Tier.NORMAL);
    }

    @Test
    void looksEachFiveMinutesWhetherAStoppedOrgHasEased() {
        budget.spent(290_000, LIMIT);
        int admitted = 0;
        for (int minute = 0; minute < 60; minute++) {
            clock.forward(Duration.ofMinutes(1));
            admitted += admitted();
        }
        assertThat(admitted).isEqualTo(12);
        budget.spent(100_000, LIMIT);
        assertThat(admitted()).isEqualTo(1);
    }

    @Test
    void refusesEveryCallOnceItsShareIsSpentUntilTheNextDay() {
        for (int i = 0; i < 15_000; i++) {
            budget.admit();
            budget.spent(i, LIMIT);
        }
        assertThatThrownBy(budget::admit)
                .isInstanceOfSatisfying(SalesforceException.Limit.class, e -> assertThat(e.retryAfter())
                        .isEqualTo(Duration.ofDays(1)))
                .hasMessageContaining("plumbline.salesforce.api-share");
        clock.forward(Duration.ofDays(1));
        assertThat(admitted()).isEqualTo(1);
        assertThat(budget.usage().ours()).isZero();
    }

    @Test
    void keepsATenthForWhatPeopleWaitFor() {
        for (int i = 0; i < 13_500; i++) {
            budget.spent(i, LIMIT);
        }
        assertThat(budget.allows(Purpose.ROUTINE, 1)).isFalse();
        assertThat(budget.allows(Purpose.CRITICAL, 1500)).isTrue();
        assertThat(budget.allows(Purpose.CRITICAL, 1501)).isFalse();
    }

    @Property(tries = 200)
    void neverSpendsMoreThanItsShareInADay(
            @ForAll @IntRange(min = 500, max = 400_000) int limit,
            @ForAll @IntRange(min = 1, max = 60) int callsPerRound,
            @ForAll @IntRange(min = 10, max = 600) int seconds,
            @ForAll @IntRange(min = 0, max = 86_399) int start,
            @ForAll @IntRange(min = 0, max = 5) int others) {
        SettableClock now = new SettableClock(MIDNIGHT.plusSeconds(start));
        DailyBudget mine = new DailyBudget(0.05, now, new TestSalesforce.MemoryBook());
        mine.spent(1, limit);
        Instant end = now.instant().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
        Duration wait = mine.nextPoll(Duration.ofSeconds(seconds), callsPerRound);
        while (now.instant().plus(wait).isBefore(end)) {
            now.forward(wait);
            for (int i = 0; i < callsPerRound + others; i++) {
                try {
                    mine.admit();
                    mine.spent(1, limit);
                } catch (SalesforceException.Limit e) {
                    break;
                }
            }
            wait = mine.nextPoll(Duration.ofSeconds(seconds), callsPerRound);
            assertThat(wait).isGreaterThanOrEqualTo(Duration.ofSeconds(seconds));
        }
        assertThat(mine.usage().ours()).isLessThanOrEqualTo(Math.max(1, limit / 20));
    }

    @Test
    void outlivesARestartAndIsSharedByReplicas() {
        var jdbi = TestDatabase.fresh();
        DailyBudget before = new DailyBudget(0.05, clock, new ApiUseTable(jdbi, "https://acme.example"));
        for (int i = 0; i < 25; i++) {
            before.spent(1000 + i, LIMIT);
        }
        before.close();
        DailyBudget after = new DailyBudget(0.05, clock, new ApiUseTable(jdbi, "https://acme.example"));
        assertThat(after.usage()).isEqualTo(new SalesforceClient.ApiUsage(1024, LIMIT, 25, 15_000));
        DailyBudget other = new DailyBudget(0.05, clock, new ApiUseTable(jdbi, "https://other.example"));
        assertThat(other.usage().ours()).isZero();
        for (int i = 0; i < 10; i++) {
            before.spent();
            after.spent();
        }
        assertThat(after.usage().ours()).isEqualTo(45);
    }

    @Test
    void goesOnCountingWhenTheDatabaseIsAway() {
        DailyBudget alone = new DailyBudget(0.05, clock, (day, more) -> {
            throw new IllegalStateException("no database");
        });
        for (int i = 0; i < 25; i++) {
            alone.spent(i, LIMIT);
        }
        assertThat(alone.usage().ours()).isEqualTo(25);
    }

    private long pollADay(Duration configured, int callsPerRound) {
        budget.spent(0, LIMIT);
        long before = budget.usage().ours();
        long calls = 0;
        while (clock.instant().isBefore(MIDNIGHT.plus(1, ChronoUnit.DAYS))) {
            for (int i = 0; i < callsPerRound; i++) {
                budget.admit();
                budget.spent(calls, LIMIT);
                calls++;
            }
            clock.forward(budget.nextPoll(configured, callsPerRound));
        }
        assertThat(before).isCloseTo(1, within(0L));
        return calls;
    }

    private int admitted() {
        try {
            budget.admit();
            return 1;
        } catch (SalesforceException.Limit e) {
            return 0;
        }
    }
}
