package dev.plumbline.formula;

import dev.plumbline.crm.FieldValue;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Code that reads one field out of its slot. */
final class Fields {

    private Fields() {}

    /**
     * Where a field is read from.
     *
     * @param before whether the value before the change is meant
     */
    record Slot(int index, String path, boolean before) {

        FieldValue read(Facts facts) {
            return before ? facts.before(index) : facts.now(index);
        }

        /** What to make of a value that is not of the field's type: blank, or a reason to stop. */
        <T> @Nullable T without(FieldValue value, String expected) {
            if (value instanceof FieldValue.Blank) {
                return null;
            }
            if (value instanceof FieldValue.Hidden) {
                throw new Unreadable(path);
            }
            throw new Failure(path + ": expected " + expected + ", found "
                    + value.getClass().getSimpleName());
        }
    }

    static Code of(Type type, Slot slot, boolean percent, Blanks blanks) {
        return switch (type) {
            case BOOLEAN -> new Checkbox(slot);
            case NUMBER -> new Number(slot, percent, blanks == Blanks.ZERO ? BigDecimal.ZERO : null);
            case ID -> new Id(slot);
            case DATE ->
                Node.by((facts, context) -> {
                    FieldValue value = slot.read(facts);
                    return value instanceof FieldValue.Day day ? day.value() : slot.without(value, "a date");
                });
            case DATETIME ->
                Node.by((facts, context) -> {
                    FieldValue value = slot.read(facts);
                    return value instanceof FieldValue.Moment moment
                            ? moment.value()
                            : slot.without(value, "a date and time");
                });
            case TIME ->
                Node.by((facts, context) -> {
                    FieldValue value = slot.read(facts);
                    return value instanceof FieldValue.TimeOfDay time
                            ? time.value()
                            : slot.without(value, "a time of day");
                });
            case TEXT, PICKLIST, MULTIPICKLIST, LOCATION, NULL, ANY -> new Text(slot);
        };
    }

    private static final class Checkbox extends Truth {
        private final Slot slot;

        Checkbox(Slot slot) {
            this.slot = slot;
        }

        /** A blank checkbox, as over an empty lookup, is not ticked. */
        @Override
        int test(Facts facts, Context context) {
            FieldValue value = slot.read(facts);
            if (value instanceof FieldValue.Bool checked) {
                return checked.value() ? YES : NO;
            }
            slot.without(value, "a checkbox");
            return NO;
        }
    }

    private static final class Number extends Node<BigDecimal> {
        private final Slot slot;
        private final boolean percent;
        private final @Nullable BigDecimal blank;

        Number(Slot slot, boolean percent, @Nullable BigDecimal blank) {
            this.slot = slot;
            this.percent = percent;
            this.blank = blank;
        }

        @Override
        @Nullable
        BigDecimal get(Facts facts, Context context) {
            FieldValue value = slot.read(facts);
            if (value instanceof FieldValue.Num number) {
                return percent ? number.value().movePointLeft(2) : number.value();
            }
            slot.without(value, "a number");
            return blank;
        }
    }

    /** Also picklists, of which the value is read, never the label. */
    private static final class Text extends Node<String> {
        private final Slot slot;

        Text(Slot slot) {
            this.slot = slot;
        }

        @Override
        @Nullable
        String get(Facts facts, Context context) {
            FieldValue value = slot.read(facts);
            return value instanceof FieldValue.Text text ? text.value() : slot.without(value, "a text");
        }
    }

    /** Formulas see an id in its 15 characters, so that lists of ids written by hand keep matching; CASESAFEID gives the other three. */
    static final class Id extends Node<String> {
        private final Slot slot;

        Id(Slot slot) {
            this.slot = slot;
        }

        @Override
        @Nullable
        String get(Facts facts, Context context) {
            String whole = whole(facts);
            return whole == null || whole.length() != 18 ? whole : whole.substring(0, 15);
        }

        /** As it is stored. */
        @Nullable
        String whole(Facts facts) {
            FieldValue value = slot.read(facts);
            return value instanceof FieldValue.Text text ? text.value() : slot.without(value, "an id");
        }
    }
}
