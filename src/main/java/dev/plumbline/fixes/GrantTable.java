package dev.plumbline.fixes;

import dev.plumbline.crm.RecordId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Tables {@code fix_grant} and {@code fix_connecting}. */
final class GrantTable {

    private GrantTable() {}

    /** @param sealed opens only as {@link #place} of its person */
    record Row(
            RecordId person,
            String key,
            String sealed,
            Instant connectedAt,
            Optional<Instant> usedAt,
            Optional<Instant> brokenAt) {}

    record Waiting(RecordId person, String sealed, String backTo, Instant at) {}

    /** What a secret is sealed for. */
    static String place(RecordId person) {
        return "fix_grant/" + person;
    }

    static Optional<Row> of(Handle handle, RecordId person) {
        return handle.createQuery(
                        """
                        SELECT person, grant_key, sealed, connected_at, used_at, broken_at FROM fix_grant WHERE person = :person""")
                .bind("person", person.value())
                .map((row, c) -> grant(row))
                .findOne();
    }

    static void put(Handle handle, RecordId person, String key, String sealed, String keyId, Instant at) {
        handle.createUpdate(
                        """
                        INSERT INTO fix_grant (person, grant_key, sealed, key_id, connected_at)
                        VALUES (:person, :key, :sealed, :keyId, :at)
                        ON CONFLICT (person) DO UPDATE SET grant_key = :key, sealed = :sealed, key_id = :keyId,
                            connected_at = :at, used_at = NULL, broken_at = NULL""")
                .bind("person", person.value())
                .bind("key", key)
                .bind("sealed", sealed)
                .bind("keyId", keyId)
                .bind("at", utc(at))
                .execute();
    }

    /** A new secret in the place of the old one, as long as the grant is still that one. */
    static void replace(Handle handle, RecordId person, String key, String sealed, String keyId) {
        handle.createUpdate(
                        "UPDATE fix_grant SET sealed = :sealed, key_id = :keyId WHERE person = :person AND grant_key = :key")
                .bind("person", person.value())
                .bind("key", key)
                .bind("sealed", sealed)
                .bind("keyId", keyId)
                .execute();
    }

    /** @return whether it is the first time since that moment */
    static boolean used(Handle handle, RecordId person, String key, Instant at, Instant since) {
        return handle.createUpdate(
                                """
                                UPDATE fix_grant SET used_at = :at
                                WHERE person = :person AND grant_key = :key AND (used_at IS NULL OR used_at < :since)""")
                        .bind("person", person.value())
                        .bind("key", key)
                        .bind("at", utc(at))
                        .bind("since", utc(since))
                        .execute()
                == 1;
    }

    /** @return whether it was not known before */
    static boolean broken(Handle handle, RecordId person, String key, Instant at) {
        return handle.createUpdate(
                                """
                                UPDATE fix_grant SET broken_at = :at
                                WHERE person = :person AND grant_key = :key AND broken_at IS NULL""")
                        .bind("person", person.value())
                        .bind("key", key)
                        .bind("at", utc(at))
                        .execute()
                == 1;
    }

    static boolean remove(Handle handle, RecordId person) {
        return handle.createUpdate("DELETE FROM fix_grant WHERE person = :person")
                        .bind("person", person.value())
                        .execute()
                == 1;
    }

    /** Grants under another key than that of now, some at a time. */
    static List<Row> underOtherKeys(Handle handle, String keyId, Optional<RecordId> after, int most) {
        return handle.createQuery(
                        """
                        SELECT person, grant_key, sealed, connected_at, used_at, broken_at FROM fix_grant
                        WHERE key_id <> :keyId AND person > :after ORDER BY person LIMIT :most""")
                .bind("keyId", keyId)
                .bind("after", after.map(RecordId::value).orElse(""))
                .bind("most", most)
                .map((row, c) -> grant(row))
                .list();
    }

    static void begin(
            Handle handle, byte[] state, byte[] browser, RecordId person, String sealed, String backTo, Instant at) {
        handle.createUpdate(
                        """
                        INSERT INTO fix_connecting (state, browser, person, sealed, back_to, at)
                        VALUES (:state, :browser, :person, :sealed, :backTo, :at)""")
                .bind("state", state)
                .bind("browser", browser)
                .bind("person", person.value())
                .bind("sealed", sealed)
                .bind("backTo", backTo)
                .bind("at", utc(at))
                .execute();
    }

    /** Uses it up: whoever comes back a second time finds nothing. */
    static Optional<Waiting> finish(Handle handle, byte[] state, byte[] browser) {
        return handle.createQuery(
                        """
                        DELETE FROM fix_connecting WHERE state = :state AND browser = :browser
                        RETURNING person, sealed, back_to, at""")
                .bind("state", state)
                .bind("browser", browser)
                .map((row, c) -> new Waiting(
                        RecordId.of(row.getString("person")),
                        row.getString("sealed"),
                        row.getString("back_to"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .findOne();
    }

    static void forget(Handle handle, Instant before) {
        handle.createUpdate("DELETE FROM fix_connecting WHERE at < :before")
                .bind("before", utc(before))
                .execute();
    }

    private static Row grant(ResultSet row) throws SQLException {
        return new Row(
                RecordId.of(row.getString("person")),
                row.getString("grant_key"),
                row.getString("sealed"),
                row.getObject("connected_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("used_at", OffsetDateTime.class)),
                instant(row.getObject("broken_at", OffsetDateTime.class)));
    }

    private static Optional<Instant> instant(@Nullable OffsetDateTime at) {
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
