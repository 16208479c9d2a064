package dev.plumbline.digests;

import dev.plumbline.crm.RecordId;
import java.sql.Array;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Tables {@code digest_said}, {@code digest_put} and {@code digest_start}. */
final class DigestTable {

    private DigestTable() {}

    /** What a digest that left had counted. */
    record Said(Set<Long> violations, Instant at) {}

    record Start(Instant firstChecked, boolean sampleDone) {}

    static void firstChecked(Handle handle, Instant now) {
        handle.createUpdate("INSERT INTO digest_start (first_checked_at) VALUES (:now) ON CONFLICT DO NOTHING")
                .bind("now", utc(now))
                .execute();
    }

    static Optional<Start> start(Handle handle) {
        return handle.createQuery("SELECT first_checked_at, sample_done FROM digest_start")
                .map((row, context) -> new Start(
                        row.getObject("first_checked_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("sample_done")))
                .findOne();
    }

    /** @return whether it was this caller who decided on the sample */
    static boolean sampleDone(Handle handle) {
        return handle.execute("UPDATE digest_start SET sample_done = true WHERE NOT sample_done") == 1;
    }

    static boolean put(Handle handle, RecordId manager, LocalDate day) {
        return handle.createUpdate(
                                "INSERT INTO digest_put (manager, day) VALUES (:manager, :day) ON CONFLICT DO NOTHING")
                        .bind("manager", manager.value())
                        .bind("day", day)
                        .execute()
                == 1;
    }

    /** Managers who were put a digest of that day. */
    static Set<String> havePut(Handle handle, LocalDate day) {
        return handle.createQuery("SELECT manager FROM digest_put WHERE day = :day")
                .bind("day", day)
                .mapTo(String.class)
                .set();
    }

    static void said(Handle handle, String key, RecordId manager, Collection<Long> violations, Instant now) {
        handle.createUpdate(
                        """
                        INSERT INTO digest_said (notice_key, manager, violation_ids, composed_at)
                        VALUES (:key, :manager, :ids, :now)
                        ON CONFLICT (notice_key) DO UPDATE
                        SET violation_ids = EXCLUDED.violation_ids, composed_at = EXCLUDED.composed_at""")
                .bind("key", key)
                .bind("manager", manager.value())
                .bind("ids", violations.toArray(Long[]::new))
                .bind("now", utc(now))
                .execute();
    }

    static void sent(Handle handle, String key, Instant at) {
        handle.createUpdate("UPDATE digest_said SET sent_at = :at WHERE notice_key = :key")
                .bind("at", utc(at))
                .bind("key", key)
                .execute();
    }

    /** The last one that left. */
    static Optional<Said> last(Handle handle, RecordId manager) {
        return handle.createQuery(
                        """
                        SELECT violation_ids, composed_at FROM digest_said
                        WHERE manager = :manager AND sent_at IS NOT NULL ORDER BY sent_at DESC LIMIT 1""")
                .bind("manager", manager.value())
                .map((row, context) -> {
                    Array ids = row.getArray("violation_ids");
                    return new Said(
                            new HashSet<>(List.of((Long[]) ids.getArray())),
                            row.getObject("composed_at", OffsetDateTime.class).toInstant());
                })
                .findOne();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
