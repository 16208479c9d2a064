package dev.plumbline.practice.save;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import java.util.Map;

/** One thing that a caller wants saved. */
public sealed interface Write {

    record Create(String object, Map<String, FieldValue> fields) implements Write {}

    /** @param fields a blank value clears the field */
    record Update(RecordId id, Map<String, FieldValue> fields) implements Write {}

    /** @param key field that says which record is meant; a record without a match is created */
    record Upsert(String object, String key, Map<String, FieldValue> fields) implements Write {}

    record Delete(RecordId id) implements Write {}

    record Undelete(RecordId id) implements Write {}

    /** Makes one record of two: the loser goes to the recycle bin, what hung on it moves to the master. */
    record Merge(RecordId master, RecordId loser) implements Write {}
}
