package dev.plumbline.practice.soql;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.practice.store.Row;
import dev.plumbline.practice.store.Store;
import dev.plumbline.practice.store.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the fields that a query names among those that its user may see. */
final class Binder {

    private static final int MOST_PARENTS = 5;
    private static final String NO_COLUMN =
            " If you are attempting to use a custom field, be sure to append the '__c' after the"
                    + " custom field name. Please reference your WSDL or the describe call for the appropriate names.";

    /** What a reference to several kinds of record lets one see of them. */
    private static final List<String> NAME_FIELDS = List.of(
            "Id",
            "Name",
            "Type",
            "FirstName",
            "LastName",
            "Alias",
            "Email",
            "IsActive",
            "Phone",
            "Title",
            "Username",
            "ProfileId",
            "UserRoleId");

    private final Store store;
    private final Function<String, Optional<ObjectSchema>> visible;
    private final Predicate<Row> seen;
    private final String query;

    Binder(Store store, Function<String, Optional<ObjectSchema>> visible, Predicate<Row> seen, String query) {
        this.store = store;
        this.visible = visible;
        this.seen = seen;
        this.query = query;
    }

    /** Whether the user may know that there is such a record. */
    boolean seen(Row row) {
        return seen.test(row);
    }

    String query() {
        return query;
    }

    Store store() {
        return store;
    }

    Table table(Query of) {
        return store.table(of.object())
                .orElseThrow(() -> SoqlException.pointing(
                        "INVALID_TYPE",
                        "sObject type '" + of.object()
                                + "' is not supported. If you are attempting to use a custom object, be"
                                + " sure to append the '__c' after the entity name. Please reference your WSDL or the describe"
                                + " call for the appropriate names.",
                        query,
                        of.at()));
    }

    ObjectSchema schema(Table table) {
        return visible.apply(table.name()).orElseThrow();
    }

    /** The steps of a path behind the object's own name or alias. */
    static List<String> steps(Query of, String path) {
        List<String> steps = Arrays.asList(path.split("\\."));
        boolean prefixed = steps.size() > 1
                && (steps.get(0).equalsIgnoreCase(of.alias()) || steps.get(0).equalsIgnoreCase(of.object()));
        return prefixed ? steps.subList(1, steps.size()) : steps;
    }

    FieldSchema field(Table table, String name, int at) {
        return schema(table)
                .field(name)
                .orElseThrow(() -> SoqlException.pointing(
                        "INVALID_FIELD",
                        "No such column '" + name + "' on entity '" + table.name() + "'." + NO_COLUMN,
                        query,
                        at));
    }

    FieldSchema relationship(Table table, String name, int at) {
        return schema(table)
                .relationship(name)
                .orElseThrow(() -> SoqlException.pointing(
                        "INVALID_FIELD",
                        "Didn't understand relationship '" + name
                                + "' in field path. If you are attempting to use a custom"
                                + " relationship, be sure to append the '__r' after the custom relationship name. Please"
                                + " reference your WSDL or the describe call for the appropriate names.",
                        query,
                        at));
    }

    /** The value at the end of a path, across at most five parents. */
    Column<Row> path(Query of, Table table, String path, int at) {
        List<String> steps = steps(of, path);
        if (steps.size() > MOST_PARENTS + 1) {
            throw SoqlException.pointing(
                    "INVALID_FIELD", "a path may go up at most " + MOST_PARENTS + " relationships", query, at);
        }
        return path(table, steps, at);
    }

    private Column<Row> path(Table table, List<String> steps, int at) {
        if (steps.size() == 1) {
            FieldSchema field = field(table, steps.get(0), at);
            int column = table.column(field.name());
            return new Column<>(field, row -> row.get(column));
        }
        FieldSchema reference = relationship(table, steps.get(0), at);
        int column = table.column(reference.name());
        Column<Row> above = above(reference, steps.subList(1, steps.size()), at);
        return new Column<>(above.field(), row -> {
            Row parent = parent(row.get(column));
            return parent == null ? FieldValue.BLANK : above.of(parent);
        });
    }

    private Column<Row> above(FieldSchema reference, List<String> steps, int at) {
        if (polymorphic(reference)) {
            return nameField(steps, at);
        }
        return path(store.standard(reference.referenceTo().get(0)), steps, at);
    }

    static boolean polymorphic(FieldSchema reference) {
        return reference.referenceTo().size() > 1;
    }

    private Column<Row> nameField(List<String> steps, int at) {
        if (steps.size() > 1) {
            throw noNameField(String.join(".", steps), at);
        }
        FieldSchema field = nameSchema(steps.get(0), at);
        return new Column<>(field, row -> nameValue(row, field.name()));
    }

    /** A field that records of different objects have in common. */
    FieldSchema nameSchema(String name, int at) {
        for (String known : NAME_FIELDS) {
            if (known.equalsIgnoreCase(name)) {
                FieldType type = known.equals("Id")
                        ? FieldType.ID
                        : known.equals("IsActive") ? FieldType.BOOLEAN : FieldType.TEXT;
                return FieldSchema.of(known, type, 0);
            }
        }
        throw noNameField(name, at);
    }

    SoqlException noNameField(String name, int at) {
        return SoqlException.pointing(
                "INVALID_FIELD", "No such column '" + name + "' on entity 'Name'." + NO_COLUMN, query, at);
    }

    /** {@code Type} of a queue is Queue, of any other record the name of its object. */
    static FieldValue nameValue(Row row, String name) {
        if (name.equalsIgnoreCase("Type")) {
            return FieldValue.of(
                    row.table().name().equals("Group")
                            ? row.text("Type")
                            : row.table().name());
        }
        return row.get(name.equalsIgnoreCase("Name") && row.table().column("Name") < 0 ? "Subject" : name);
    }

    @Nullable
    Row parent(FieldValue id) {
        Row row = id instanceof FieldValue.Text text ? store.row(text.value()) : null;
        return row != null && seen.test(row) ? row : null;
    }
}
