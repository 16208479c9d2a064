package dev.plumbline.ingest;

import dev.plumbline.crm.RecordId;
import dev.plumbline.salesforce.SalesforceClient;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds records that we keep and the org no longer has, page by page: what was purged, lost from the delete log, or hidden from us. */
final class Comparison {

    private final SalesforceClient client;
    private final KeptRecords kept;
    private final Missing missing;

    Comparison(SalesforceClient client, KeptRecords kept, Missing missing) {
        this.client = client;
        this.kept = kept;
        this.missing = missing;
    }

    void run(Reading reading, Batches out) {
        Optional<RecordId> after = Optional.empty();
        while (true) {
            List<RecordId> page = kept.page(reading.object(), after, Batches.SIZE);
            if (page.isEmpty()) {
                return;
            }
            Set<RecordId> lost = new HashSet<>(page);
            client.retrieve(reading.object(), List.of("Id"), page).forEach(r -> lost.remove(r.id()));
            if (!lost.isEmpty()) {
                out.deletions(missing.explain(reading, lost, client.serverTime()));
            }
            after = Optional.of(page.get(page.size() - 1));
        }
    }
}
