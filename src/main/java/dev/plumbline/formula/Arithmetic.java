package dev.plumbline.formula;

import java.math.BigDecimal;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Calculating with {@link Measured} values in longs. Each of these has the exact calculation beside it, for what does not fit; in longs
 * nothing is ever rounded, so both agree wherever both answer.
 */
final class Arithmetic extends Measured<BigDecimal> {

    /** Decimals beyond which products of amounts would hardly ever fit. */
    private static final int MOST_DECIMALS = 12;

    private static final long DAY_MILLIS = 86_400_000L;

    /** What is done to two measures that are some. */
    private interface Step {
        long of(long a, long b);
    }

    /**
     * A column that is only moved, or turned around and moved, by what is the same for all records: {@code TODAY() - CloseDate}. Instead of
     * calculating for each record, whoever compares it can move the other side.
     *
     * @param turned whether the column is subtracted
     */
    record Moved(Measured<?> column, boolean turned, Measured<?> by, boolean minus) {}

    private final Measured<?> left;
    private final Measured<?> right;
    private final Step step;
    private final Node<BigDecimal> exact;
    private final @Nullable Moved moved;

    private Arithmetic(int scale, Measured<?> left, Measured<?> right, Step step, Node<BigDecimal> exact) {
        this(scale, left, right, step, exact, null);
    }

    private Arithmetic(
            int scale, Measured<?> left, Measured<?> right, Step step, Node<BigDecimal> exact, @Nullable Moved moved) {
        super(Measures.Kind.NUMBER, scale);
        this.left = left;
        this.right = right;
        this.step = step;
        this.exact = exact;
        this.moved = moved;
    }

    /** A difference of what has the same unit on both sides. */
    private static Arithmetic difference(int scale, Measured<?> a, Measured<?> b, Node<BigDecimal> exact) {
        Moved moved = b.isSteady() ? new Moved(a, false, b, true) : a.isSteady() ? new Moved(b, true, a, false) : null;
        return new Arithmetic(scale, a, b, Arithmetic::subtract, exact, moved);
    }

    @Nullable
    Moved moved() {
        return moved;
    }

    static Node<BigDecimal> sum(Node<BigDecimal> left, Node<BigDecimal> right) {
        Node<BigDecimal> exact = Node.map(left, right, Numbers::add);
        return aligned(left, right, Arithmetic::add, exact);
    }

    static Node<BigDecimal> difference(Node<BigDecimal> left, Node<BigDecimal> right) {
        Node<BigDecimal> exact = Node.map(left, right, Numbers::subtract);
        return aligned(left, right, Arithmetic::subtract, exact);
    }

    private static Node<BigDecimal> aligned(
            Node<BigDecimal> left, Node<BigDecimal> right, Step step, Node<BigDecimal> exact) {
        if (!(left instanceof Measured<BigDecimal> a) || !(right instanceof Measured<BigDecimal> b)) {
            return exact;
        }
        int scale = Math.max(a.scale, b.scale);
        if (scale > MOST_DECIMALS) {
            return exact;
        }
        long leftFactor = power(scale - a.scale);
        long rightFactor = power(scale - b.scale);
        Step both = leftFactor == 1 && rightFactor == 1
                ? step
                : (x, y) -> {
                    long p = multiply(x, leftFactor);
                    long q = multiply(y, rightFactor);
                    return p == WIDE || q == WIDE ? WIDE : step.of(p, q);
                };
        return new Arithmetic(scale, a, b, both, exact);
    }

    static Node<BigDecimal> product(Node<BigDecimal> left, Node<BigDecimal> right) {
        Node<BigDecimal> exact = Node.map(left, right, Numbers::multiply);
        return left instanceof Measured<BigDecimal> a
                        && right instanceof Measured<BigDecimal> b
                        && a.scale + b.scale <= MOST_DECIMALS
                ? new Arithmetic(a.scale + b.scale, a, b, Arithmetic::multiply, exact)
                : exact;
    }

    static Node<BigDecimal> negative(Node<BigDecimal> operand) {
        Node<BigDecimal> exact = Node.map(operand, BigDecimal::negate);
        return operand instanceof Measured<BigDecimal> a
                ? new Arithmetic(a.scale, a, a, (x, same) -> -x, exact)
                : exact;
    }

    /** The number of days from one to the other. */
    static Node<BigDecimal> days(Node<java.time.LocalDate> later, Node<java.time.LocalDate> earlier) {
        Node<BigDecimal> exact = Node.map(later, earlier, Dates::between);
        return later instanceof Measured<java.time.LocalDate> a && earlier instanceof Measured<java.time.LocalDate> b
                ? difference(0, a, b, exact)
                : exact;
    }

    /** A whole number that is read off a value, such as the year of a day. */
    static <A> Measured<BigDecimal> whole(Node<A> node, ToLongFunction<A> read) {
        return new Measured<>(Measures.Kind.NUMBER, 0) {
            @Override
            @Nullable
            BigDecimal get(Facts facts, Context context) {
                A value = node.get(facts, context);
                return value == null ? null : BigDecimal.valueOf(read.applyAsLong(value));
            }

            @Override
            long measure(Facts facts, Context context) {
                A value = node.get(facts, context);
                return value == null ? BLANK : read.applyAsLong(value);
            }
        };
    }

    /** Milliseconds that a number of days stands for, in units of its last decimal. Its value is meaningless: it is only compared. */
    static Measured<BigDecimal> millis(Measured<BigDecimal> days) {
        return new Arithmetic(days.scale, days, days, (x, same) -> multiply(x, DAY_MILLIS), days);
    }

    static Measured<BigDecimal> millisBetween(Measured<?> later, Measured<?> earlier, Node<BigDecimal> exact) {
        return difference(0, later, earlier, exact);
    }

    @Override
    @Nullable
    BigDecimal get(Facts facts, Context context) {
        return exact.get(facts, context);
    }

    @Override
    long measure(Facts facts, Context context) {
        long a = left.measure(facts, context);
        long b = right == left ? a : right.measure(facts, context);
        return a > UNSURE && b > UNSURE ? step.of(a, b) : without(a, b);
    }

    @Override
    long[] measure(Batch batch, Context context, Rows wanted) {
        long[] a = column(left, batch, context, wanted);
        long[] b = right == left ? a : column(right, batch, context, wanted);
        long[] out = batch.longs();
        for (int w = 0; w < wanted.words.length; w++) {
            if (wanted.words[w] != 0) {
                for (int row = w << 6; row < w + 1 << 6; row++) {
                    long x = a[row];
                    long y = b[row];
                    out[row] = x > UNSURE && y > UNSURE ? step.of(x, y) : without(x, y);
                }
            }
        }
        return out;
    }

    private static long[] column(Measured<?> operand, Batch batch, Context context, Rows wanted) {
        if (!operand.isSteady()) {
            return operand.measure(batch, context, wanted);
        }
        long[] same = batch.longs();
        java.util.Arrays.fill(same, operand.attempt(batch.at(0), context));
        return same;
    }

    static long add(long a, long b) {
        long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0 ? WIDE : fitting(sum);
    }

    static long subtract(long a, long b) {
        long difference = a - b;
        return ((a ^ b) & (a ^ difference)) < 0 ? WIDE : fitting(difference);
    }

    static long multiply(long a, long b) {
        long product = a * b;
        return Math.multiplyHigh(a, b) == product >> 63 ? fitting(product) : WIDE;
    }

    private static long fitting(long value) {
        return value < LEAST ? WIDE : value;
    }

    /** Ten to a power from 0 to 18. */
    static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }
}
