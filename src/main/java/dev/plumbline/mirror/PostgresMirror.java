package dev.plumbline.mirror;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.Deletion;
import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.crm.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The mirror in PostgreSQL: one row per record, its fields as one JSON object of texts that the schema gives types to. */
@ApplicationScoped
class PostgresMirror implements Mirror {

    /** Salesforce's recycle bin empties after 15 days; twice that recognises any undelete and any late news. */
    private static final Duration DELETED_KEPT = Duration.ofDays(30);

    private final Catalog catalog;
    private final Clock clock;

    PostgresMirror(Jdbi jdbi, Clock clock) {
        this.catalog = new Catalog(jdbi);
        this.clock = clock;
    }

    @Override
    public void know(Handle handle, ObjectSchema schema, Set<String> asked, Set<String> unreadable) {
        Gate.putUp(handle, schema.name());
        KnownObject before = catalog.read(handle).get(schema.name());
        Set<String> grown = catalog.know(handle, schema, asked, unreadable);
        if (!grown.isEmpty()) {
            RecordWrites.forget(handle, schema.name(), grown);
        }
        if (before == null || !grown.isEmpty() || !before.readsAs(catalog.require(handle, schema.name()))) {
            new TallyTable(handle).forget(schema.name(), Set.of());
        }
    }

    @Override
    public Optional<ObjectSchema> schema(String object) {
        return catalog.schema(object);
    }

    @Override
    public List<RecordChange> apply(
            Handle handle,
            String object,
            List<CrmRecord> upserts,
            List<Deletion> deletions,
            Collection<? extends Summary> kept) {
        catalog.require(handle, object);
        if (upserts.isEmpty() && deletions.isEmpty()) {
            return List.of();
        }
        Set<String> ids = new HashSet<>();
        upserts.forEach(r -> ids.add(r.id().value()));
        deletions.forEach(d -> ids.add(d.id().value()));
        Set<String> keys = kept.stream().map(Summary::key).collect(Collectors.toSet());
        if (Gate.change(handle, object, ids, keys)) {
            TallyTable table = new TallyTable(handle);
            table.forget(object, keys);
            table.makeKnown(object, keys);
        }
        Map<String, KnownObject> known = catalog.read(handle);
        News news = new News(catalog.require(handle, object), upserts, deletions);
        List<RecordChange> changes = news.takeIn(handle);
        new Tallies(handle, known, clock.instant()).take(object, kept, news.moves());
        return changes;
    }

    @Override
    public Map<String, Map<RecordId, Tally>> tallies(
            Handle handle, Collection<? extends Summary> summaries, Collection<RecordId> parents) {
        List<String> keys = summaries.stream().map(Summary::key).toList();
        return keys.isEmpty() || parents.isEmpty() ? Map.of() : new TallyTable(handle).read(keys, parents);
    }

    @Override
    public void keep(Handle handle, Collection<? extends Summary> summaries, Collection<RecordId> parents) {
        if (!summaries.isEmpty() && !parents.isEmpty()) {
            new Tallies(handle, catalog.read(handle), clock.instant()).keep(summaries, parents);
        }
    }

    @Override
    public int verify(Handle handle, Collection<? extends Summary> summaries, Duration every, int most) {
        Instant now = clock.instant();
        Tallies tallies = new Tallies(handle, catalog.read(handle), now);
        return new TallyCheck(handle, tallies).verify(summaries, now, every, most);
    }

    @Override
    public void settle(Handle handle) {
        // The owner alone may; whoever lets somebody else own the tables has autovacuum do it.
        handle.createQuery(
                        """
                        SELECT gin_clean_pending_list(oid) FROM pg_class
                        WHERE oid = CAST('mirror_record_refs' AS regclass) AND pg_has_role(relowner, 'USAGE')
                        """)
                .mapTo(Long.class)
                .list();
        handle.execute("ANALYZE mirror_record");
    }

    @Override
    public void load(Handle handle, String object, List<CrmRecord> records) {
        KnownObject known = catalog.require(handle, object);
        Gate.alone(handle, object);
        new TallyTable(handle).forget(object, Set.of());
        Map<RecordId, CrmRecord> newest = new TreeMap<>();
        records.forEach(r -> newest.merge(r.id(), r, News::newer));
        RecordWrites.load(handle, known, newest.values());
    }

    @Override
    public Set<RecordId> setAside(Handle handle, List<CrmRecord> activities) {
        return activities.isEmpty() ? Set.of() : SetAside.put(handle, activities);
    }

    @Override
    public Map<RecordId, FieldValue[]> read(
            Handle handle, String object, Collection<RecordId> ids, List<String> paths) {
        return new PathReader(handle, catalog.read(handle), clock).read(object, ids, paths);
    }

