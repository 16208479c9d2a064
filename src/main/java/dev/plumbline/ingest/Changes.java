package dev.plumbline.ingest;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.Deletion;
import dev.plumbline.crm.RecordId;
import dev.plumbline.salesforce.SalesforceClient;
import dev.plumbline.salesforce.SalesforceException;
import dev.plumbline.salesforce.Soql;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what changed in an object since its cursor, and hands it over with the cursor that lies behind it. */
final class Changes {

    /** A day short of what getUpdated allows. Beyond, everything is read anew. */
    private static final Duration REMEMBERED = Duration.ofDays(29);

    private final SalesforceClient client;
    private final Comparison comparison;
    private final Missing missing;
    private final Duration overlap;

    Changes(SalesforceClient client, Comparison comparison, Missing missing, Duration overlap) {
        this.client = client;
        this.comparison = comparison;
        this.missing = missing;
        this.overlap = overlap;
    }

    /** Whether polling can go on from here, or the gap is longer than Salesforce's memory. */
    static boolean reaches(Cursor cursor, Instant now) {
        Instant until = cursor.updatedUntil();
        return until != null && until.isAfter(now.minus(REMEMBERED));
    }

    /**
     * Hands over all news up to the end, or as far as Salesforce has it complete.
     *
     * @return the cursor that was handed over last; not loaded when Salesforce cannot tell the changes any more and all has to be read anew
     */
    Cursor run(Reading reading, Cursor cursor, Instant end, Batches out) {
        Cursor next =
                switch (reading.way()) {
                    case REPLICATED -> replicated(reading, cursor, end, out);
                    case APPENDED -> appended(reading, cursor, end, out);
                    case WHOLE -> whole(reading, cursor, end, out);
                };
        out.finish(next);
        return next;
    }

    private Cursor replicated(Reading reading, Cursor cursor, Instant end, Batches out) {
        Deleted deleted = Deleted.since(client, reading.object(), orElse(cursor.deletedUntil(), end), end);
        Map<RecordId, Deletion> gone = missing.withMerges(reading, deleted.deletions()).stream()
                .collect(Collectors.toMap(Deletion::id, Function.identity(), (a, b) -> b, LinkedHashMap::new));
        Window window = new Window(orElse(cursor.updatedUntil(), end), end);
        while (window.open()) {
            try {
                SalesforceClient.Changes found = client.updated(reading.object(), window.from(), window.to());
                reread(reading, found.ids(), gone, end, out);
                window.covered(found.coveredUntil());
            } catch (SalesforceException.Query e) {
                if (e.code().equals("INVALID_REPLICATION_DATE") || !window.halve(e)) {
                    return FirstLoad.begin(reading, end.minus(overlap), Instant.EPOCH);
                }
            }
        }
        out.deletions(gone.values());
        if (deleted.incomplete()) {
            comparison.run(reading, out);
        }
        return loaded(reading, window.until(), deleted.until());
    }

    /** Reads changed records. One that was deleted and comes back was undeleted; one that does not come back is looked for. */
    private void reread(Reading reading, List<RecordId> ids, Map<RecordId, Deletion> gone, Instant at, Batches out) {
        for (int i = 0; i < ids.size(); i += Batches.SIZE) {
            List<RecordId> some = ids.subList(i, Math.min(i + Batches.SIZE, ids.size()));
            List<CrmRecord> records = client.retrieve(reading.object(), reading.selected(), some);
            Set<RecordId> lost = new HashSet<>(some);
            records.forEach(r -> {
                lost.remove(r.id());
                gone.remove(r.id());
            });
            lost.removeAll(gone.keySet());
            out.upserts(records);
            if (!lost.isEmpty()) {
                out.deletions(missing.explain(reading, lost, at));
            }
        }
    }

    private Cursor appended(Reading reading, Cursor cursor, Instant end, Batches out) {
        Instant from = orElse(cursor.updatedUntil(), end).minus(overlap);
        String rest = "WHERE CreatedDate >= " + Soql.moment(from) + " ORDER BY CreatedDate, Id";
        client.query(reading.object(), reading.selected(), rest, false, out::upserts);
        return loaded(reading, end, end);
    }

    private Cursor whole(Reading reading, Cursor cursor, Instant end, Batches out) {
        client.query(reading.object(), reading.selected(), "", false, out::upserts);
        if (cursor.loaded()) {
            comparison.run(reading, out);
        }
        return loaded(reading, end, end);
    }

    private static Cursor loaded(Reading reading, Instant updatedUntil, Instant deletedUntil) {
        return new Cursor(reading.object(), reading.fingerprint(), true, null, null, updatedUntil, deletedUntil);
    }

    private static Instant orElse(@org.jspecify.annotations.Nullable Instant at, Instant otherwise) {
        return at == null ? otherwise : at;
    }
}
