package dev.plumbline.practice.company;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a deal is said to be worth.
 *
 * @param first  when it was created
 * @param amount now; null, zero or one where nobody cared
 */
record Worth(@Nullable BigDecimal first, @Nullable BigDecimal amount, LineItems items) {

    private static final LineItems NONE = new LineItems();

    static Worth of(DealPlan plan, double median, List<Catalog.Product> products, Dice dice) {
        if (plan.is(Habit.NO_AMOUNT)) {
            BigDecimal nothing = dice.chance(0.55)
                    ? null
                    : BigDecimal.valueOf(dice.chance(0.5) ? 0 : 1).setScale(2);
            return new Worth(nothing, nothing, NONE);
        }
        BigDecimal amount = dice.amount(median, 1.0);
        if (plan.is(Habit.NO_EXEC_SPONSOR) && plan.open() && dice.chance(0.08)) {
            amount = BigDecimal.valueOf(dice.between(101, 320) * 2500L).setScale(2);
        }
        LineItems items = plan.reached(Stage.VALUE_PROPOSITION) && dice.chance(0.6)
                ? LineItems.near(amount, products, dice)
                : NONE;
        if (!items.isEmpty()) {
            amount = items.total();
        }
        if (plan.open() && !plan.reached(Stage.NEEDS_ANALYSIS) && dice.chance(0.35)) {
            return new Worth(null, null, NONE);
        }
        return new Worth(first(plan, amount, items, dice), amount, items);
    }

    private static @Nullable BigDecimal first(DealPlan plan, BigDecimal amount, LineItems items, Dice dice) {
        boolean early = plan.first().ordinal() < Stage.NEEDS_ANALYSIS.ordinal();
        if (early && dice.chance(0.4)) {
            return null;
        }
        boolean estimated = !items.isEmpty() || dice.chance(0.4);
        return estimated
                ? amount.multiply(BigDecimal.valueOf(dice.between(70, 125)))
                        .movePointLeft(4)
                        .setScale(0, RoundingMode.HALF_UP)
                        .movePointRight(2)
                        .setScale(2)
                : amount;
    }

    boolean big() {
        return amount != null && amount.compareTo(BigDecimal.valueOf(Habit.BIG_DEAL)) >= 0;
    }
}
