package dev.plumbline.formula;

/**
 * A comparison of two {@link Measured} values in longs. For many records against one value, which is what rules mostly ask, it comes down to
 * whether a long lies between two others.
 */
final class MeasureComparison extends Truth {

    /** More decimals apart than this, two numbers are better compared as they are. */
    static final int FARTHEST = 12;

    /** Twice as much is still a long. */
    private static final long MODERATE = Long.MAX_VALUE / 4;

    private final Measured<?> left;
    private final Measured<?> right;
    private final int accepted;
    private final long leftFactor;
    private final long rightFactor;
    private final Truth exact;

    /** Against a value that is known when compiled: the range of what satisfies, or of what does not; nothing in it otherwise. */
    private final long least;

    private final long most;
    private final int inside;
    private final boolean isRanged;

    private MeasureComparison(Measured<?> left, Measured<?> right, int accepted, Truth exact) {
        this.left = left;
        this.right = right;
        this.accepted = accepted;
        int scale = Math.max(left.scale, right.scale);
        this.leftFactor = Arithmetic.power(scale - left.scale);
        this.rightFactor = Arithmetic.power(scale - right.scale);
        this.exact = exact;
        long bound =
                right instanceof Measured.Constant<?> c ? Arithmetic.multiply(c.known(), rightFactor) : Measured.WIDE;
        boolean ranged = right instanceof Measured.Constant<?> c && c.known() > Measured.UNSURE && isHandy(bound);
        this.inside = differs(accepted) ? NO : YES;
        this.least = ranged ? lowest(differs(accepted) ? Comparison.EQUAL : accepted, bound) : 1;
        this.most = ranged ? highest(differs(accepted) ? Comparison.EQUAL : accepted, bound) : 0;
        this.isRanged = ranged && least <= most;
    }

    private static boolean isHandy(long bound) {
        return bound > Measured.UNSURE && bound < Long.MAX_VALUE;
    }

    private static boolean differs(int accepted) {
        return accepted == (Comparison.LESS | Comparison.GREATER);
    }

    /** @param exact the same comparison of the values themselves */
    static Truth of(Measured<?> left, Measured<?> right, int accepted, Truth exact) {
        if (Math.abs(left.scale - right.scale) > FARTHEST) {
            return exact;
        }
        Measured<?> a = left instanceof Measured.Constant<?> c && c.scale < right.scale ? c.at(right.scale) : left;
        Measured<?> b = right instanceof Measured.Constant<?> c && c.scale < left.scale ? c.at(left.scale) : right;
        if (a.isSteady() && !b.isSteady()) {
            return new MeasureComparison(b, a, Comparison.mirrored(accepted), exact);
        }
        return new MeasureComparison(a, b, accepted, exact);
    }

    @Override
    int test(Facts facts, Context context) {
        long measure = left.measure(facts, context);
        if (isRanged && measure > Measured.UNSURE) {
            return measure >= least && measure <= most ? inside : YES - inside;
        }
        return judge(measure, right.measure(facts, context), facts, context);
    }

    private int judge(long a, long b, Facts facts, Context context) {
        if (a <= Measured.UNSURE || b <= Measured.UNSURE) {
            return a == Measured.BLANK || b == Measured.BLANK ? BLANK : exact.test(facts, context);
        }
        if (leftFactor != 1 || rightFactor != 1) {
            a = Arithmetic.multiply(a, leftFactor);
            b = Arithmetic.multiply(b, rightFactor);
            if (a == Measured.WIDE || b == Measured.WIDE) {
                return exact.test(facts, context);
            }
        }
        return Comparison.judge(accepted, Long.compare(a, b));
    }

    @Override
    void columns(Batch batch, Context context, Rows wanted, Answers out) {
        Batch.Mark mark = batch.mark();
        if (right.isSteady()) {
            long value = right.attempt(batch.at(0), context);
            long bound = value > Measured.UNSURE ? Arithmetic.multiply(value, rightFactor) : value;
            Bound held = new Bound(left, accepted, bound);
            against(leftFactor == 1 ? held.moved(batch, context) : held, batch, context, wanted, out);
        } else {
            each(left.measure(batch, context, wanted), right.measure(batch, context, wanted), wanted, out);
        }
        batch.rewind(mark);
    }

    /** What a column is held against: its values, times {@link #leftFactor}, against the value. */
    private record Bound(Measured<?> column, int accepted, long value) {

