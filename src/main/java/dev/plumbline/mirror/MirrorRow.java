package dev.plumbline.mirror;

import dev.plumbline.crm.RecordId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One row of table {@code mirror_record}.
 *
 * @param texts      by API name; the empty text is a blank field, a missing one was not read
 * @param asOf       the newest news that was taken in, a deletion included
 * @param mergedInto the record that lives on in place of a deleted one
 */
record MirrorRow(
        RecordId id, Map<String, String> texts, Instant asOf, boolean deleted, Optional<RecordId> mergedInto) {}
