package dev.plumbline.formula;

import dev.plumbline.crm.FieldValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A number, day, moment or time of day that can also be had as a long, so that comparing and calculating makes no objects. The long counts
 * units of the last decimal, days since 1970, or milliseconds; see {@link Measures.Kind}. Whatever does not fit exactly is {@link #WIDE},
 * and whoever asked takes the value itself instead: the answer is the same, only slower.
 */
abstract class Measured<T> extends Node<T> {

    /** No value. */
    static final long BLANK = Long.MIN_VALUE;

    /** A value that the long cannot hold exactly. */
    static final long WIDE = Long.MIN_VALUE + 1;

    /** In columns only: could not be read, or failed. */
    static final long UNSURE = Long.MIN_VALUE + 2;

    /** The least that is a measure. */
    static final long LEAST = Long.MIN_VALUE + 3;

    final Measures.Kind kind;

    /** Decimals of a number; 0 for everything else. */
    final int scale;

    Measured(Measures.Kind kind, int scale) {
        this.kind = kind;
        this.scale = scale;
    }

    /** The value as a long, {@link #BLANK} or {@link #WIDE}. */
    abstract long measure(Facts facts, Context context);

    /** The same for many records; rows that are not wanted hold anything. The caller must not write into it. */
    long[] measure(Batch batch, Context context, Rows wanted) {
        long[] measures = batch.longs();
        for (int row = wanted.next(0); row >= 0; row = wanted.next(row + 1)) {
            measures[row] = attempt(batch.at(row), context);
        }
        return measures;
    }

    /** The column that it is, with what is known of it as a whole; null when it must be worked out. */
    @Nullable
    Measures column(Batch batch) {
        return null;
    }

    /** Whether all records of a run have the same. */
    boolean isSteady() {
        return false;
    }

    final long attempt(Facts facts, Context context) {
        try {
            return measure(facts, context);
        } catch (Unreadable | Failure | ArithmeticException | DateTimeException e) {
            return UNSURE;
        }
    }

    /** What comes of two measures of which at least one is none. */
    static long without(long a, long b) {
        if (a == UNSURE || b == UNSURE) {
            return UNSURE;
        }
        return a == BLANK || b == BLANK ? BLANK : WIDE;
    }

    /** The long for a value that was worked out. */
    static long of(@Nullable Object value, int scale) {
        if (value == null) {
            return BLANK;
        }
        if (value instanceof BigDecimal number) {
            return new FieldValue.Num(number).at(scale);
        }
        if (value instanceof LocalDate day) {
            return day.toEpochDay();
        }
        if (value instanceof Instant moment) {
            return new FieldValue.Moment(moment).millis();
        }
        return value instanceof LocalTime time && time.getNano() % 1_000_000 == 0 ? Dates.millis(time) : WIDE;
    }

    static Measures.@Nullable Kind kind(Type type) {
        return switch (type) {
            case NUMBER -> Measures.Kind.NUMBER;
            case DATE -> Measures.Kind.DAY;
            case DATETIME -> Measures.Kind.MOMENT;
            case TIME -> Measures.Kind.TIME;
            default -> null;
        };
    }

    /** A value that is known when compiled. */
    static final class Constant<T> extends Measured<T> {
        private final T value;
        private final long measure;

        private Constant(T value, Measures.Kind kind, int scale) {
            super(kind, scale);
            this.value = value;
            this.measure = of(value, scale);
        }

        static Constant<BigDecimal> of(BigDecimal value) {
            return new Constant<>(value, Measures.Kind.NUMBER, Math.max(0, Math.min(18, value.scale())));
        }

        static <T> Constant<T> of(T value, Measures.Kind kind) {
            return new Constant<>(value, kind, 0);
        }

        /** The same with more decimals, to be compared without further ado; itself when they do not fit. */
        Constant<T> at(int decimals) {
            Constant<T> finer = new Constant<>(value, kind, decimals);
            return finer.measure == WIDE ? this : finer;
        }

        T value() {
            return value;
        }

        long known() {
            return measure;
        }

        @Override
        boolean isConstant() {
            return true;
        }

        @Override
        T get(Facts facts, Context context) {
            return value;
        }

        @Override
        long measure(Facts facts, Context context) {
            return measure;
        }

        @Override
        boolean isSteady() {
            return true;
        }
    }

    /** Worked out once for each context; see {@link Remembered}. */
    static final class Steady<T> extends Measured<T> {

        private record Seen<T>(Context context, @Nullable T value, long measure) {}

        private final Node<T> node;
        private @Nullable Seen<T> last;

        Steady(Node<T> node, Measures.Kind kind, int scale) {
            super(kind, scale);
            this.node = node;
        }

        private Seen<T> seen(Facts facts, Context context) {
            Seen<T> seen = last;
            if (seen == null || seen.context() != context) {
                T value = node.get(facts, context);
                seen = new Seen<>(context, value, of(value, scale));
                last = seen;
            }
            return seen;
        }

        @Override
        @Nullable
        T get(Facts facts, Context context) {
            return seen(facts, context).value();
        }

        @Override
        long measure(Facts facts, Context context) {
            return seen(facts, context).measure();
        }

        @Override
        boolean isSteady() {
            return true;
        }
    }
}
