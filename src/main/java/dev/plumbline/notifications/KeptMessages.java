package dev.plumbline.notifications;

import org.jdbi.v3.core.Handle;

/** What was written, as the outbox keeps it from the moment of leaving. */
final class KeptMessages {

    private KeptMessages() {}

    static Message of(Handle handle, long id) {
        return handle.createQuery("SELECT subject, body_text, body_html FROM outbox_message WHERE id = :id")
                .bind("id", id)
                .map((row, context) ->
                        new Message(row.getString("subject"), row.getString("body_text"), row.getString("body_html")))
                .one();
    }
}
