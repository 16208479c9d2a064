package dev.plumbline.mirror;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.Deletion;
import dev.plumbline.crm.RecordId;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;

/**
 * Writes table {@code mirror_record}, many rows at a time; rows with newer news stay as they are.
 *
 * <p>A first load goes by COPY through a temporary table, which takes half the time of a statement. Everyday news goes by one statement,
 * because setting up the COPY would cost more than it saves.
 */
final class RecordWrites {

    /** Rows travel as one text; this bounds it when fields are huge. */
    private static final int CHARACTERS_AT_ONCE = 8_000_000;

    private static final String KEEP_THE_NEWEST =
            """
            ON CONFLICT (object, id) DO UPDATE SET fields = excluded.fields, refs = excluded.refs,
                as_of = excluded.as_of, deleted_at = NULL, merged_into = NULL
            WHERE excluded.as_of >= kept.as_of
                AND (kept.fields <> excluded.fields OR kept.as_of <> excluded.as_of
                    OR kept.refs <> excluded.refs OR kept.deleted_at IS NOT NULL)
            """;

    private static final String FROM_JSON =
            """
            INSERT INTO mirror_record AS kept (object, id, fields, refs, as_of)
            SELECT :object, n.i, n.f, n.r, n.t
            FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS n(i text, f jsonb, r bigint[], t timestamptz)
            """
                    + KEEP_THE_NEWEST;

    private static final String FROM_COPY =
            """
            INSERT INTO mirror_record AS kept (object, id, fields, refs, as_of)
            SELECT :object, id, fields, refs, as_of FROM mirror_arrivals
            """
                    + KEEP_THE_NEWEST;

    private RecordWrites() {}

    /** Writes records as they are now; at most one per id. */
    static void write(Handle handle, KnownObject object, Collection<CrmRecord> records) {
        inChunks(records, (record, rows) -> json(object, record, rows), rows -> handle.createUpdate(FROM_JSON)
                .bind("object", object.name())
                .bind("rows", rows.append(']').toString())
                .execute());
    }

    /** Like {@link #write}, for many records. */
    static void load(Handle handle, KnownObject object, Collection<CrmRecord> records) {
        handle.execute(
                """
                CREATE TEMPORARY TABLE IF NOT EXISTS mirror_arrivals
                    (id text COLLATE "C", fields jsonb, refs bigint[], as_of timestamptz) ON COMMIT DELETE ROWS
                """);
        inChunks(records, (record, rows) -> copy(object, record, rows), rows -> {
            handle.execute("DELETE FROM mirror_arrivals");
            copyIn(handle, rows.toString());
            handle.createUpdate(FROM_COPY).bind("object", object.name()).execute();
        });
    }

    private static void inChunks(
            Collection<CrmRecord> records, BiConsumer<CrmRecord, StringBuilder> append, Consumer<StringBuilder> send) {
        StringBuilder rows = new StringBuilder(Math.min(records.size() * 700 + 16, CHARACTERS_AT_ONCE));
        for (CrmRecord record : records) {
            append.accept(record, rows);
            if (rows.length() > CHARACTERS_AT_ONCE) {
                send.accept(rows);
                rows.setLength(0);
            }
        }
        if (!rows.isEmpty()) {
            send.accept(rows);
        }
    }

    private static void json(KnownObject object, CrmRecord record, StringBuilder rows) {
        Map<String, String> texts = object.texts(record);
        rows.append(rows.isEmpty() ? '[' : ',')
                .append("{\"i\":\"")
                .append(record.id().value())
                .append("\",\"t\":\"")
                .append(micros(record.asOf()))
                .append("\",\"r\":")
                .append(Arrays.toString(object.references(texts)))
                .append(",\"f\":")
                .append(FlatFields.write(texts))
                .append('}');
    }

    /** JSON has no raw tabs or line ends, so the backslash is all that COPY needs escaped. */
    private static void copy(KnownObject object, CrmRecord record, StringBuilder rows) {
        Map<String, String> texts = object.texts(record);
        String refs = Arrays.toString(object.references(texts));
        rows.append(record.id().value())
                .append('\t')
                .append(FlatFields.write(texts).replace("\\", "\\\\"))
                .append("\t{")
                .append(refs, 1, refs.length() - 1)
                .append("}\t")
                .append(micros(record.asOf()))
                .append('\n');
    }

    private static void copyIn(Handle handle, String rows) {
        try {
            handle.getConnection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY mirror_arrivals FROM STDIN", new StringReader(rows));
        } catch (SQLException e) {
            throw new IllegalStateException("the database refused a page of records: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    /** Marks records as gone; unknown ones get a row too, so that late news of them is recognised as late. */
    static void delete(Handle handle, String object, Collection<Deletion> deletions) {
        if (deletions.isEmpty()) {
            return;
        }
        handle.createUpdate(
                        """
                        INSERT INTO mirror_record AS kept (object, id, fields, refs, as_of, deleted_at, merged_into)
                        SELECT :object, n.id, '{}', '{}', n.at, n.at, n.merged
                        FROM unnest(CAST(:ids AS text[]), CAST(:at AS timestamptz[]), CAST(:merged AS text[])) AS n(id, at, merged)
                        ON CONFLICT (object, id) DO UPDATE SET refs = '{}', as_of = excluded.as_of,
                            deleted_at = excluded.deleted_at, merged_into = coalesce(excluded.merged_into, kept.merged_into)
                        WHERE excluded.as_of >= kept.as_of
                        """)
                .bind("object", object)
                .bindArray(
                        "ids",
                        String.class,
                        deletions.stream().map(d -> d.id().value()).toList())
                .bindArray(
                        "at",
                        String.class,
                        deletions.stream().map(d -> micros(d.at()).toString()).toList())
                .bindArray(
                        "merged",
                        String.class,
                        deletions.stream()
                                .map(d -> d.mergedInto().map(RecordId::value).orElse(null))
                                .toArray())
                .execute();
    }

    /** Drops what was kept of fields that are about to be read anew, so that nobody sees their old values meanwhile. */
    static void forget(Handle handle, String object, Collection<String> fields) {
        handle.createUpdate(
                        """
                        UPDATE mirror_record SET fields = fields - CAST(:fields AS text[])
                        WHERE object = :object AND jsonb_exists_any(fields, CAST(:fields AS text[]))
                        """)
                .bind("object", object)
                .bindArray("fields", String.class, fields)
                .execute();
    }

    static void purge(Handle handle, String object, Instant deletedBefore) {
        handle.createUpdate("DELETE FROM mirror_record WHERE object = :object AND deleted_at < :before")
                .bind("object", object)
                .bind("before", deletedBefore)
                .execute();
    }
}
