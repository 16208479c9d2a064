package dev.plumbline.mirror;

import dev.plumbline.crm.RecordId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads table {@code mirror_record}, many rows at a time. */
final class RecordReads {

    /**
     * A join, so that for many targets a hash is asked and not a long list, row by row. The object has no index here: it names far more
     * records than a reference does, which the planner cannot know before it has statistics.
     */
    static final String POINTING =
            """
             FROM unnest(CAST(:hashes AS bigint[]), CAST(:targets AS text[])) AS n(h, t)
            JOIN LATERAL (
                SELECT * FROM mirror_record
                WHERE refs @> ARRAY[h] AND object || '' = :object AND deleted_at IS NULL AND fields ->> CAST(:field AS text) = t
            ) AS child ON true
            """;

    private RecordReads() {}

    /** Binds what {@link #POINTING} asks for. */
    static Query pointing(Query query, String object, String field, Collection<RecordId> targets) {
        return query.bind("object", object)
                .bind("field", field)
                .bindArray("hashes", Long.class, hashes(object, field, targets))
                .bindArray("targets", String.class, texts(targets));
    }

    /** Rows as they are, deleted ones too, locked until the transaction ends so that "before" is what really was before. */
    static Map<RecordId, MirrorRow> lock(Handle handle, String object, Collection<RecordId> ids) {
        return handle.createQuery(
                        """
                        SELECT id, fields::text AS fields, as_of, deleted_at, merged_into FROM mirror_record
                        WHERE object = :object AND id = ANY(CAST(:ids AS text[])) ORDER BY id FOR UPDATE
                        """)
                .bind("object", object)
                .bindArray("ids", String.class, texts(ids))
                .map((rs, ctx) -> row(rs, FlatFields.read(rs.getString("fields"))))
                .collect(Collectors.toMap(MirrorRow::id, r -> r));
    }

    /** Rows with only the named fields, deleted ones too; ids that are not kept are missing. */
    static Map<RecordId, MirrorRow> fetch(Handle handle, String object, Collection<RecordId> ids, List<String> fields) {
        String columns = IntStream.range(0, fields.size())
                .mapToObj(i -> ", fields ->> CAST(:f" + i + " AS text) AS f" + i)
                .collect(Collectors.joining());
        Query query = handle.createQuery("SELECT id, as_of, deleted_at, merged_into" + columns
                        + " FROM mirror_record WHERE object = :object AND id = ANY(CAST(:ids AS text[]))")
                .bind("object", object)
                .bindArray("ids", String.class, texts(ids));
        for (int i = 0; i < fields.size(); i++) {
            query.bind("f" + i, fields.get(i));
        }
        Map<RecordId, MirrorRow> rows = new HashMap<>();
        query.map((rs, ctx) -> row(rs, columns(rs, fields))).forEach(row -> rows.put(row.id(), row));
        return rows;
    }

    static List<RecordId> page(Handle handle, String object, String after, int size) {
        return handle.createQuery(
                        """
                        SELECT id FROM mirror_record
                        WHERE object = :object AND id > :after AND deleted_at IS NULL ORDER BY id LIMIT :size
                        """)
                .bind("object", object)
                .bind("after", after)
                .bind("size", size)
                .map((rs, ctx) -> new RecordId(rs.getString(1)))
                .list();
    }

    /** Live records that point at one of the targets, with the target. */
    static Map<RecordId, RecordId> pointing(Handle handle, String object, String field, Collection<RecordId> targets) {
        return pointing(handle.createQuery("SELECT id, t AS target" + POINTING), object, field, targets)
                .map((rs, ctx) -> Map.entry(new RecordId(rs.getString(1)), RecordId.of(rs.getString(2))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Live records that point at one of the targets, with the named fields, one after the other: there may be very many. */
    static void children(
            Handle handle,
            String object,
            String field,
            Collection<RecordId> targets,
            List<String> fields,
            BiConsumer<RecordId, MirrorRow> each) {
        String columns = IntStream.range(0, fields.size())
                .mapToObj(i -> ", fields ->> CAST(:f" + i + " AS text) AS f" + i)
                .collect(Collectors.joining());
        Query query = pointing(
                handle.createQuery("SELECT id, as_of, deleted_at, merged_into" + columns + ", t AS target" + POINTING)
                        .setFetchSize(2000),
                object,
                field,
                targets);
        for (int i = 0; i < fields.size(); i++) {
            query.bind("f" + i, fields.get(i));
        }
        query.map((rs, ctx) -> Map.entry(new RecordId(rs.getString("target")), row(rs, columns(rs, fields))))
                .forEach(e -> each.accept(e.getKey(), e.getValue()));
    }

    private static List<Long> hashes(String object, String field, Collection<RecordId> targets) {
        return targets.stream()
                .map(t -> Reference.hash(object, field, t.value()))
                .toList();
    }

    private static List<String> texts(Collection<RecordId> ids) {
        return ids.stream().map(RecordId::value).toList();
    }

    private static Map<String, String> columns(ResultSet rs, List<String> fields) throws SQLException {
        Map<String, String> texts = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            String text = rs.getString(5 + i);
            if (text != null) {
                texts.put(fields.get(i), text);
            }
        }
        return texts;
    }

    private static MirrorRow row(ResultSet rs, Map<String, String> texts) throws SQLException {
        return new MirrorRow(
                new RecordId(rs.getString("id")),
                texts,
                rs.getTimestamp("as_of").toInstant(),
                rs.getTimestamp("deleted_at") != null,
                Optional.ofNullable(rs.getString("merged_into")).map(RecordId::of));
    }
}
