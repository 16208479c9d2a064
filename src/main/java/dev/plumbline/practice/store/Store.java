package dev.plumbline.practice.store;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.ObjectSchema;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All tables and the one lock before them. Everything but {@link #reading} and {@link #writing} expects to be called inside one of them. */
public final class Store {

    private final Map<String, Table> tables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Table> byPrefix = new HashMap<>();
    private final Map<String, Row> rows = new HashMap<>();
    private final Map<FieldValue, FieldValue> shared = new HashMap<>();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    public <T> T reading(Supplier<T> work) {
        lock.readLock().lock();
        try {
            return work.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    public <T> T writing(Supplier<T> work) {
        lock.writeLock().lock();
        try {
            return work.get();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Adds an object, or fields to one that is there. */
    public void define(ObjectSchema schema) {
        Table table = tables.get(schema.name());
        if (table == null) {
            table = new Table(schema);
            tables.put(schema.name(), table);
            byPrefix.putIfAbsent(schema.keyPrefix(), table);
        } else {
            table.extend(schema);
        }
    }

    public Collection<Table> tables() {
        return tables.values();
    }

    public Optional<Table> table(String object) {
        return Optional.ofNullable(tables.get(object));
    }

    /** A table that every org has. */
    public Table standard(String object) {
        Table table = tables.get(object);
        if (table == null) {
            throw new IllegalStateException("the practice org has no object " + object);
        }
        return table;
    }

    /** The object whose ids start like this one, whether or not such a record exists. */
    public @Nullable Table tableOf(String id) {
        return byPrefix.get(id.substring(0, Math.min(3, id.length())));
    }

    /** @param id in 18 characters */
    public @Nullable Row row(String id) {
        return rows.get(id);
    }

    /** A record that exists and is not in the recycle bin. */
    public @Nullable Row live(String id) {
        Row row = rows.get(id);
        return row == null || row.deleted() ? null : row;
    }

    public Row add(Table table, String id, FieldValue[] values) {
        if (rows.containsKey(id)) {
            throw new IllegalArgumentException("the practice org already has a record " + id);
        }
        share(table, values);
        Row row = table.add(id, values);
        rows.put(id, row);
        return row;
    }

    /** @param deletedWith the record whose deletion takes this one along, null otherwise */
    public void replace(Row row, FieldValue[] values, @Nullable String deletedWith) {
        share(row.table(), values);
        row.table().replace(row, values, deletedWith);
    }

    /** Takes a record out for good, as when the recycle bin is emptied. */
    public void remove(Row row) {
        rows.remove(row.id());
        row.table().remove(row);
    }

    /** A hundred thousand records hold few different stages, owners and days: one object for each keeps them small. */
    private void share(Table table, FieldValue[] values) {
        for (int column = 0; column < values.length; column++) {
            FieldSchema field = table.field(column);
            FieldValue value = values[column];
            if (field.type() == FieldType.REFERENCE && value instanceof FieldValue.Text text) {
                Row target = rows.get(text.value());
                if (target != null) {
                    values[column] = target.get("Id");
                }
            } else if (field.type() == FieldType.PICKLIST
                    || field.type() == FieldType.DATE
                    || field.type() == FieldType.PERCENT) {
                FieldValue known = shared.putIfAbsent(value, value);
                values[column] = known == null ? value : known;
            }
        }
    }
}
