package dev.plumbline.ingest;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.salesforce.SalesforceClient;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads given records again, out of turn. The cursors stay where they are. */
final class Refresh {

    private final SalesforceClient client;
    private final CursorTable cursors;
    private final ChangeSink sink;
    private final Missing missing;

    Refresh(SalesforceClient client, CursorTable cursors, ChangeSink sink) {
        this.client = client;
        this.cursors = cursors;
        this.sink = sink;
        this.missing = new Missing(client);
    }

    void run(Collection<RecordId> ids, Map<String, Set<String>> wanted) {
        Set<RecordId> left = new HashSet<>(ids);
        for (Map.Entry<String, Set<String>> object : wanted.entrySet()) {
            Optional<ObjectSchema> schema = left.isEmpty() ? Optional.empty() : client.describe(object.getKey());
            if (schema.isPresent()) {
                List<RecordId> own = left.stream()
                        .filter(id -> id.keyPrefix().equals(schema.get().keyPrefix()))
                        .toList();
                own.forEach(left::remove);
                read(Reading.of(schema.get(), object.getValue()), own);
            }
        }
    }

    private void read(Reading reading, List<RecordId> ids) {
        Optional<Cursor> cursor = cursors.of(reading.object());
        if (ids.isEmpty() || cursor.isEmpty()) {
            return;
        }
        List<CrmRecord> records = client.retrieve(reading.object(), reading.selected(), ids);
        Set<RecordId> lost = new HashSet<>(ids);
        records.forEach(r -> lost.remove(r.id()));
        Batches out = new Batches(reading.object(), !cursor.get().loaded(), sink::accept);
        out.upserts(records);
        if (!lost.isEmpty()) {
            out.deletions(missing.explain(reading, lost, client.serverTime()));
        }
        out.finish(null);
    }
}
