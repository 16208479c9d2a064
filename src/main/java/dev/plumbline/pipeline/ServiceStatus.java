package dev.plumbline.pipeline;

import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How the service itself fares, for people and for {@code GET status}. Cheap to ask: pages ask on every view. */
public interface ServiceStatus {

    Now now();

    /** @param objects what is mirrored, by API name */
    record Now(Salesforce salesforce, SortedMap<String, Loaded> objects, Check check) {

        public Now {
            objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
        }

        /** The earliest of the objects' moments: everything known is at least as new as this. Empty before the first answer. */
        public Optional<Instant> oldest() {
            return objects.values().stream().flatMap(o -> o.asOf().stream()).min(Instant::compareTo);
        }
    }

    /** {@code DEGRADED}: it answers, but something is missing or slowed; {@code FAILED}: nothing new can be read. */
    enum Link {
        CONNECTED,
        DEGRADED,
        FAILED
    }

    /**
     * @param reason         for people; empty when connected
     * @param organizationId empty until the org has answered once
     * @param url            the org's address for people, so that {@code url/recordId} opens a record; empty until known
     * @param apiCallsToday  calls of the org as a whole, as it last told; 0 until known
     * @param apiLimit       the org's daily limit; 0 until known
     */
    record Salesforce(
            Link state,
            String reason,
            Optional<String> organizationId,
            Optional<URI> url,
            long apiCallsToday,
            long apiLimit) {}

    /**
     * @param asOf   the moment of Salesforce's clock up to which changes are safely here; empty before the first answer
     * @param loaded whether the first load is complete
     */
    record Loaded(long records, Optional<Instant> asOf, boolean loaded) {}

    /**
     * @param running                 a full check is going on
     * @param lastFullCheckFinishedAt empty while the very first one has not ended
     * @param done                    steps of the running check that are through, in units of {@code total}; 0 when idle
     * @param total                   0 when idle or not known yet
     */
    record Check(boolean running, Optional<Instant> lastFullCheckFinishedAt, long done, long total) {}
}
