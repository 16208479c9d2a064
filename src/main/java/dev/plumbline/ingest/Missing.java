package dev.plumbline.ingest;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.Deletion;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.salesforce.SalesforceClient;
import dev.plumbline.salesforce.Soql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out what became of records that no longer come back: deleted, merged into another, archived, or hidden from us. */
final class Missing {

    /** Keeps the statement well below SOQL's 100,000 characters. */
    private static final int IDS_A_QUERY = 1000;

    private final SalesforceClient client;

    Missing(SalesforceClient client) {
        this.client = client;
    }

    /**
     * Deletions for those that are gone; nothing for those that are merely archived.
     *
     * @param at a moment of the org's clock before they were looked for, so that an undelete since then is newer
     */
    List<Deletion> explain(Reading reading, Collection<RecordId> ids, Instant at) {
        Map<RecordId, CrmRecord> found = look(reading, ids);
        List<Deletion> gone = new ArrayList<>();
        for (RecordId id : ids) {
            CrmRecord record = found.get(id);
            if (record == null) {
                gone.add(new Deletion(id, at, "no longer visible to the integration user", Optional.empty()));
            } else if (record.field("IsDeleted").equals(FieldValue.TRUE)) {
                gone.add(deletion(id, at, record));
            }
        }
        return gone;
    }

    /** The same deletions, with the winner where a record was merged away. */
    List<Deletion> withMerges(Reading reading, List<Deletion> deletions) {
        if (deletions.isEmpty() || reading.schema().field("MasterRecordId").isEmpty()) {
            return deletions;
        }
        Map<RecordId, CrmRecord> found =
                look(reading, deletions.stream().map(Deletion::id).toList());
        List<Deletion> told = new ArrayList<>();
        for (Deletion deletion : deletions) {
            CrmRecord record = found.get(deletion.id());
            told.add(record == null ? deletion : deletion(deletion.id(), deletion.at(), record));
        }
        return told;
    }

    private Map<RecordId, CrmRecord> look(Reading reading, Collection<RecordId> ids) {
        List<String> fields = new ArrayList<>();
        for (String field : List.of("IsDeleted", "MasterRecordId")) {
            reading.schema().field(field).ifPresent(f -> fields.add(f.name()));
        }
        Map<RecordId, CrmRecord> found = new HashMap<>();
        if (!fields.contains("IsDeleted")) {
            return found;
        }
        List<RecordId> all = List.copyOf(ids);
        for (int i = 0; i < all.size(); i += IDS_A_QUERY) {
            List<RecordId> some = all.subList(i, Math.min(i + IDS_A_QUERY, all.size()));
            client.query(
                    reading.object(),
                    fields,
                    "WHERE Id IN " + Soql.ids(some),
                    true,
                    page -> page.forEach(r -> found.put(r.id(), r)));
        }
        return found;
    }

    private static Deletion deletion(RecordId id, Instant at, CrmRecord record) {
        Optional<RecordId> winner =
                record.fields().get("MasterRecordId") instanceof FieldValue.Text text && RecordId.isId(text.value())
                        ? Optional.of(RecordId.of(text.value()))
                        : Optional.empty();
        return new Deletion(id, at, winner.map(w -> "merged into " + w).orElse("deleted"), winner);
    }
}
