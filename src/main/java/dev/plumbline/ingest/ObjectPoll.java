package dev.plumbline.ingest;

import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.ingest.CursorTable.Upkeep;
import dev.plumbline.salesforce.SalesforceClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One object's part of a round: describe it, load it or go on loading it, read its changes, and now and then look after the rest. */
final class ObjectPoll {

    private final SalesforceClient client;
    private final CursorTable cursors;
    private final IngestConfig config;
    private final Comparison comparison;
    private final Changes changes;
    private final Map<String, Description> told = new ConcurrentHashMap<>();

    ObjectPoll(SalesforceClient client, KeptRecords kept, CursorTable cursors, IngestConfig config) {
        Missing missing = new Missing(client);
        this.client = client;
        this.cursors = cursors;
        this.config = config;
        this.comparison = new Comparison(client, kept, missing);
        this.changes = new Changes(client, comparison, missing, config.overlap());
    }

    /**
     * @param loaded whether the object is complete
     * @param upkeep whether the calls of this round were more than changes cost
     */
    record Outcome(boolean loaded, boolean upkeep) {}

    Outcome poll(
            String object, Map<String, Set<String>> wanted, @Nullable Cursor cursor, Instant now, ChangeSink sink) {
        Set<String> fields = wanted.getOrDefault(object, Set.of());
        Optional<ObjectSchema> schema = client.describe(object);
        if (schema.isEmpty()) {
            lose(object, fields, cursor, sink);
            throw new IllegalStateException(
                    "the org has no object " + object + ", or hides it from the integration user");
        }
        Reading reading = Reading.of(schema.get(), fields);
        Cursor start = start(reading, cursor, now);
        if (cursor != null && start.loaded() && !start.fields().equals(cursor.fields())) {
            sink.accept(new ChangeBatch(object, List.of(), List.of(), false, start));
        }
        tell(reading.description(), sink);
        return start.loaded()
                ? follow(reading, start, now, sink, wanted.keySet().containsAll(Set.of("Task", "Event")))
                : load(reading, start, now, sink);
    }

    /** Where to go on, or where to begin when fields were added or the gap is too long. */
    private Cursor start(Reading reading, @Nullable Cursor cursor, Instant now) {
        if (cursor == null) {
            return FirstLoad.begin(reading, now.minus(config.overlap()), null);
        }
        boolean reaches = reading.way() != Reading.Way.REPLICATED || Changes.reaches(cursor, now);
        if (!reaches || !reading.isCoveredBy(cursor.fields())) {
            return FirstLoad.begin(reading, now.minus(config.overlap()), cursor.deletedUntil());
        }
        return new Cursor(
                cursor.object(),
                reading.fingerprint(),
                cursor.loaded(),
                cursor.loadFrom(),
                cursor.loadAfter(),
                cursor.updatedUntil(),
                cursor.deletedUntil());
    }

    private Outcome load(Reading reading, Cursor start, Instant now, ChangeSink sink) {
        Cursor behind = start;
        if (reading.way() != Reading.Way.WHOLE) {
            behind = new FirstLoad(client, reading, sink::accept, start).run();
        }
        Batches out = new Batches(reading.object(), true, sink::accept);
        Cursor next = changes.run(reading, behind, client.serverTime(), out);
        cursors.upkept(reading.object(), Upkeep.COMPARED, now);
        cursors.upkept(reading.object(), Upkeep.REREAD, now);
        return new Outcome(next.loaded(), true);
    }

    private Outcome follow(Reading reading, Cursor start, Instant now, ChangeSink sink, boolean activitiesAreRead) {
        Batches out = new Batches(reading.object(), false, sink::accept);
        Cursor next = changes.run(reading, start, now, out);
        boolean whole = reading.way() == Reading.Way.WHOLE;
        boolean upkeep = false;
        if (!whole && isDue(reading, Upkeep.COMPARED, config.compareEvery(), now)) {
            comparison.run(reading, out);
            out.finish(null);
            cursors.upkept(reading.object(), Upkeep.COMPARED, now);
            upkeep = true;
        }
        if (!whole
                && reading.goesStale(activitiesAreRead)
                && isDue(reading, Upkeep.REREAD, config.rereadEvery(), now)) {
            client.query(reading.object(), reading.selected(), "ORDER BY Id", false, out::upserts);
            out.finish(null);
            cursors.upkept(reading.object(), Upkeep.REREAD, now);
            upkeep = true;
        }
        return new Outcome(next.loaded(), upkeep);
    }

    private boolean isDue(Reading reading, Upkeep kind, Duration every, Instant now) {
        return cursors.upkept(reading.object(), kind)
                .map(last -> !last.plus(every).isAfter(now))
                .orElse(true);
    }

    /** What was kept may not be trusted any more, and is read anew when the object can be seen again. */
    private void lose(String object, Set<String> fields, @Nullable Cursor cursor, ChangeSink sink) {
        if (cursor != null && !cursor.fields().isEmpty()) {
            Cursor lost = new Cursor(object, "", false, null, null, cursor.updatedUntil(), cursor.deletedUntil());
            sink.accept(new ChangeBatch(object, List.of(), List.of(), true, lost));
        }
        tell(new Description(object, Optional.empty(), Set.of(), fields), sink);
    }

    private void tell(Description description, ChangeSink sink) {
        if (!description.equals(told.get(description.object()))) {
            sink.described(description);
            told.put(description.object(), description);
        }
    }
}
