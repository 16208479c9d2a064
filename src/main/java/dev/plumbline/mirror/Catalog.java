package dev.plumbline.mirror;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.ObjectSchema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Table {@code mirror_object}. Schemas are big, so they are kept in memory and read again only when their revision moved, which also
 * happens when another process learned something or our own transaction was rolled back.
 */
final class Catalog {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Jdbi jdbi;
    private final Map<String, KnownObject> cache = new ConcurrentHashMap<>();

    Catalog(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** All objects that are known, as this transaction sees them. */
    Map<String, KnownObject> read(Handle handle) {
        Map<String, KnownObject> known = new HashMap<>();
        Set<String> unknown = new HashSet<>();
        handle.createQuery("SELECT object, revision, loaded FROM mirror_object")
                .map((rs, ctx) -> new Stamp(rs.getString(1), rs.getLong(2), rs.getBoolean(3)))
                .forEach(stamp -> {
                    KnownObject cached = cache.get(stamp.object);
                    if (cached != null && cached.revision() == stamp.revision) {
                        known.put(stamp.object, cached.loaded(stamp.loaded));
                    } else {
                        unknown.add(stamp.object);
                    }
                });
        if (!unknown.isEmpty()) {
            fetch(handle, unknown).forEach(object -> {
                cache.put(object.name(), object);
                known.put(object.name(), object);
            });
        }
        return known;
    }

    /** @throws IllegalStateException when the object was never described to the mirror */
    KnownObject require(Handle handle, String object) {
        KnownObject known = read(handle).get(object);
        if (known == null) {
            throw new IllegalStateException(
                    object + " is not known to the mirror; tell it what describe says of it first");
        }
        return known;
    }

    /** The newest schema that this process has seen, so that asking costs no connection. */
    Optional<ObjectSchema> schema(String object) {
        if (!cache.containsKey(object)) {
            jdbi.useHandle(this::read);
        }
        return Optional.ofNullable(cache.get(object)).map(KnownObject::schema);
    }

    /** @return the fields that are asked for from now on and were not before; empty for an object that is new */
    Set<String> know(Handle handle, ObjectSchema schema, Set<String> asked, Set<String> unreadable) {
        Set<String> names = asked.stream()
                .flatMap(name -> schema.field(name).stream())
                .map(FieldSchema::name)
                .collect(Collectors.toCollection(HashSet::new));
        KnownObject before =
                fetch(handle, Set.of(schema.name())).stream().findFirst().orElse(null);
        String described = write(schema);
        if (before != null
                && before.asked().equals(names)
                && before.unreadable().equals(unreadable)
                && write(before.schema()).equals(described)) {
            return Set.of();
        }
        handle.createUpdate(
                        """
                        INSERT INTO mirror_object (object, revision, described, asked, unreadable)
                        VALUES (:object, nextval('mirror_revision'), :described, :asked, :unreadable)
                        ON CONFLICT (object) DO UPDATE SET revision = excluded.revision, described = excluded.described,
                            asked = excluded.asked, unreadable = excluded.unreadable
                        """)
                .bind("object", schema.name())
                .bind("described", described)
                .bindArray("asked", String.class, names)
                .bindArray("unreadable", String.class, unreadable)
                .execute();
        cache.remove(schema.name());
        read(handle);
        Set<String> grown = new HashSet<>(before == null ? Set.of() : names);
        grown.removeAll(before == null ? Set.of() : before.asked());
        return grown;
    }

    private static List<KnownObject> fetch(Handle handle, Set<String> objects) {
        return handle.createQuery(
                        """
                        SELECT object, described, asked, unreadable, revision, loaded
                        FROM mirror_object WHERE object = ANY(CAST(:objects AS text[]))
                        """)
                .bindArray("objects", String.class, objects)
                .map((rs, ctx) -> new KnownObject(
                        parse(rs.getString("described")),
                        texts(rs, "asked"),
                        texts(rs, "unreadable"),
                        rs.getLong("revision"),
                        rs.getBoolean("loaded")))
                .list();
    }

    private static Set<String> texts(ResultSet rs, String column) throws SQLException {
        return new HashSet<>(Arrays.asList((String[]) rs.getArray(column).getArray()));
    }

    private static String write(ObjectSchema schema) {
        try {
            return FlatFields.clean(JSON.writeValueAsString(new Described(
                    schema.name(), schema.label(), schema.keyPrefix(), schema.replicateable(), schema.fields())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the schema of " + schema.name() + " cannot be written", e);
        }
    }

    private static ObjectSchema parse(String described) {
        try {
            Described d = JSON.readValue(described, Described.class);
            return new ObjectSchema(d.name, d.label, d.keyPrefix == null ? "" : d.keyPrefix, d.replicateable, d.fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("table mirror_object holds a schema that cannot be read", e);
        }
    }

    private record Stamp(String object, long revision, boolean loaded) {}

    record Described(
            String name, String label, @Nullable String keyPrefix, boolean replicateable, List<FieldSchema> fields) {}
}
