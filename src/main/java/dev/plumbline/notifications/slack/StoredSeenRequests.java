package dev.plumbline.notifications.slack;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;

/** Table {@code slack_request}. */
@ApplicationScoped
class StoredSeenRequests implements SeenRequests {

    private final Jdbi jdbi;

    StoredSeenRequests(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public boolean first(String signature, Instant at) {
        return jdbi.inTransaction(handle -> {
            // Twice the span in which a signature is accepted, because it may lie ahead of our clock as well.
            handle.createUpdate("DELETE FROM slack_request WHERE seen_at < :before")
                    .bind(
                            "before",
                            at.minus(SlackRequests.ACCEPTED.multipliedBy(2)).atOffset(ZoneOffset.UTC))
                    .execute();
            return handle.createUpdate(
                                    "INSERT INTO slack_request (signature, seen_at) VALUES (:signature, :at) ON CONFLICT DO NOTHING")
                            .bind("signature", signature)
                            .bind("at", at.atOffset(ZoneOffset.UTC))
                            .execute()
                    == 1;
        });
    }
}
