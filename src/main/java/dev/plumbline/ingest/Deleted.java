package dev.plumbline.ingest;

import dev.plumbline.crm.Deletion;
import dev.plumbline.salesforce.SalesforceClient;
import dev.plumbline.salesforce.SalesforceClient.Deletions;
import dev.plumbline.salesforce.SalesforceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What getDeleted says of a span.
 *
 * @param until      next start
 * @param incomplete whether deletions may have been lost, so that ids have to be compared: Salesforce remembers them for 15 days, less when
 *                   many are deleted
 */
record Deleted(List<Deletion> deletions, Instant until, boolean incomplete) {

    /** One hour short of what Salesforce allows, because its clock goes on while we ask. */
    private static final Duration REMEMBERED = Duration.ofDays(15).minusHours(1);

    static Deleted since(SalesforceClient client, String object, Instant start, Instant end) {
        boolean tooOld = start.isBefore(end.minus(REMEMBERED));
        Window window = new Window(tooOld ? end.minus(REMEMBERED) : start, end);
        List<Deletion> all = new ArrayList<>();
        boolean incomplete = tooOld;
        while (window.open()) {
            try {
                Deletions found = client.deleted(object, window.from(), window.to());
                all.addAll(found.deletions());
                incomplete |= found.earliestAvailable().isAfter(start);
                window.covered(found.coveredUntil());
            } catch (SalesforceException.Query e) {
                if (e.code().equals("INVALID_REPLICATION_DATE") || !window.halve(e)) {
                    return new Deleted(all, end, true);
                }
            }
        }
        return new Deleted(all, window.until(), incomplete);
    }
}