    @Override
    public void scan(Handle handle, String object, int pageSize, Consumer<List<RecordId>> page) {
        Optional<RecordId> after = Optional.empty();
        while (true) {
            List<RecordId> ids = page(handle, object, after, pageSize);
            if (ids.isEmpty()) {
                return;
            }
            page.accept(ids);
            after = Optional.of(ids.get(ids.size() - 1));
        }
    }

    @Override
    public List<RecordId> page(Handle handle, String object, Optional<RecordId> after, int size) {
        return RecordReads.page(handle, object, after.map(RecordId::value).orElse(""), size);
    }

    @Override
    public Map<RecordId, List<FieldValue[]>> children(
            Handle handle, String childObject, String byField, Collection<RecordId> parents, List<String> paths) {
        Map<String, KnownObject> known = catalog.read(handle);
        String field = pointer(known.get(childObject), byField)
                .orElseThrow(() -> new IllegalStateException("the records of " + childObject + " by " + byField
                        + " are not mirrored; ask Mirror.blindness before counting on them"));
        Map<RecordId, RecordId> parentOf = new TreeMap<>(RecordReads.pointing(handle, childObject, field, parents));
        Map<RecordId, FieldValue[]> values =
                new PathReader(handle, known, clock).read(childObject, parentOf.keySet(), paths);
        Map<RecordId, List<FieldValue[]>> byParent = new HashMap<>();
        parentOf.forEach((child, parent) -> {
            FieldValue[] row = values.get(child);
            if (row != null) {
                byParent.computeIfAbsent(parent, p -> new ArrayList<>()).add(row);
            }
        });
        return byParent;
    }

    @Override
    public Set<RecordId> referring(Handle handle, String object, String field, Collection<RecordId> targets) {
        return pointer(catalog.read(handle).get(object), field)
                .map(name -> Set.copyOf(
                        RecordReads.pointing(handle, object, name, targets).keySet()))
                .orElse(Set.of());
    }

    @Override
    public Set<RecordId> named(Handle handle, String object, String field) {
        return Set.copyOf(handle.createQuery(
                        """
                        SELECT DISTINCT fields ->> :field AS named FROM mirror_record
                        WHERE object = :object AND deleted_at IS NULL AND length(fields ->> :field) = 18
                        """)
                .bind("object", object)
                .bind("field", field)
                .map((row, c) -> RecordId.of(row.getString("named")))
                .list());
    }

    @Override
    public Optional<CrmRecord> find(Handle handle, RecordId id) {
        for (KnownObject object : catalog.read(handle).values()) {
            if (object.schema().keyPrefix().equals(id.keyPrefix())) {
                MirrorRow row = RecordReads.fetch(handle, object.name(), Set.of(id), List.copyOf(object.asked()))
                        .get(id);
                if (row != null && !row.deleted()) {
                    return Optional.of(object.record(id, row.texts(), row.asOf()));
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public void asked(Handle handle, String object, Instant at, boolean loaded) {
        int rows = handle.createUpdate(
                        "UPDATE mirror_object SET as_of = greatest(as_of, :at), loaded = :loaded WHERE object = :object")
                .bind("object", object)
                .bind("at", at)
                .bind("loaded", loaded)
                .execute();
        if (rows == 0) {
            catalog.require(handle, object);
        }
        RecordWrites.purge(handle, object, at.minus(DELETED_KEPT));
    }

    @Override
    public Optional<String> blindness(Handle handle, String object, Collection<String> fields) {
        KnownObject known = catalog.read(handle).get(object);
        if (known == null) {
            return Optional.of(object + " is not mirrored");
        }
        Optional<String> hidden =
                fields.stream().flatMap(f -> known.whyHidden(f).stream()).findFirst();
        return hidden.isPresent() || known.loaded() ? hidden : Optional.of(object + " is still being loaded");
    }

    @Override
    public List<MirroredObject> objects(Handle handle) {
        return handle.createQuery(
                        """
                        SELECT o.object, o.as_of, o.loaded,
                            (SELECT count(*) FROM mirror_record r WHERE r.object = o.object)
                            - (SELECT count(*) FROM mirror_record r WHERE r.object = o.object AND r.deleted_at IS NOT NULL)
                        FROM mirror_object o ORDER BY o.object
                        """)
                .map((rs, ctx) -> new MirroredObject(
                        rs.getString(1),
                        rs.getLong(4),
                        Optional.ofNullable(rs.getTimestamp(2)).map(t -> t.toInstant()),
                        rs.getBoolean(3)))
                .list();
    }

    /** The kept reference field of that name. */
    private static Optional<String> pointer(@org.jspecify.annotations.Nullable KnownObject object, String field) {
        return Optional.ofNullable(object)
                .flatMap(o -> o.kept(field))
                .filter(f -> f.type() == FieldType.REFERENCE)
                .map(FieldSchema::name);
    }
}
