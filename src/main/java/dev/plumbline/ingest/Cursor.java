package dev.plumbline.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far one object is safely stored.
 *
 * @param fields       fingerprint of the fields that were asked for; other fields mean loading again
 * @param loaded       whether the first load is complete
 * @param loadFrom     while loading: SystemModstamp of the last record kept
 * @param loadAfter    while loading: id of the last record kept, which breaks ties of that moment
 * @param updatedUntil next start of getUpdated
 * @param deletedUntil next start of getDeleted
 */
public record Cursor(
        String object,
        String fields,
        boolean loaded,
        @Nullable Instant loadFrom,
        @Nullable String loadAfter,
        @Nullable Instant updatedUntil,
        @Nullable Instant deletedUntil) {}
