package dev.plumbline.crm;

import java.time.Instant;

/** A record that Salesforce says is gone: deleted, or merged into another. An undelete shows as a newer record. */
public record Deletion(RecordId id, Instant at) {}
