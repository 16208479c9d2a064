package dev.plumbline.practice.save;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** One thing that a caller wants saved. */
public sealed interface Write {

    /** The record that is there already and is meant; empty for one that will be made, or looked for. */
    default Optional<RecordId> record() {
        if (this instanceof Update update) {
            return Optional.of(update.id());
        }
        if (this instanceof Delete delete) {
            return Optional.of(delete.id());
        }
        return this instanceof Undelete undelete ? Optional.of(undelete.id()) : Optional.empty();
    }

    record Create(String object, Map<String, FieldValue> fields) implements Write {}

    /**
     * @param fields a blank value clears the field
     * @param when   only then
     */
    record Update(RecordId id, Map<String, FieldValue> fields, When when) implements Write {

        public Update(RecordId id, Map<String, FieldValue> fields) {
            this(id, fields, When.ALWAYS);
        }
    }

    /** @param key field that says which record is meant; a record without a match is created */
    record Upsert(String object, String key, Map<String, FieldValue> fields) implements Write {}

    record Delete(RecordId id) implements Write {}

    record Undelete(RecordId id) implements Write {}

    /** Makes one record of two: the loser goes to the recycle bin, what hung on it moves to the master. */
    record Merge(RecordId master, RecordId loser) implements Write {}

    /**
     * When a record may be changed, by the second in which it was last modified. Both bounds are inclusive: whoever sends back the stamp
     * that was read has seen what is there.
     */
    record When(Optional<Instant> modifiedBefore, Optional<Instant> modifiedSince) {

        public static final When ALWAYS = new When(Optional.empty(), Optional.empty());

        public When {
            modifiedBefore = modifiedBefore.map(m -> m.truncatedTo(ChronoUnit.SECONDS));
            modifiedSince = modifiedSince.map(m -> m.truncatedTo(ChronoUnit.SECONDS));
        }

        boolean holds(Instant modified) {
            Instant at = modified.truncatedTo(ChronoUnit.SECONDS);
            return modifiedBefore.map(b -> !at.isAfter(b)).orElse(true)
                    && modifiedSince.map(s -> !at.isBefore(s)).orElse(true);
        }
    }
}
