package dev.plumbline.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Tables {@code ingest_cursor} and {@code ingest_upkeep}. */
@ApplicationScoped
class CursorTable implements Cursors {

    private final Jdbi jdbi;

    CursorTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void save(Handle handle, Cursor cursor) {
        handle.createUpdate(
                        """
                        INSERT INTO ingest_cursor
                            (object, fields, loaded, load_from, load_after, updated_until, deleted_until)
                        VALUES (:object, :fields, :loaded, :loadFrom, :loadAfter, :updatedUntil, :deletedUntil)
                        ON CONFLICT (object) DO UPDATE SET fields = excluded.fields, loaded = excluded.loaded,
                            load_from = excluded.load_from, load_after = excluded.load_after,
                            updated_until = excluded.updated_until, deleted_until = excluded.deleted_until
                        """)
                .bind("object", cursor.object())
                .bind("fields", cursor.fields())
                .bind("loaded", cursor.loaded())
                .bind("loadFrom", cursor.loadFrom())
                .bind("loadAfter", cursor.loadAfter())
                .bind("updatedUntil", cursor.updatedUntil())
                .bind("deletedUntil", cursor.deletedUntil())
                .execute();
    }

    @Override
    public Optional<Cursor> of(String object) {
        return jdbi.withHandle(h -> h.createQuery("SELECT * FROM ingest_cursor WHERE object = :object")
                .bind("object", object)
                .map((rs, ctx) -> cursor(rs))
                .findOne());
    }

    @Override
    public List<Cursor> all() {
        return jdbi.withHandle(h -> h.createQuery("SELECT * FROM ingest_cursor ORDER BY object")
                .map((rs, ctx) -> cursor(rs))
                .list());
    }

    /** When an object last had this kind of upkeep. */
    Optional<Instant> upkept(String object, Upkeep kind) {
        return jdbi.withHandle(
                h -> h.createQuery("SELECT at FROM ingest_upkeep WHERE object = :object AND kind = :kind")
                        .bind("object", object)
                        .bind("kind", kind.name())
                        .map((rs, ctx) -> rs.getTimestamp(1).toInstant())
                        .findOne());
    }

    void upkept(String object, Upkeep kind, Instant at) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        INSERT INTO ingest_upkeep (object, kind, at) VALUES (:object, :kind, :at)
                        ON CONFLICT (object, kind) DO UPDATE SET at = excluded.at
                        """)
                .bind("object", object)
                .bind("kind", kind.name())
                .bind("at", at)
                .execute());
    }

    /** What is done now and then because changes alone do not tell everything. */
    enum Upkeep {
        COMPARED,
        REREAD
    }

    private static Cursor cursor(ResultSet rs) throws SQLException {
        return new Cursor(
                rs.getString("object"),
                rs.getString("fields"),
                rs.getBoolean("loaded"),
                instant(rs.getTimestamp("load_from")),
                rs.getString("load_after"),
                instant(rs.getTimestamp("updated_until")),
                instant(rs.getTimestamp("deleted_until")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
