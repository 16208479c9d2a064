package dev.plumbline.salesforce;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.ObjectSchema;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The fields of one query, each with its type. Every name in it was found in a describe: what callers pass is looked up, never pasted.
 *
 * @param columns types by path, in the order of the select list
 * @param stamp   the column that tells how new a record is; empty where the object has none
 */
record Selection(String object, Map<String, FieldType> columns, String stamp) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,79}");
    private static final int DEEPEST = 5;

    /** Where there is no SystemModstamp, the next best witness of a record's age. */
    private static final List<String> STAMPS =
            List.of("SystemModstamp", "LastModifiedDate", "CreatedDate", "LoginTime");

    /** What every target of a polymorphic reference has, even where we may not describe the target. */
    private static final List<String> OF_ANY_TARGET = List.of("Id", "Name", "Type");

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /**
     * Looks the wanted fields up; {@code Id} and the stamp are added.
     *
     * @param describe answers for the targets of references
     * @throws SalesforceException.Query when the org has no such field or hides it
     */
    static Selection of(
            ObjectSchema schema, Collection<String> wanted, Function<String, Optional<ObjectSchema>> describe) {
        Map<String, FieldType> columns = new LinkedHashMap<>();
        schema.field("Id").ifPresent(id -> columns.put(id.name(), FieldType.ID));
        String stamp = STAMPS.stream()
                .filter(name -> schema.field(name).isPresent())
                .findFirst()
                .orElse("");
        if (!stamp.isEmpty()) {
            columns.put(stamp, FieldType.DATETIME);
        }
        for (String path : wanted) {
            Column column = column(schema, path, describe, 0)
                    .orElseThrow(() -> new SalesforceException.Query(
                            "INVALID_FIELD",
                            schema.name() + " has no field \"" + Texts.shown(path)
                                    + "\" that the integration user may read: check its name and field-level security",
                            null));
            columns.putIfAbsent(column.path(), column.type());
        }
        return new Selection(schema.name(), columns, stamp);
    }

    String list() {
        return String.join(", ", columns.keySet());
    }

    boolean hasParents() {
        return columns.keySet().stream().anyMatch(path -> path.contains("."));
    }

    private record Column(String path, FieldType type) {}

    private static Optional<Column> column(
            ObjectSchema schema, String path, Function<String, Optional<ObjectSchema>> describe, int depth) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return schema.field(path).map(f -> new Column(f.name(), f.type()));
        }
        if (depth >= DEEPEST) {
            return Optional.empty();
        }
        Optional<FieldSchema> reference = schema.relationship(path.substring(0, dot));
        return reference.flatMap(r -> parent(r, path.substring(dot + 1), describe, depth));
    }

    private static Optional<Column> parent(
            FieldSchema reference, String rest, Function<String, Optional<ObjectSchema>> describe, int depth) {
        Optional<Column> found = reference.referenceTo().stream()
                .map(describe)
                .flatMap(Optional::stream)
                .map(target -> column(target, rest, describe, depth + 1))
                .flatMap(Optional::stream)
                .findFirst();
        boolean polymorphic = reference.referenceTo().size() > 1;
        return found.or(() -> OF_ANY_TARGET.stream()
                        .filter(name -> polymorphic && name.equalsIgnoreCase(rest))
                        .map(name -> new Column(name, FieldType.TEXT))
                        .findFirst())
                .map(column -> new Column(reference.relationshipName() + "." + column.path(), column.type()));
    }

    /** The statement up to and including FROM. */
    String select() {
        return columns.keySet().stream().collect(Collectors.joining(", ", "SELECT ", " FROM " + object));
    }
}
