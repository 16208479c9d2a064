package dev.plumbline.practice.soql;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.practice.store.Row;
import dev.plumbline.practice.store.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The select list as a tree: fields, parents with fields of their own, lists of children. */
final class Selection {

    private final Binder binder;
    private final @Nullable Table table;
    private boolean id;
    private final Map<String, Function<Row, Result.Named>> fields = new LinkedHashMap<>();
    private final Map<String, Parent> parents = new LinkedHashMap<>();

    private record Parent(FieldSchema reference, Selection selection) {}

    /** @param table null behind a reference to several objects */
    Selection(Binder binder, @Nullable Table table) {
        this.binder = binder;
        this.table = table;
    }

    void add(List<String> steps, int at) {
        String first = steps.get(0);
        if (steps.size() == 1) {
            field(first, at);
            return;
        }
        if (table == null) {
            throw binder.noNameField(String.join(".", steps), at);
        }
        FieldSchema reference = binder.relationship(table, first, at);
        String name = String.valueOf(reference.relationshipName());
        Parent parent = parents.get(name);
        if (parent == null) {
            Table above = Binder.polymorphic(reference)
                    ? null
                    : binder.store().standard(reference.referenceTo().get(0));
            Parent added = new Parent(reference, new Selection(binder, above));
            parents.put(name, added);
            int column = table.column(reference.name());
            fields.put(name, row -> new Result.Named(name, above(added, row.get(column))));
            parent = added;
        }
        parent.selection().add(steps.subList(1, steps.size()), at);
    }

    private Result above(Parent parent, FieldValue id) {
        Row row = binder.parent(id);
        return row == null ? new Result.Nothing() : parent.selection().show(row);
    }

    private void field(String name, int at) {
        FieldSchema field = table == null ? binder.nameSchema(name, at) : binder.field(table, name, at);
        if (fields.containsKey(field.name())) {
            throw SoqlException.pointing(
                    "INVALID_FIELD", "duplicate field selected: " + field.name(), binder.query(), at);
        }
        id |= field.name().equals("Id");
        int column = table == null ? -1 : table.column(field.name());
        fields.put(
                field.name(),
                column < 0
                        ? row -> named(field, Binder.nameValue(row, field.name()))
                        : row -> named(field, row.get(column)));
    }

    private static Result.Named named(FieldSchema field, FieldValue value) {
        return new Result.Named(field.name(), new Result.Value(value, field));
    }

    void child(String name, Function<Row, Result> records) {
        fields.put(name, row -> new Result.Named(name, records.apply(row)));
    }

    /** The whole set of fields that {@code FIELDS(ALL)}, {@code FIELDS(STANDARD)} or {@code FIELDS(CUSTOM)} stands for. */
    void all(String which, int at) {
        if (table == null) {
            throw binder.noNameField("FIELDS(" + which + ")", at);
        }
        Set<String> known = new HashSet<>(fields.keySet());
        for (FieldSchema field : binder.schema(table).fields()) {
            boolean custom = field.name().endsWith("__c");
            boolean wanted =
                    switch (which.toUpperCase(Locale.ROOT)) {
                        case "ALL" -> true;
                        case "STANDARD" -> !custom;
                        case "CUSTOM" -> custom;
                        default ->
                            throw new SoqlException(
                                    "MALFORMED_QUERY", "unexpected token: " + which, binder.query(), at);
                    };
            if (wanted && field.type() != FieldType.OTHER && !known.contains(field.name())) {
                field(field.name(), at);
            }
        }
    }

    Result.Of show(Row row) {
        List<Result.Named> shown = new ArrayList<>(fields.size());
        for (Function<Row, Result.Named> field : fields.values()) {
            shown.add(field.apply(row));
        }
        return new Result.Of(table == null ? "Name" : table.name(), id ? row.id() : null, shown);
    }
}
