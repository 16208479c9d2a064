package dev.plumbline.practice.company;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Tells how a deal came to be what its plan says: each state in order, the last one being the record itself. */
final class DealStory {

    private record Change(Instant at, UnaryOperator<DealState> change) {}

    private final DealPlan plan;
    private final Dice dice;
    private final List<Change> changes = new ArrayList<>();

    private DealStory(DealPlan plan, Dice dice) {
        this.plan = plan;
        this.dice = dice;
    }

    /**
     * @param first  the amount it was created with
     * @param amount the amount it has
     */
    static List<DealState> tell(DealPlan plan, @Nullable BigDecimal first, @Nullable BigDecimal amount, Dice dice) {
        DealStory story = new DealStory(plan, dice);
        LocalDate close = story.dates();
        story.stages();
        if (first == null ? amount != null : !first.equals(amount)) {
            story.at(story.sometime(), s -> new DealState(s.at(), s.stage(), amount, s.closeDate()));
        }
        return story.states(new DealState(plan.created(), plan.first(), first, close));
    }

    private List<DealState> states(DealState first) {
        changes.sort(Comparator.comparing(Change::at));
        List<DealState> states = new ArrayList<>(List.of(first));
        for (Change change : changes) {
            DealState before = states.get(states.size() - 1);
            DealState after = change.change().apply(before);
            Instant at =
                    change.at().isAfter(before.at()) ? change.at() : before.at().plusSeconds(1);
            DealState now = new DealState(at, after.stage(), after.amount(), after.closeDate());
            if (now.stage() != before.stage()
                    || !now.closeDate().equals(before.closeDate())
                    || !java.util.Objects.equals(now.amount(), before.amount())) {
                states.add(now);
            }
        }
        return states;
    }

    /** Step by step, sometimes skipping one; the last step at the planned moment, with the day of the closing if it closes. */
    private void stages() {
        List<Stage> path = new ArrayList<>();
        int end = plan.open()
                ? plan.last().ordinal()
                : plan.last() == Stage.WON ? 8 : dice.between(plan.first().ordinal() + 1, 8);
        for (int i = plan.first().ordinal() + 1; i < end; i++) {
            if (!dice.chance(0.25)) {
                path.add(Stage.OPEN.get(i));
            }
        }
        List<Instant> moments = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            moments.add(between(plan.created(), plan.stageChange()));
        }
        moments.sort(Comparator.naturalOrder());
        for (int i = 0; i < path.size(); i++) {
            Stage stage = path.get(i);
            at(moments.get(i), s -> new DealState(s.at(), stage, s.amount(), s.closeDate()));
        }
        if (plan.last() != plan.first()) {
            LocalDate close = plan.closeDate();
            at(
                    plan.stageChange(),
                    s -> new DealState(s.at(), plan.last(), s.amount(), plan.open() ? s.closeDate() : close));
        }
    }

    /** Each push goes into a later month, mostly when the old date comes near. Returns the date that the deal was created with. */
    private LocalDate dates() {
        LocalDate estimate = plan.open() || plan.pushes() == 0 && dice.chance(0.5)
                ? plan.closeDate()
                : plan.closeDate().plusDays(dice.between(-8, 20));
        LocalDate date = estimate;
        List<LocalDate> path = new ArrayList<>();
        for (int i = 0; i < plan.pushes(); i++) {
            path.add(0, date);
            YearMonth before = YearMonth.from(date).minusMonths(1);
            date = before.atDay(dice.between(1, before.lengthOfMonth()));
        }
        LocalDate first = date;
        List<Instant> moments = new ArrayList<>();
        for (LocalDate next : path) {
            Instant near = date.minusDays(dice.between(1, 9))
                    .atTime(15, dice.between(0, 59))
                    .toInstant(java.time.ZoneOffset.UTC);
            boolean fits = near.isAfter(plan.created()) && near.isBefore(lastMoment());
            moments.add(fits ? near : sometime());
            date = next;
        }
        moments.sort(Comparator.naturalOrder());
        for (int i = 0; i < path.size(); i++) {
            LocalDate next = path.get(i);
            at(moments.get(i), s -> new DealState(s.at(), s.stage(), s.amount(), next));
        }
        return first;
    }

    private Instant lastMoment() {
        return plan.open() ? plan.touched() : plan.stageChange().minusSeconds(600);
    }

    private Instant sometime() {
        return between(plan.created(), lastMoment());
    }

    /** Strictly inside, with room for a few neighbours. */
    private Instant between(Instant from, Instant to) {
        return Instant.ofEpochSecond(dice.between(from.getEpochSecond() + 60, to.getEpochSecond() - 60));
    }

    private void at(Instant at, UnaryOperator<DealState> change) {
        changes.add(new Change(at, change));
    }
}
