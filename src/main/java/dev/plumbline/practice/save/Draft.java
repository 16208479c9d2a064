package dev.plumbline.practice.save;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.practice.store.Row;
import dev.plumbline.practice.store.Table;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One record while it is being saved: as it was, and as it will be. */
final class Draft {

    private final Table table;
    private final String id;
    private final boolean isNew;
    private final FieldValue[] before;
    private FieldValue[] now;
    private boolean touched;
    private @Nullable String deletedWith;

    private Draft(Table table, String id, boolean isNew, FieldValue[] before, @Nullable String deletedWith) {
        this.table = table;
        this.id = id;
        this.isNew = isNew;
        this.before = before;
        this.now = before;
        this.deletedWith = deletedWith;
    }

    static Draft fresh(Table table, String id) {
        FieldValue[] empty = new FieldValue[table.width()];
        Arrays.fill(empty, FieldValue.BLANK);
        Draft draft = new Draft(table, id, true, empty, null);
        draft.set("Id", FieldValue.of(id));
        return draft;
    }

    static Draft of(Row row) {
        return new Draft(row.table(), row.id(), false, row.copyOfValues(), row.deletedWith());
    }

    /** The same record in a unit inside the unit: what that one has done so far is how it was. */
    static Draft within(Draft outer) {
        return new Draft(outer.table, outer.id, false, outer.now, outer.deletedWith);
    }

    Table table() {
        return table;
    }

    String id() {
        return id;
    }

    boolean isNew() {
        return isNew;
    }

    boolean touched() {
        return touched;
    }

    FieldValue get(String field) {
        int column = table.column(field);
        return column < 0 ? FieldValue.BLANK : now[column];
    }

    FieldValue before(String field) {
        int column = table.column(field);
        return column < 0 ? FieldValue.BLANK : before[column];
    }

    String text(String field) {
        return get(field).asText();
    }

    boolean is(String field) {
        return get(field) instanceof FieldValue.Bool b && b.value();
    }

    boolean has(String field) {
        return table.column(field) >= 0;
    }

    /** Whether this save gives the field another value; on a new record, whether it gives one at all. */
    boolean changed(String field) {
        return !get(field).equals(before(field));
    }

    /** Sets a field if the object has it. */
    void set(String field, FieldValue value) {
        int column = table.column(field);
        if (column < 0 || now[column].equals(value)) {
            return;
        }
        if (now == before) {
            now = before.clone();
        }
        now[column] = value;
        touched = true;
    }

    boolean deleted() {
        return is("IsDeleted");
    }

    Optional<String> deletedWith() {
        return Optional.ofNullable(deletedWith);
    }

    void deletedWith(@Nullable String id) {
        deletedWith = id;
        touched = true;
    }

    FieldValue[] values() {
        return now.clone();
    }

    FieldValue[] valuesBefore() {
        return before;
    }

    /** Takes over what an inner unit did to the same record. */
    void take(Draft inner) {
        now = inner.now;
        deletedWith = inner.deletedWith;
        touched |= inner.touched;
    }
}
