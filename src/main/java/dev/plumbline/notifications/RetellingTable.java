package dev.plumbline.notifications;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Rows of {@code outbox_message} that say a notice again over another channel, with keys made from the notice's and the channel. */
final class RetellingTable {

    private RetellingTable() {}

    /** Over which channels a notice has gone so far. */
    static List<String> tried(Handle handle, String origin) {
        return handle.createQuery(
                        "SELECT channel FROM outbox_message WHERE (key = :origin OR origin = :origin) AND channel IS NOT NULL")
                .bind("origin", origin)
                .mapTo(String.class)
                .list();
    }

    static void put(Handle handle, Claim failed, String key, String channel, Instant now) {
        handle.createUpdate(
                        """
                        INSERT INTO outbox_message (key, kind, recipient, due_at, payload, put_at, channel, any_hour, origin)
                        SELECT :key, kind, recipient, :now, payload, :now, :channel, any_hour, coalesce(origin, key)
                        FROM outbox_message WHERE id = :id
                        ON CONFLICT (key) DO NOTHING""")
                .bind("key", key)
                .bind("channel", channel)
                .bind("now", OutboxTable.utc(now))
                .bind("id", failed.id())
                .execute();
        handle.execute("UPDATE outbox_message SET followed_by = ? WHERE id = ?", key, failed.id());
    }
}
