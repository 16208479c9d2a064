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

    /** A number, a currency amount, or whole percents. */
    record Num(BigDecimal value) implements FieldValue {}

    record Bool(boolean value) implements FieldValue {}

    /** A day without a zone, such as a close date. */
    record Day(LocalDate value) implements FieldValue {}

    record Moment(Instant value) implements FieldValue {}

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
