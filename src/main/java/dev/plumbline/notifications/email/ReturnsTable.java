package dev.plumbline.notifications.email;

import org.jdbi.v3.core.Handle;

/** Table {@code outbox_returns}: how far each mailbox has been read. */
final class ReturnsTable {

    private ReturnsTable() {}

    /** Zero for a mailbox that is new, or numbers its mail anew. */
    static long last(Handle handle, String mailbox, long validity) {
        return handle.createQuery(
                        "SELECT last_uid FROM outbox_returns WHERE mailbox = :mailbox AND validity = :validity")
                .bind("mailbox", mailbox)
                .bind("validity", validity)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    static void read(Handle handle, String mailbox, long validity, long uid) {
        handle.createUpdate(
                        """
                        INSERT INTO outbox_returns (mailbox, validity, last_uid) VALUES (:mailbox, :validity, :uid)
                        ON CONFLICT (mailbox) DO UPDATE SET validity = EXCLUDED.validity, last_uid = EXCLUDED.last_uid""")
                .bind("mailbox", mailbox)
                .bind("validity", validity)
                .bind("uid", uid)
                .execute();
    }
}
