package dev.plumbline.practice.store;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One record: its values by column. The array is never changed, only replaced while the store is locked for writing, so that whoever
 * holds it sees one state.
 */
public final class Row {

    private final Table table;
    private final String id;
    private FieldValue[] values;
    private @Nullable String deletedWith;

    Row(Table table, String id, FieldValue[] values) {
        this.table = table;
        this.id = id;
        this.values = values;
    }

    public Table table() {
        return table;
    }

    /** In 18 characters. */
    public String id() {
        return id;
    }

    public RecordId recordId() {
        return new RecordId(id);
    }

    /** The value in a column; fields that Salesforce computes when somebody looks are computed here. */
    public FieldValue get(int column) {
        if (column < 0) {
            return FieldValue.BLANK;
        }
        FieldValue computed = table.computed(column, this);
        return computed != null ? computed : stored(column);
    }

    public FieldValue get(String field) {
        return get(table.column(field));
    }

    /** Text of a field, empty when blank. */
    public String text(String field) {
        return get(field).asText();
    }

    public boolean is(String field) {
        return get(field) instanceof FieldValue.Bool b && b.value();
    }

    public boolean deleted() {
        return table.deletedColumn() >= 0 && stored(table.deletedColumn()) instanceof FieldValue.Bool b && b.value();
    }

    /** SystemModstamp, or CreatedDate where the object has no other; the epoch where it has neither. */
    public Instant stamp() {
        return table.stampColumn() >= 0 && stored(table.stampColumn()) instanceof FieldValue.Moment m
                ? m.value()
                : Instant.EPOCH;
    }

    /** The id of the record whose deletion took this one along; null when it went by itself or is not deleted. */
    public @Nullable String deletedWith() {
        return deletedWith;
    }

    FieldValue stored(int column) {
        return column < values.length ? values[column] : FieldValue.BLANK;
    }

    /** A copy to change and hand back to {@link Store#replace}. */
    public FieldValue[] copyOfValues() {
        FieldValue[] copy = Arrays.copyOf(values, table.width());
        for (int i = values.length; i < copy.length; i++) {
            copy[i] = FieldValue.BLANK;
        }
        return copy;
    }

    void replace(FieldValue[] next, @Nullable String with) {
        this.values = next;
        this.deletedWith = with;
    }
}
