package dev.plumbline.notifications;

import dev.plumbline.crm.RecordId;
import java.time.Instant;
import java.util.Optional;

/**
 * Something owed to one person: a row of the outbox. What it says is written right before it leaves.
 *
 * @param key     deterministic, from what it is about; a second notice with the same key is not owed
 * @param kind    tells which {@link MessageComposer} writes it, for instance {@code nudge}
 * @param due     not before this moment
 * @param payload JSON, understood by the composer alone
 * @param channel the only way that it may go, for what has no other; empty for what goes as the person wishes
 * @param anyHour whether it may leave at night and on free days
 */
public record Notice(
        String key,
        String kind,
        RecordId recipient,
        Instant due,
        String payload,
        Optional<String> channel,
        boolean anyHour) {

    public Notice(String key, String kind, RecordId recipient, Instant due, String payload) {
        this(key, kind, recipient, due, payload, Optional.empty(), false);
    }

    public Notice over(String onlyChannel) {
        return new Notice(key, kind, recipient, due, payload, Optional.of(onlyChannel), anyHour);
    }

    public Notice atAnyHour() {
        return new Notice(key, kind, recipient, due, payload, channel, true);
    }
}
