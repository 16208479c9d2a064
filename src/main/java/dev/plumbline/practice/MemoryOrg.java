package dev.plumbline.practice;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.FieldValues;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.crm.StandardObjects;
import dev.plumbline.practice.save.Outcome;
import dev.plumbline.practice.save.Saves;
import dev.plumbline.practice.save.Write;
import dev.plumbline.practice.setup.FieldSecurity;
import dev.plumbline.practice.setup.Setup;
import dev.plumbline.practice.store.Journal;
import dev.plumbline.practice.store.Row;
import dev.plumbline.practice.store.Store;
import dev.plumbline.practice.store.Table;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The org in memory: seeded once, then edited through either door. What is saved after {@link #open} is kept in a journal and comes back
 * over the same seed.
 */
public final class MemoryOrg implements Org, AutoCloseable {

    private static final Duration BETWEEN_PURGES = Duration.ofHours(1);

    private final Clock clock;
    private final Store store = new Store();
    private final Setup setup = new Setup(store);
    private final Saves saves = new Saves(store, setup);
    private final OpenTransactions open = new OpenTransactions(this);
    private @Nullable Journal journal;
    private Instant purged = Instant.MIN;

    /** An org with the standard objects and no records. */
    public MemoryOrg(Clock clock) {
        this.clock = clock;
        StandardObjects.names().forEach(name -> StandardObjects.schema(name).ifPresent(store::define));
        ActivityFlags.install(store, clock);
    }

    /** Adds a custom object, or custom fields to an object that is there. Before the first record is best, later works too. */
    public MemoryOrg define(ObjectSchema schema) {
        return store.writing(() -> {
            store.define(schema);
            return this;
        });
    }

    /** Replays what the journal in this directory holds, and keeps what is saved from now on in it. */
    public MemoryOrg open(Path directory) {
        return store.writing(() -> {
            if (journal != null) {
                throw new IllegalStateException("the practice org is open already");
            }
            journal = Journal.open(directory, line -> line.rows().forEach(this::replay));
            return this;
        });
    }

    private void replay(Journal.Change change) {
        Table table = store.standard(change.object());
        Row row = store.row(change.id());
        if (row == null && !change.created()) {
            return; // the seed that this was an edit of is not there any more
        }
        FieldValue[] values = row == null ? blank(table) : row.copyOfValues();
        change.values().forEach((name, text) -> {
            int column = table.column(name);
            if (column >= 0) {
                values[column] = FieldValues.parse(table.field(column).type(), text);
            }
        });
        if (row == null) {
            row = store.add(table, change.id(), values);
        }
        store.replace(row, values, change.with());
    }

    private static FieldValue[] blank(Table table) {
        FieldValue[] values = new FieldValue[table.width()];
        Arrays.fill(values, FieldValue.BLANK);
        return values;
    }

    @Override
    public Set<String> objects() {
        return store.reading(() -> {
            Set<String> names = new LinkedHashSet<>();
            store.tables().forEach(t -> names.add(t.name()));
            return names;
        });
    }

    @Override
    public Optional<ObjectSchema> schema(String object) {
        return store.reading(() -> store.table(object).map(Table::schema));
    }

    @Override
    public void seed(String object, RecordId id, Map<String, FieldValue> fields) {
        store.writing(() -> {
            if (journal != null) {
                throw new IllegalStateException("seeding ends when the journal is opened: use create");
            }
            Table table = store.table(object)
                    .orElseThrow(() -> new IllegalArgumentException("the practice org has no object " + object));
            FieldValue[] values = blank(table);
            for (int column = 0; column < values.length; column++) {
                if (table.field(column).type() == FieldType.BOOLEAN) {
                    values[column] = FieldValue.FALSE;
                }
            }
            fields.forEach((name, value) -> values[column(table, name)] = typed(table, name, value));
            values[column(table, "Id")] = FieldValue.of(id.value());
            return store.add(table, id.value(), values);
        });
    }

    /** A seed of the wrong type would show much later, on the wire. */
    private static FieldValue typed(Table table, String name, FieldValue value) {
        FieldType type = table.field(column(table, name)).type();
        Class<? extends FieldValue> wanted =
                switch (type) {
                    case BOOLEAN -> FieldValue.Bool.class;
                    case NUMBER, CURRENCY, PERCENT -> FieldValue.Num.class;
                    case DATE -> FieldValue.Day.class;
                    case DATETIME -> FieldValue.Moment.class;
                    case TIME -> FieldValue.TimeOfDay.class;
                    default -> FieldValue.Text.class;
                };
        if (value.isBlank()) {
            return type == FieldType.BOOLEAN ? FieldValue.FALSE : value;
        }
        if (!wanted.isInstance(value)) {
            throw new IllegalArgumentException(
                    "seed: " + table.name() + "." + name + " is a " + type + ", found " + value);
        }
        return value;
    }

    private static int column(Table table, String field) {
        int column = table.column(field);
        if (column < 0) {
            throw new IllegalArgumentException("seed: " + table.name() + " has no field " + field);
        }
        return column;
    }

    @Override
    public Optional<Map<String, FieldValue>> read(RecordId id) {
        return store.reading(() -> Optional.ofNullable(store.row(id.value())).map(MemoryOrg::fields));
    }

    private static Map<String, FieldValue> fields(Row row) {
        Map<String, FieldValue> fields = new LinkedHashMap<>();
        for (FieldSchema field : row.table().schema().fields()) {
            fields.put(field.name(), row.get(field.name()));
        }
        return fields;
    }

    @Override
    public List<RecordId> children(String object, String referenceField, RecordId id) {
        return store.reading(() -> store.table(object)
                .filter(t -> t.column(referenceField) >= 0)
                .map(t -> newestFirst(t, t.referring(t.column(referenceField), id.value())))
                .orElse(List.of()));
    }

    @Override
    public List<RecordId> all(String object) {
        return store.reading(
                () -> store.table(object).map(t -> newestFirst(t, t.rows())).orElse(List.of()));
    }

    private static List<RecordId> newestFirst(Table table, List<Row> rows) {
        int created = table.column("CreatedDate");
        List<Row> live = new ArrayList<>(rows.size());
        rows.stream().filter(r -> !r.deleted()).forEach(live::add);
        java.util.Collections.reverse(live);
        if (created >= 0) {
            live.sort(Comparator.comparing((Row r) -> moment(r.get(created))).reversed());
        }
        return live.stream().map(Row::recordId).toList();
    }

    private static Instant moment(FieldValue value) {
        return value instanceof FieldValue.Moment m ? m.value() : Instant.EPOCH;
    }

    @Override
    public List<Complaint> update(RecordId actingUser, RecordId id, Map<String, FieldValue> changes) {
        return one(actingUser, new Write.Update(id, changes)).complaints();
    }

    @Override
    public Created create(RecordId actingUser, String object, Map<String, FieldValue> fields) {
        if (schema(object).isEmpty()) {
            return new Created(
                    Optional.empty(),
                    List.of(new Complaint(
                            "INVALID_TYPE", "sObject type '" + object + "' is not supported.", List.of())));
        }
        Outcome outcome = one(actingUser, new Write.Create(object, fields));
        return new Created(outcome.id(), outcome.complaints());
    }

    @Override
    public List<Complaint> delete(RecordId actingUser, RecordId id) {
        return one(actingUser, new Write.Delete(id)).complaints();
    }

    @Override
    public List<Complaint> undelete(RecordId actingUser, RecordId id) {
        return one(actingUser, new Write.Undelete(id)).complaints();
    }

    /** Merges the loser into the master, both accounts, contacts or leads. */
    public List<Complaint> merge(RecordId actingUser, RecordId master, RecordId loser) {
        return one(actingUser, new Write.Merge(master, loser)).complaints();
    }

    private Outcome one(RecordId user, Write write) {
        return save(user, false, List.of(write)).get(0);
    }

    /** Saves several records as one call does. */
    public List<Outcome> save(RecordId user, boolean allOrNone, List<Write> writes) {
        return save(user, clock.instant(), allOrNone, writes);
    }

    /** @param at when the writes count as made, which is earlier than now when a long transaction commits */
    List<Outcome> save(RecordId user, Instant at, boolean allOrNone, List<Write> writes) {
        return store.writing(() -> {
            purge();
            Saves.Saved saved = saves.save(user, at, allOrNone, writes);
            if (journal != null && !saved.changes().isEmpty()) {
                journal.append(saved.changes());
            }
            return saved.outcomes();
        });
    }

    private void purge() {
        Instant now = clock.instant();
        if (purged.isBefore(now.minus(BETWEEN_PURGES))) {
            purged = now;
            saves.purge(now);
        }
    }

    @Override
    public boolean locked(RecordId id) {
        return setup.locks().locked(id.value());
    }

    @Override
    public void lock(RecordId id, boolean held) {
        if (held) {
            setup.locks().lock(id);
        } else {
            setup.locks().unlock(id);
        }
    }

    @Override
    public Optional<List<String>> offered(String recordType, String field) {
        return setup.offers().limited(recordType, field);
    }

    /** Field-level security on the wire. */
    public FieldSecurity visibility() {
        return setup.fields();
    }

    /** Who may see and change what. */
    public Setup setup() {
        return setup;
    }

    /** Transactions that somebody keeps open. */
    public OpenTransactions transactions() {
        return open;
    }

    public Clock clock() {
        return clock;
    }

    /** The rows themselves, for the doors. */
    public Store store() {
        return store;
    }

    @Override
    public void close() {
        store.writing(() -> {
            if (journal != null) {
                journal.close();
                journal = null;
            }
            return this;
        });
    }
}
