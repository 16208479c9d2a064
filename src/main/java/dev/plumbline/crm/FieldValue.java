package dev.plumbline.crm;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * What is known of one field of one record: a value, known to be blank, or not visible to us.
 *
 * <p>Blank and hidden are different answers. A rule may open on a blank; it must never open, or end, on a hidden one.
 */
public sealed interface FieldValue {

    FieldValue BLANK = new Blank();
    FieldValue TRUE = new Bool(true);
    FieldValue FALSE = new Bool(false);

    /** The field was read and holds nothing. */
    record Blank() implements FieldValue {}

    /**
     * The field could not be read.
     *
     * @param because for people, for instance {@code "the integration user may not read NextStep"}
     */
    record Hidden(String because) implements FieldValue {}

    /** Text, id, reference, picklist; a multi-select picklist joins its values with {@code ;}. Never empty. */
    record Text(String value) implements FieldValue {}

    /** A number, a currency amount, or whole percents. Equal to another of the same value and scale, as {@link BigDecimal}s are. */
    final class Num implements FieldValue {

        /** No number: what {@link #at} answers when the digits do not fit. */
        public static final long WIDE = Long.MIN_VALUE + 1;

        private static final long[] POWERS = powers();

        private final BigDecimal value;
        private final long digits;
        private final int scale;

        public Num(BigDecimal value) {
            this.value = value;
            this.scale = value.scale();
            this.digits = value.precision() <= 18 ? value.unscaledValue().longValue() : WIDE;
        }

        public BigDecimal value() {
            return value;
        }

        /**
         * The number as so many units of its last decimal, 1250 for 12.5 at two decimals, which is quick to calculate with and makes no new
         * object.
         *
         * @return {@link #WIDE} when it has more decimals than that, or too many digits
         */
        public long at(int decimals) {
            int shift = decimals - scale;
            if (shift == 0 || digits == WIDE) {
                return digits;
            }
            if (shift > 18 || shift < -18) {
                return digits == 0 ? 0 : WIDE;
            }
            long power = POWERS[Math.abs(shift)];
            if (shift < 0) {
                return digits % power == 0 ? digits / power : WIDE;
            }
            long shifted = digits * power;
            return Math.multiplyHigh(digits, power) == shifted >> 63 && Math.abs(shifted) < Long.MAX_VALUE / 2
                    ? shifted
                    : WIDE;
        }

        private static long[] powers() {
            long[] powers = new long[19];
            powers[0] = 1;
            for (int i = 1; i < powers.length; i++) {
                powers[i] = powers[i - 1] * 10;
            }
            return powers;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Num n && n.value.equals(value);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }

        @Override
        public String toString() {
            return "Num[value=" + value + "]";
        }
    }

    record Bool(boolean value) implements FieldValue {}

    /** A day without a zone, such as a close date. */
    final class Day implements FieldValue {
        private final LocalDate value;
        private final long days;

        public Day(LocalDate value) {
            this.value = value;
            this.days = value.toEpochDay();
        }

        public LocalDate value() {
            return value;
        }

        /** Days since 1970, worked out once: days are compared far more often than made. */
        public long epochDay() {
            return days;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Day d && d.value.equals(value);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }

        @Override
        public String toString() {
            return "Day[value=" + value + "]";
        }
    }

    final class Moment implements FieldValue {

        /** No number of milliseconds: what {@link #millis} answers when the moment lies between two. */
        public static final long BETWEEN = Long.MIN_VALUE + 1;

        private final Instant value;
        private final long millis;

        public Moment(Instant value) {
            this.value = value;
            this.millis = value.getNano() % 1_000_000 == 0 && Math.abs(value.getEpochSecond()) < Long.MAX_VALUE / 2_000
                    ? value.toEpochMilli()
                    : BETWEEN;
        }

        public Instant value() {
            return value;
        }

        /** Milliseconds since 1970, worked out once; {@link #BETWEEN} when it is not exactly so many. */
        public long millis() {
            return millis;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Moment m && m.value.equals(value);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }

        @Override
        public String toString() {
            return "Moment[value=" + value + "]";
        }
    }

    record TimeOfDay(LocalTime value) implements FieldValue {}

    static FieldValue of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** Text as a value; the empty text is blank, as it is in Salesforce. */
    static FieldValue of(String value) {
        return value.isEmpty() ? BLANK : new Text(value);
    }

    static FieldValue of(BigDecimal value) {
        return new Num(value);
    }

    static FieldValue of(LocalDate value) {
        return new Day(value);
    }

    static FieldValue of(Instant value) {
        return new Moment(value);
    }

    default boolean isBlank() {
        return this instanceof Blank;
    }

    default boolean isHidden() {
        return this instanceof Hidden;
    }

    /** The text for storage and the wire: plain decimals, ISO dates and times, {@code true}/{@code false}; blank and hidden give the empty text. */
    default String asText() {
        if (this instanceof Text t) {
            return t.value();
        }
        if (this instanceof Num n) {
            return n.value().toPlainString();
        }
        if (this instanceof Bool b) {
            return Boolean.toString(b.value());
        }
        if (this instanceof Day d) {
            return d.value().toString();
        }
        if (this instanceof Moment m) {
            return m.value().toString();
        }
        if (this instanceof TimeOfDay t) {
            return t.value().toString();
        }
        return "";
    }
}
