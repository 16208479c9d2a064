package dev.plumbline.digests;

import dev.plumbline.crm.RecordId;
import dev.plumbline.notifications.Notice;
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

/** Tables {@code digest_said}, {@code digest_put}, {@code digest_thanked} and {@code digest_start}. */
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

    static boolean put(Handle handle, String kind, RecordId reader, LocalDate day) {
        return handle.createUpdate(
                                """
                                INSERT INTO digest_put (manager, day, kind) VALUES (:reader, :day, :kind)
                                ON CONFLICT DO NOTHING""")
                        .bind("reader", reader.value())
                        .bind("day", day)
                        .bind("kind", kind)
                        .execute()
                == 1;
    }

    /** Who was put a digest of that day. */
    static Set<String> havePut(Handle handle, String kind, LocalDate day) {
        return handle.createQuery("SELECT manager FROM digest_put WHERE day = :day AND kind = :kind")
                .bind("day", day)
                .bind("kind", kind)
                .mapTo(String.class)
                .set();
    }

    /** Who was put one of that kind after that day, the days before it counted out. */
    static boolean putSince(Handle handle, String kind, RecordId reader, LocalDate day) {
        return handle.createQuery(
                                """
                        SELECT count(*) FROM digest_put WHERE manager = :reader AND kind = :kind AND day > :day""")
                        .bind("reader", reader.value())
                        .bind("kind", kind)
                        .bind("day", day)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    static void said(Handle handle, Notice notice, Collection<Long> violations, Collection<Long> thanked, Instant now) {
        handle.createUpdate(
                        """
                        INSERT INTO digest_said (notice_key, manager, kind, violation_ids, thanked_ids, composed_at)
                        VALUES (:key, :reader, :kind, :ids, :thanked, :now)
                        ON CONFLICT (notice_key) DO UPDATE
                        SET violation_ids = EXCLUDED.violation_ids, thanked_ids = EXCLUDED.thanked_ids,
                            composed_at = EXCLUDED.composed_at""")
                .bind("key", notice.key())
                .bind("reader", notice.recipient().value())
                .bind("kind", notice.kind())
                .bind("ids", violations.toArray(Long[]::new))
                .bind("thanked", thanked.toArray(Long[]::new))
                .bind("now", utc(now))
                .execute();
    }

    static void sent(Handle handle, String key, Instant at) {
        handle.createUpdate("UPDATE digest_said SET sent_at = :at WHERE notice_key = :key")
                .bind("at", utc(at))
                .bind("key", key)
                .execute();
        handle.createUpdate(
                        """
                        INSERT INTO digest_thanked (violation_id, thanked_at)
                        SELECT unnest(thanked_ids), :at FROM digest_said WHERE notice_key = :key
                        ON CONFLICT DO NOTHING""")
                .bind("at", utc(at))
                .bind("key", key)
                .execute();
    }

    /** Of these, the ones for which somebody was thanked already. */
    static Set<Long> thanked(Handle handle, Collection<Long> violations) {
        return handle.createQuery("SELECT violation_id FROM digest_thanked WHERE violation_id = ANY(:ids)")
                .bind("ids", violations.toArray(Long[]::new))
                .mapTo(Long.class)
                .set();
    }

    /** The last one that left. */
    static Optional<Said> last(Handle handle, String kind, RecordId reader) {
        return handle.createQuery(
                        """
                        SELECT violation_ids, composed_at FROM digest_said
                        WHERE manager = :reader AND kind = :kind AND sent_at IS NOT NULL
                        ORDER BY sent_at DESC LIMIT 1""")
                .bind("reader", reader.value())
                .bind("kind", kind)
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
