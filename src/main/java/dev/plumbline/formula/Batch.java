package dev.plumbline.formula;

import dev.plumbline.crm.FieldValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Many records of one object, for formulas to run over all of them at once. States only: nothing is new, nothing was different before.
 *
 * <p>A field becomes a column when the first formula asks for it. Belongs to one thread.
 */
public final class Batch {

    /** Rows that still leave the columns of some twenty fields in a processor's nearer caches. */
    public static final int GOOD_SIZE = 4096;

    private final List<FieldValue[]> records;
    private final Lexicon lexicon;
    private final int size;
    private final Facts row = Facts.of(new FieldValue[0]);
    private final @Nullable Measures[] measures;
    private final @Nullable Words[] words;
    private final @Nullable Flags[] flags;

    private final Spare<long[]> longs;
    private final Spare<Rows> rows;
    private final Spare<Answers> answers;

    public Batch(List<FieldValue[]> records) {
        this(records, new Lexicon());
    }

    /**
     * @param records    values by slot of the layout that the formulas were compiled against
     * @param lexicon what batches of the same sweep share
     */
    public Batch(List<FieldValue[]> records, Lexicon lexicon) {
        this.records = records;
        this.lexicon = lexicon;
        this.size = records.size();
        int slots = records.isEmpty() ? 0 : records.get(0).length;
        this.measures = new Measures[slots];
        this.words = new Words[slots];
        this.flags = new Flags[slots];
        this.longs = new Spare<>(() -> new long[Rows.words(size) << 6]);
        this.rows = new Spare<>(() -> new Rows(size));
        this.answers = new Spare<>(() -> new Answers(size));
    }

    public int size() {
        return size;
    }

    /** All rows. */
    public Rows all() {
        return rows().fill();
    }

    /** An empty set of rows, to be filled by the caller. */
    public Rows none() {
        return rows().clear();
    }

    /** One record. The same object every time; it shows the row that was asked for last. */
    public Facts at(int index) {
        row.show(records.get(index));
        return row;
    }

    /** What is kept so far, to come back to with {@link #rewind}. */
    public Mark mark() {
        return new Mark(longs.used, rows.used, answers.used);
    }

    /** Takes back, for use by others, all rows and answers that were given out since the mark. */
    public void rewind(Mark mark) {
        longs.used = mark.longs;
        rows.used = mark.rows;
        answers.used = mark.answers;
    }

    /** How much has been given out. */
    public record Mark(int longs, int rows, int answers) {}

    /** Room for a number for each row; what stands in it is anything. */
    long[] longs() {
        return longs.take();
    }

    Rows rows() {
        return rows.take();
    }

    Answers answers() {
        return answers.take();
    }

    Measures measures(int slot, Measures.Kind kind, int scale) {
        Measures column = measures[slot];
        if (column == null || column.kind != kind || column.scale != scale) {
            column = Measures.of(records, slot, kind, scale);
            measures[slot] = column;
        }
        return column;
    }

    Words words(int slot) {
        Words column = words[slot];
        if (column == null) {
            column = Words.of(records, slot, lexicon.of(slot));
            words[slot] = column;
        }
        return column;
    }

    Flags flags(int slot) {
        Flags column = flags[slot];
        if (column == null) {
            column = Flags.of(records, slot);
            flags[slot] = column;
        }
        return column;
    }

    /** Room that is made once and given out again and again, last in, first out. */
    private static final class Spare<T> {
        private final java.util.function.Supplier<T> maker;
        private final List<T> made = new ArrayList<>();
        private int used;

        Spare(java.util.function.Supplier<T> maker) {
            this.maker = maker;
        }

        T take() {
            if (used == made.size()) {
                made.add(maker.get());
            }
            return made.get(used++);
        }
    }
}
