package dev.plumbline.crm;

import java.time.Instant;
import java.util.Optional;

/**
 * A record that Salesforce says is gone: deleted, merged into another, or no longer shown to us. An undelete shows as a newer record.
 *
 * @param because    for people, for instance {@code "deleted"} or {@code "no longer visible to the integration user"}
 * @param mergedInto the record that lives on in its place
 */
public record Deletion(RecordId id, Instant at, String because, Optional<RecordId> mergedInto) {

    public Deletion(RecordId id, Instant at) {
        this(id, at, "deleted", Optional.empty());
    }
}
