package dev.plumbline.formula;

import dev.plumbline.crm.FieldValue;
import java.util.List;

/** A column of numbers, days, moments or times of day, each as a long; see {@link Measured} for the values that mean something else. */
final class Measures {

    /** What a long stands for. */
    enum Kind {
        /** Units of the last decimal. */
        NUMBER,
        /** Days since 1970. */
        DAY,
        /** Milliseconds since 1970. */
        MOMENT,
        /** Milliseconds since midnight. */
        TIME
    }

    final Kind kind;
    final int scale;
    final long[] values;
    final Rows blank;
    final Rows unsure;

    private Measures(Kind kind, int scale, int size) {
        this.kind = kind;
        this.scale = scale;
        this.values = new long[Rows.words(size) << 6];
        this.blank = new Rows(size);
        this.unsure = new Rows(size);
    }

    static Measures of(List<FieldValue[]> records, int slot, Kind kind, int scale) {
        Measures column = new Measures(kind, scale, records.size());
        for (int row = 0; row < records.size(); row++) {
            long measure = measure(records.get(row)[slot], kind, scale);
            column.values[row] = measure;
            if (measure == Measured.BLANK) {
                column.blank.add(row);
            } else if (measure <= Measured.UNSURE) {
                column.unsure.add(row);
            }
        }
        return column;
    }

    /** The long for a value; {@link Measured#UNSURE} for what is not of the kind. */
    static long measure(FieldValue value, Kind kind, int scale) {
        if (value instanceof FieldValue.Blank) {
            return Measured.BLANK;
        }
        return switch (kind) {
            case NUMBER -> value instanceof FieldValue.Num number ? number.at(scale) : Measured.UNSURE;
            case DAY -> value instanceof FieldValue.Day day ? day.epochDay() : Measured.UNSURE;
            case MOMENT -> value instanceof FieldValue.Moment moment ? moment.millis() : Measured.UNSURE;
            case TIME ->
                value instanceof FieldValue.TimeOfDay time
                        ? time.value().getNano() % 1_000_000 == 0 ? Dates.millis(time.value()) : Measured.WIDE
                        : Measured.UNSURE;
        };
    }
}
