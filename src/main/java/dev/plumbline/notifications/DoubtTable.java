package dev.plumbline.notifications;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Messages of which it is not known whether they left. The mark sticks: only an answer of the destination, the one who sent it, or a
 * person takes it off. They lie until {@code settle_at}, so that what was under way has arrived.
 */
final class DoubtTable {

    private DoubtTable() {}

    /** Rows whose sender vanished in the act. */
    static int doubt(Handle handle, Duration settle, Instant now) {
        List<String> keys = handle.createQuery(
                        """
                        UPDATE outbox_message
                        SET state = 'in-doubt', doubted_at = clock_timestamp(), died = died + 1, lease_until = NULL,
                            settle_at = clock_timestamp() + :settle * interval '1 millisecond',
                            last_error = 'the process that was sending it ended in the act: it may have left or not'
                        WHERE state = 'sending' AND lease_until < clock_timestamp() RETURNING key""")
                .bind("settle", settle.toMillis())
                .mapTo(String.class)
                .list();
        NoticeAudit.ended(handle, keys, "in-doubt", "the process that was sending it ended in the act", now);
        // What a process of an earlier version put in doubt begins to wait now.
        handle.createUpdate(
                        """
                        UPDATE outbox_message
                        SET doubted_at = clock_timestamp(), settle_at = clock_timestamp() + :settle * interval '1 millisecond'
                        WHERE state = 'in-doubt' AND settle_at IS NULL""")
                .bind("settle", settle.toMillis())
                .execute();
        return keys.size();
    }

    /** The connection was lost after the message may have been taken. */
    static boolean unclear(Handle handle, Claim claim, Duration settle, String because, Instant now) {
        boolean doubted = handle.createUpdate(
                                """
                                UPDATE outbox_message
                                SET state = 'in-doubt', doubted_at = clock_timestamp(), lease_until = NULL, died = 0,
                                    settle_at = clock_timestamp() + :settle * interval '1 millisecond', last_error = :why
                                WHERE id = :id AND epoch = :epoch AND state IN ('sending', 'in-doubt')""")
                        .bind("settle", settle.toMillis())
                        .bind("why", PlainText.line(because, 1000))
                        .bind("id", claim.id())
                        .bind("epoch", claim.epoch())
                        .execute()
                == 1;
        if (doubted) {
            NoticeAudit.ended(handle, claim.key(), "in-doubt", because, now);
        }
        return doubted;
    }

    /** Takes one that has lain long enough. It stays in doubt while it is asked for. */
    static Optional<Claim> claim(
            Handle handle, Collection<String> kinds, Collection<String> channels, String by, Duration lease) {
        return handle.createQuery(
                        """
                        WITH next AS (
                            SELECT id FROM outbox_message
                            WHERE state = 'in-doubt' AND settle_at <= clock_timestamp() AND kind = ANY(:kinds)
                              AND channel = ANY(:channels)
                              AND (lease_until IS NULL OR lease_until < clock_timestamp())
                            ORDER BY settle_at, id LIMIT 1
                            FOR UPDATE SKIP LOCKED)
                        UPDATE outbox_message o
                        SET epoch = o.epoch + 1, claimed_by = :by,
                            lease_until = clock_timestamp() + :lease * interval '1 millisecond'
                        FROM next WHERE o.id = next.id
                        RETURNING """
                                + " " + OutboxTable.CLAIMED)
                .bindArray("kinds", String.class, kinds)
                .bindArray("channels", String.class, channels)
                .bind("by", by)
                .bind("lease", lease.toMillis())
                .map((row, context) -> OutboxTable.claimOf(row))
                .findOne();
    }

    /** The destination does not have it, so it is owed again. Deaths go on counting: it may be what they died of. */
    static boolean notThere(Handle handle, Claim claim, Instant due, String because) {
        return handle.createUpdate(
                                """
                                UPDATE outbox_message
                                SET state = 'waiting', due_at = :due, lease_until = NULL, settle_at = NULL, last_error = :why
                                WHERE id = :id AND epoch = :epoch AND state = 'in-doubt'""")
                        .bind("due", OutboxTable.utc(due))
                        .bind("why", PlainText.line(because, 1000))
                        .bind("id", claim.id())
                        .bind("epoch", claim.epoch())
                        .execute()
                == 1;
    }

    /**
     * The destination cannot be asked just now: later again, unless it has been so for too long.
     *
     * @return false when it has
     */
    static boolean askLater(Handle handle, Claim claim, Duration after, Duration atMost) {
        return handle.createUpdate(
                                """
                                UPDATE outbox_message
                                SET settle_at = clock_timestamp() + :after * interval '1 millisecond', lease_until = NULL
                                WHERE id = :id AND epoch = :epoch AND state = 'in-doubt'
                                  AND doubted_at + :atMost * interval '1 millisecond' > clock_timestamp()""")
                        .bind("after", after.toMillis())
                        .bind("atMost", atMost.toMillis())
                        .bind("id", claim.id())
                        .bind("epoch", claim.epoch())
                        .execute()
                == 1;
    }
}
