package dev.plumbline.formula;

import dev.plumbline.crm.FieldValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
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

    /** @param decimals of a number, as described; a value may have more */
    static Code of(Type type, Slot slot, boolean percent, int decimals, Blanks blanks) {
        return switch (type) {
            case BOOLEAN -> new Checkbox(slot);
            case NUMBER ->
                blanks == Blanks.ZERO ? new NumberOrZero(slot, percent) : new Number(slot, percent, decimals);
            case ID -> new Id(slot);
            case DATE ->
                new Measure<LocalDate>(slot, Measures.Kind.DAY) {
                    @Override
                    @Nullable
                    LocalDate get(Facts facts, Context context) {
                        FieldValue value = slot.read(facts);
                        return value instanceof FieldValue.Day day ? day.value() : slot.without(value, expected());
                    }
                };
            case DATETIME ->
                new Measure<Instant>(slot, Measures.Kind.MOMENT) {
                    @Override
                    @Nullable
                    Instant get(Facts facts, Context context) {
                        FieldValue value = slot.read(facts);
                        return value instanceof FieldValue.Moment moment
                                ? moment.value()
                                : slot.without(value, expected());
                    }
                };
            case TIME ->
                new Measure<LocalTime>(slot, Measures.Kind.TIME) {
                    @Override
                    @Nullable
                    LocalTime get(Facts facts, Context context) {
                        FieldValue value = slot.read(facts);
                        return value instanceof FieldValue.TimeOfDay time
                                ? time.value()
                                : slot.without(value, expected());
                    }
                };
            case TEXT, PICKLIST, MULTIPICKLIST, LOCATION, NULL, ANY -> new Text(slot);
        };
    }

    static final class Checkbox extends Truth {
        private final Slot slot;

        /** What a ticked one answers. */
        private final int ticked;

        Checkbox(Slot slot) {
            this(slot, YES);
        }

        private Checkbox(Slot slot, int ticked) {
            this.slot = slot;
            this.ticked = ticked;
        }

        /** NOT of it, which most rules begin with. */
        Checkbox negated() {
            return new Checkbox(slot, YES - ticked);
        }

        /** Whether testing it will answer, and not fail. */
        boolean isKnown(Facts facts) {
            return slot.read(facts) instanceof FieldValue.Bool;
        }

        /** A blank checkbox, as over an empty lookup, is not ticked. */
        @Override
        int test(Facts facts, Context context) {
            FieldValue value = slot.read(facts);
            if (value instanceof FieldValue.Bool checked) {
                return checked.value() ? ticked : YES - ticked;
            }
            slot.without(value, "a checkbox");
            return YES - ticked;
        }

        @Override
        void columns(Batch batch, Context context, Rows wanted, Answers out) {
            Flags column = batch.flags(slot.index());
            out.unsure.copy(column.unsure()).retainAll(wanted);
            out.blank.clear();
            if (ticked == YES) {
                out.yes.copy(column.ticked()).retainAll(wanted);
            } else {
                out.yes.copy(wanted).removeAll(column.ticked());
                out.yes.removeAll(out.unsure);
            }
        }
    }

    /** A field that can be had as a long. */
    private abstract static class Measure<T> extends Measured<T> {
        final Slot slot;

        /** Decimals of the value as it is kept: a percentage is kept in whole percents and calculated with as a share. */
        private final int kept;

        Measure(Slot slot, Measures.Kind kind) {
            this(slot, kind, 0, 0);
        }

        Measure(Slot slot, Measures.Kind kind, int scale, int kept) {
            super(kind, scale);
            this.slot = slot;
            this.kept = kept;
        }

        final String expected() {
            return switch (kind) {
                case NUMBER -> "a number";
                case DAY -> "a date";
                case MOMENT -> "a date and time";
                case TIME -> "a time of day";
            };
        }

        @Override
        final long measure(Facts facts, Context context) {
            FieldValue value = slot.read(facts);
            long measure = Measures.measure(value, kind, kept);
            if (measure == UNSURE) {
                slot.without(value, expected());
            }
            return measure;
        }

        @Override
        final long[] measure(Batch batch, Context context, Rows wanted) {
            return column(batch).values;
        }

        @Override
        final Measures column(Batch batch) {
            return batch.measures(slot.index(), kind, kept);
        }
    }

    private static final class Number extends Measure<BigDecimal> {
        private final boolean percent;

        Number(Slot slot, boolean percent, int decimals) {
            super(slot, Measures.Kind.NUMBER, percent ? decimals + 2 : decimals, decimals);
            this.percent = percent;
        }

        @Override
        @Nullable
        BigDecimal get(Facts facts, Context context) {
            return number(slot, percent, facts);
        }
    }

    /** A number of which a blank counts as 0. */
    private static final class NumberOrZero extends Node<BigDecimal> {
        private final Slot slot;
        private final boolean percent;

        NumberOrZero(Slot slot, boolean percent) {
            this.slot = slot;
            this.percent = percent;
        }

        @Override
        BigDecimal get(Facts facts, Context context) {
            BigDecimal value = number(slot, percent, facts);
            return value == null ? BigDecimal.ZERO : value;
        }
    }

    private static @Nullable BigDecimal number(Slot slot, boolean percent, Facts facts) {
        FieldValue value = slot.read(facts);
        if (value instanceof FieldValue.Num number) {
            return percent ? number.value().movePointLeft(2) : number.value();
        }
        return slot.without(value, "a number");
    }

    /** Also picklists, of which the value is read, never the label. */
    static class Text extends Node<String> {
        private final Slot slot;

        Text(Slot slot) {
            this.slot = slot;
        }

        final int slot() {
            return slot.index();
        }

        @Override
        @Nullable
        String get(Facts facts, Context context) {
            return whole(facts);
        }

        /** As it is stored. */
        final @Nullable String whole(Facts facts) {
            FieldValue value = slot.read(facts);
            return value instanceof FieldValue.Text text ? text.value() : slot.without(value, "a text");
        }
    }

    /** Formulas see an id in its 15 characters, so that lists of ids written by hand keep matching; CASESAFEID gives the other three. */
    static final class Id extends Text {
        Id(Slot slot) {
            super(slot);
        }

        @Override
        @Nullable
        String get(Facts facts, Context context) {
            String whole = whole(facts);
            return whole == null || whole.length() != 18 ? whole : whole.substring(0, 15);
        }
    }
}