        /** {@code TODAY() - CloseDate > 14} is {@code CloseDate < TODAY() - 14}; the same where that does not fit. */
        Bound moved(Batch batch, Context context) {
            Arithmetic.Moved moved = column instanceof Arithmetic arithmetic ? arithmetic.moved() : null;
            if (value <= Measured.UNSURE || moved == null) {
                return this;
            }
            long by = moved.by().attempt(batch.at(0), context);
            if (by <= Measured.UNSURE) {
                return this;
            }
            long bound = moved.turned()
                    ? Arithmetic.subtract(by, value)
                    : moved.minus() ? Arithmetic.add(value, by) : Arithmetic.subtract(value, by);
            int accepts = moved.turned() ? Comparison.mirrored(accepted) : accepted;
            return Math.abs(bound) < MODERATE ? new Bound(moved.column(), accepts, bound) : this;
        }
    }

    /** All rows against one value. */
    private void against(Bound held, Batch batch, Context context, Rows wanted, Answers out) {
        Measured<?> left = held.column();
        int accepted = held.accepted();
        long bound = held.value();
        if (!isHandy(bound) && bound != Measured.BLANK) {
            oneByOne(batch, context, wanted, out);
            return;
        }
        Measures column = left.column(batch);
        long[] values = column != null ? column.values : left.measure(batch, context, wanted);
        boolean differs = differs(accepted);
        long least = bound == Measured.BLANK ? 1 : differs ? lowest(Comparison.EQUAL, bound) : lowest(accepted, bound);
        long most = bound == Measured.BLANK ? 0 : differs ? highest(Comparison.EQUAL, bound) : highest(accepted, bound);
        for (int w = 0; w < wanted.words.length; w++) {
            long want = wanted.words[w];
            long inside = want == 0 || least > most ? 0 : between(values, w << 6, least, most);
            long blank = column != null ? column.blank.words[w] : equal(values, w << 6, want, Measured.BLANK);
            long unsure = column != null ? column.unsure.words[w] : unsure(values, w << 6, want);
            out.unsure.words[w] = unsure & want;
            out.yes.words[w] = (differs && bound != Measured.BLANK ? ~inside & ~blank & ~unsure : inside) & want;
            out.blank.words[w] = (bound == Measured.BLANK ? ~unsure : blank) & want;
        }
    }

    /** The least that satisfies; what is no measure lies below all of them. */
    private long lowest(int accepts, long bound) {
        if ((accepts & Comparison.LESS) != 0) {
            return Measured.LEAST;
        }
        // smallest v with v * factor >= bound, or > bound
        long down = Math.floorDiv((accepts & Comparison.EQUAL) != 0 ? bound - 1 : bound, leftFactor);
        return Math.max(Measured.LEAST, down + 1);
    }

    private long highest(int accepts, long bound) {
        if ((accepts & Comparison.GREATER) != 0) {
            return Long.MAX_VALUE;
        }
        return Math.floorDiv((accepts & Comparison.EQUAL) != 0 ? bound : bound - 1, leftFactor);
    }

    private static long between(long[] values, int first, long least, long most) {
        long bits = 0;
        long span = most - least + Long.MIN_VALUE;
        for (int i = 0; i < 64; i++) {
            // one unsigned comparison for two signed ones
            bits |= (values[first + i] - least + Long.MIN_VALUE <= span ? 1L : 0L) << i;
        }
        return bits;
    }

    private static long equal(long[] values, int first, long want, long value) {
        long bits = 0;
        for (int i = 0; want != 0 && i < 64; i++) {
            bits |= (values[first + i] == value ? 1L : 0L) << i;
        }
        return bits;
    }

    private static long unsure(long[] values, int first, long want) {
        return equal(values, first, want, Measured.WIDE) | equal(values, first, want, Measured.UNSURE);
    }

    /** Two values of each row. */
    private void each(long[] a, long[] b, Rows wanted, Answers out) {
        for (int w = 0; w < wanted.words.length; w++) {
            long want = wanted.words[w];
            long yes = 0;
            long blank = 0;
            long unsure = 0;
            for (int i = 0, row = w << 6; want != 0 && i < 64; i++, row++) {
                long x = a[row];
                long y = b[row];
                if (x > Measured.UNSURE && y > Measured.UNSURE) {
                    long p = leftFactor == 1 ? x : Arithmetic.multiply(x, leftFactor);
                    long q = rightFactor == 1 ? y : Arithmetic.multiply(y, rightFactor);
                    unsure |= (p == Measured.WIDE || q == Measured.WIDE ? 1L : 0L) << i;
                    yes |= (long) Comparison.judge(accepted, Long.compare(p, q)) << i;
                } else if (Measured.without(x, y) == Measured.BLANK) {
                    blank |= 1L << i;
                } else {
                    unsure |= 1L << i;
                }
            }
            out.yes.words[w] = yes & ~unsure & want;
            out.blank.words[w] = blank & want;
            out.unsure.words[w] = unsure & want;
        }
    }
}
