package dev.plumbline.notifications;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Table {@code outbox_pause}: what an admin has stopped. */
final class PauseTable {

    private PauseTable() {}

    static List<Pause> all(Handle handle) {
        return handle.createQuery("SELECT channel, by_whom, why, since FROM outbox_pause ORDER BY channel")
                .map((row, context) -> new Pause(
                        row.getString("channel"),
                        row.getString("by_whom"),
                        row.getString("why"),
                        OutboxTable.instant(row, "since").orElseThrow()))
                .list();
    }

    static boolean holds(Handle handle, String channel) {
        return handle.createQuery("SELECT EXISTS (SELECT FROM outbox_pause WHERE channel IN ('*', :channel))")
                .bind("channel", channel)
                .mapTo(Boolean.class)
                .one();
    }

    /** A second pause replaces the reason and who answers for it. */
    static void put(Handle handle, String channel, String by, String why, Instant now) {
        handle.createUpdate(
                        """
                        INSERT INTO outbox_pause (channel, by_whom, why, since) VALUES (:channel, :by, :why, :now)
                        ON CONFLICT (channel) DO UPDATE SET by_whom = EXCLUDED.by_whom, why = EXCLUDED.why""")
                .bind("channel", channel)
                .bind("by", by)
                .bind("why", why)
                .bind("now", OutboxTable.utc(now))
                .execute();
    }

    static boolean remove(Handle handle, String channel) {
        return handle.execute("DELETE FROM outbox_pause WHERE channel = ?", channel) == 1;
    }
}
