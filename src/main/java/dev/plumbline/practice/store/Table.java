package dev.plumbline.practice.store;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.ObjectSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The records of one object, with an index on every reference that somebody follows backwards. */
public final class Table {

    /** Nobody looks for records by these, and an index over them would only cost memory. */
    private static final Set<String> NOT_INDEXED =
            Set.of("CreatedById", "LastModifiedById", "LastAmountChangedHistoryId", "LastCloseDateChangedHistoryId");

    private ObjectSchema schema;
    private final List<FieldSchema> columns = new ArrayList<>();
    private final Map<String, Integer> columnByName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<Integer, Map<String, List<Row>>> indexes = new HashMap<>();
    private final Map<Integer, Function<Row, FieldValue>> computed = new HashMap<>();
    private boolean[] isComputed = new boolean[0];
    private final List<Row> rows = new ArrayList<>();
    private int deletedColumn = -1;
    private int stampColumn = -1;

    Table(ObjectSchema schema) {
        this.schema = schema;
        extend(schema);
    }

    /** Adds the fields that are new; columns only ever come at the end, so that rows stay valid. */
    final void extend(ObjectSchema more) {
        for (FieldSchema field : more.fields()) {
            if (!columnByName.containsKey(field.name())) {
                columnByName.put(field.name(), columns.size());
                columns.add(field);
                if (field.type() == FieldType.REFERENCE && !NOT_INDEXED.contains(field.name())) {
                    indexes.put(columns.size() - 1, new HashMap<>());
                }
            }
        }
        schema = new ObjectSchema(more.name(), more.label(), more.keyPrefix(), more.replicateable(), columns);
        isComputed = Arrays.copyOf(isComputed, columns.size());
        deletedColumn = column("IsDeleted");
        stampColumn = column("SystemModstamp") >= 0 ? column("SystemModstamp") : column("CreatedDate");
    }

    public String name() {
        return schema.name();
    }

    public ObjectSchema schema() {
        return schema;
    }

    /** Position of a field's values, -1 when the object has no such field. */
    public int column(String field) {
        return columnByName.getOrDefault(field, -1);
    }

    public FieldSchema field(int column) {
        return columns.get(column);
    }

    public int width() {
        return columns.size();
    }

    int deletedColumn() {
        return deletedColumn;
    }

    int stampColumn() {
        return stampColumn;
    }

    /** Live and deleted records, oldest first. */
    public List<Row> rows() {
        return rows;
    }

    /** Lets a field be worked out whenever it is looked at, instead of being stored. */
    public void compute(String field, Function<Row, FieldValue> formula) {
        int column = column(field);
        if (column >= 0) {
            computed.put(column, formula);
            isComputed[column] = true;
        }
    }

    @Nullable
    FieldValue computed(int column, Row row) {
        if (!isComputed[column]) {
            return null;
        }
        Function<Row, FieldValue> formula = computed.get(column);
        return formula == null ? null : formula.apply(row);
    }

    public boolean isIndexed(int column) {
        return indexes.containsKey(column);
    }

    /** Records, deleted ones included, whose reference in that column holds the id. */
    public List<Row> referring(int column, String id) {
        Map<String, List<Row>> index = indexes.get(column);
        if (index != null) {
            return index.getOrDefault(id, List.of());
        }
        return rows.stream().filter(r -> r.stored(column).asText().equals(id)).toList();
    }

    Row add(String id, FieldValue[] values) {
        Row row = new Row(this, id, values);
        rows.add(row);
        index(row);
        return row;
    }

    void replace(Row row, FieldValue[] values, @Nullable String deletedWith) {
        for (Map.Entry<Integer, Map<String, List<Row>>> index : indexes.entrySet()) {
            int column = index.getKey();
            FieldValue before = row.stored(column);
            FieldValue after = values[column];
            if (!before.equals(after)) {
                unindex(index.getValue(), before, row);
                index(index.getValue(), after, row);
            }
        }
        row.replace(values, deletedWith);
    }

    void remove(Row row) {
        rows.remove(row);
        indexes.forEach((column, index) -> unindex(index, row.stored(column), row));
    }

    private void index(Row row) {
        indexes.forEach((column, index) -> index(index, row.stored(column), row));
    }

    private static void index(Map<String, List<Row>> index, FieldValue key, Row row) {
        if (key instanceof FieldValue.Text text) {
            index.computeIfAbsent(text.value(), k -> new ArrayList<>(2)).add(row);
        }
    }

    private static void unindex(Map<String, List<Row>> index, FieldValue key, Row row) {
        if (key instanceof FieldValue.Text text) {
            List<Row> rows = index.get(text.value());
            if (rows != null) {
                rows.remove(row);
            }
        }
    }
}
