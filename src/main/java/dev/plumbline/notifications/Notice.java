package dev.plumbline.notifications;

import dev.plumbline.crm.RecordId;
import java.time.Instant;

/**
 * Something owed to one person: a row of the outbox. What it says is written right before it leaves.
 *
 * @param key     deterministic, from what it is about; a second notice with the same key is not owed
 * @param kind    tells which {@link MessageComposer} writes it, for instance {@code nudge}
 * @param due     not before this moment
 * @param payload JSON, understood by the composer alone
 */
public record Notice(String key, String kind, RecordId recipient, Instant due, String payload) {}
