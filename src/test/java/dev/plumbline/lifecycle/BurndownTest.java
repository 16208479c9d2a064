package dev.plumbline.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.SettableClock;
import dev.plumbline.TestDatabase;
import dev.plumbline.crm.RecordId;
import dev.plumbline.escalation.Climbs;
import dev.plumbline.escalation.TestRules;
import dev.plumbline.notifications.TestPeople;
import dev.plumbline.rules.Rule;
import dev.plumbline.violations.RuleCounts.Day;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.ViolationLedger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** How what was wrong is worked off, and when it will be done. */
class BurndownTest {

    private static final RecordId ANN = TestPeople.user(1);
    private static final RecordId BOB = TestPeople.user(2);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);

    private final SettableClock clock = SettableClock.at("2026-03-02T10:00:00Z");
    private final Jdbi jdbi = TestDatabase.fresh();
    private final TestPeople people = new TestPeople();
    private final Rule rule = LivingRules.live("next-step").withBacklog().rule();

    private static List<Day> days(long... open) {
        List<Day> days = new ArrayList<>();
        for (int i = 0; i < open.length; i++) {
            days.add(new Day(TODAY.minusDays(open.length - 1L - i), open[i]));
        }
        return days;
    }

    @Test
    void aSteadyPaceEndsOnItsDayWithoutDoubt() {
        Projection line = Projection.of(days(100, 90, 80, 70, 60));
        assertThat(line.perDay()).isEqualTo(10);
        assertThat(line.finish()).contains(TODAY.plusDays(6));
        assertThat(line.earliest()).contains(TODAY.plusDays(6));
        assertThat(line.latest()).contains(TODAY.plusDays(6));
    }

    @Test
    void anUnsteadyPaceHasARange() {
        Projection line = Projection.of(days(100, 100, 70, 75, 60, 62, 40));
        assertThat(line.earliest().orElseThrow()).isBefore(line.finish().orElseThrow());
        assertThat(line.latest().orElseThrow()).isAfter(line.finish().orElseThrow());
    }

    @Test
    void theEndIsNotInSightWhereNothingShrinks() {
        assertThat(Projection.of(days(10, 10, 10, 10)).finish()).isEmpty();
        assertThat(Projection.of(days(10, 12, 15)).finish()).isEmpty();
        assertThat(Projection.of(days(10, 9)).told()).isFalse();
        assertThat(Projection.of(days(3, 0)).done()).isTrue();
        assertThat(Projection.of(List.of()).done()).isTrue();
    }

    @Test
    void theBacklogShrinksDayByDayAndARelapseDoesNotBringItBack() {
        jdbi.useTransaction(h -> {
            Findings.broken(
                    h, clock, rule, ANN, false, IntStream.rangeClosed(1, 20).toArray());
            Findings.broken(h, clock, rule, BOB, false, 21, 22);
            ViolationLedger.on(clock).firstCheckDone(h, Set.of(rule.id()));
        });
        for (int day = 1; day <= 5; day++) {
            clock.forward(Duration.ofDays(1));
            int first = day * 2 - 1;
            jdbi.useTransaction(h -> Findings.mended(h, clock, rule, ANN, first, first + 1));
        }
        jdbi.useTransaction(h -> Findings.broken(h, clock, rule, ANN, false, 1, 2, 50));
        Burndowns burndowns = new Burndowns(clock);
        Burndown all = jdbi.withHandle(h -> burndowns.of(h, rule.id(), Scope.EVERYONE, ZoneOffset.UTC));
        assertThat(all.found()).isEqualTo(22);
        assertThat(all.open()).isEqualTo(12);
        assertThat(all.days()).extracting(Day::open).containsExactly(22L, 20L, 18L, 16L, 14L, 12L);
        assertThat(all.projection().finish()).contains(LocalDate.of(2026, 3, 13));
        Burndown bobs = jdbi.withHandle(h -> burndowns.of(h, rule.id(), Scope.of(Set.of(BOB)), ZoneOffset.UTC));
        assertThat(bobs.found()).isEqualTo(2);
        assertThat(bobs.projection().finish()).isEmpty();
    }

    @Test
    void aCampaignSaysWhetherItsDayWillBeMetAndByWhom() {
        people.add(2, "Bob Ray", "Europe/London", Optional.empty());
        people.add(1, "Ann Lee", "Europe/London", Optional.of(2));
        people.add(3, "Cho Ito", "Europe/London", Optional.empty());
        Lives lives = new Lives(
                () -> new TestRules().with(rule),
                jdbi,
                clock,
                people,
                Climbs.of(clock, people),
                Map.of(),
                (handle, r) -> Set.of());
        jdbi.useTransaction(h -> {
            Findings.broken(
                    h, clock, rule, ANN, false, IntStream.rangeClosed(1, 20).toArray());
            Findings.broken(h, clock, rule, TestPeople.user(3), false, 100, 101);
        });
        Campaign soon = set(lives, LocalDate.of(2026, 3, 8));
        Campaign later = set(lives, LocalDate.of(2026, 4, 30));
        assertThat(outlook(lives, later)).isEqualTo(CampaignState.Outlook.TOO_EARLY);
        for (int day = 1; day <= 4; day++) {
            clock.forward(Duration.ofDays(1));
            int first = day * 2 - 1;
            jdbi.useTransaction(h -> Findings.mended(h, clock, rule, ANN, first, first + 1));
        }
        assertThat(outlook(lives, soon)).isEqualTo(CampaignState.Outlook.NO);
        assertThat(outlook(lives, later)).isEqualTo(CampaignState.Outlook.YES);
        CampaignState state = state(lives, later, Scope.of(Set.of(BOB, ANN)));
        assertThat(state.open()).isEqualTo(12);
        assertThat(state.people()).singleElement().satisfies(p -> assertThat(p.accountable())
                .isEqualTo(ANN));
        assertThat(state.whole()).isTrue();
        assertThat(state(lives, later, Scope.of(Set.of(BOB))).whole()).isFalse();
        clock.forward(Duration.ofDays(7));
        assertThat(outlook(lives, soon)).isEqualTo(CampaignState.Outlook.MISSED);
    }

    private Campaign set(Lives lives, LocalDate deadline) {
        CampaignDraft draft = new CampaignDraft("Clean", List.of(rule.id()), BOB, deadline, "The board meets.");
        assertThat(lives.campaigns.wrong(draft, Scope.of(Set.of(BOB, ANN)), ZoneOffset.UTC))
                .isEmpty();
        return jdbi.inTransaction(h -> lives.campaigns.set(h, draft, BOB.value(), "Bob Ray"));
    }

    private CampaignState state(Lives lives, Campaign campaign, Scope viewer) {
        return jdbi.withHandle(h -> lives.campaigns.state(h, campaign, viewer, ZoneOffset.UTC));
    }

    private CampaignState.Outlook outlook(Lives lives, Campaign campaign) {
        return state(lives, campaign, Scope.EVERYONE).outlook();
    }
}
