package dev.plumbline.formula;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Days between two moments, with their fraction. A fraction such as a third of a day has no last decimal, so this is not {@link Measured};
 * but compared with a number of days, milliseconds can be compared with milliseconds. A difference in milliseconds that is not exactly such
 * a number differs from it by far more than the 39 digits of the division could hide.
 */
final class Elapsed extends Node<BigDecimal> {

    private final Node<Instant> later;
    private final Node<Instant> earlier;

    Elapsed(Node<Instant> later, Node<Instant> earlier) {
        this.later = later;
        this.earlier = earlier;
    }

    @Override
    @Nullable
    BigDecimal get(Facts facts, Context context) {
        Instant to = later.get(facts, context);
        Instant from = earlier.get(facts, context);
        return to == null || from == null ? null : Dates.between(to, from);
    }

    Truth compared(Measured<BigDecimal> days, int accepted, Truth exact) {
        if (!(later instanceof Measured<Instant> to) || !(earlier instanceof Measured<Instant> from)) {
            return exact;
        }
        Measured<BigDecimal> millis = days instanceof Measured.Constant<BigDecimal> constant
                ? constantMillis(constant)
                : Arithmetic.millis(days);
        return MeasureComparison.of(Arithmetic.millisBetween(to, from, this), millis, accepted, exact);
    }

    private static Measured<BigDecimal> constantMillis(Measured.Constant<BigDecimal> days) {
        BigDecimal millis = days.value().multiply(Dates.MILLIS_PER_DAY).stripTrailingZeros();
        return Measured.Constant.of(millis.scale() < 0 ? millis.setScale(0) : millis);
    }
}
