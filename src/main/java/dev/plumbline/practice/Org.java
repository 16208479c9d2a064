package dev.plumbline.practice;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The records of the practice org and what Salesforce itself does with them: audit fields, derived fields, history, validation. Safe for
 * many threads. The wire and the record pages are two doors to the same room.
 */
public interface Org {

    Set<String> objects();

    Optional<ObjectSchema> schema(String object);

    /**
     * Puts a record in as it is, before the doors open: audit fields included, nothing derived, nothing validated. Fields that are not
     * named are blank.
     */
    void seed(String object, RecordId id, Map<String, FieldValue> fields);

    /** All fields of a record, deleted ones included (see IsDeleted). */
    Optional<Map<String, FieldValue>> read(RecordId id);

    /** Live records of an object whose reference field holds the id, newest first. */
    List<RecordId> children(String object, String referenceField, RecordId id);

    /** Live records of an object, newest first. */
    List<RecordId> all(String object);

    /**
     * Saves a change as that user would: validation, derived fields, stage history, audit stamps.
     *
     * @param changes a blank value clears the field
     * @return what Salesforce would complain about; empty when saved
     */
    List<Complaint> update(RecordId actingUser, RecordId id, Map<String, FieldValue> changes);

    /** Creates a record as that user would. */
    Created create(RecordId actingUser, String object, Map<String, FieldValue> fields);

    List<Complaint> delete(RecordId actingUser, RecordId id);

    List<Complaint> undelete(RecordId actingUser, RecordId id);

    /** Whether an approval holds a record, so that only administrators change it. */
    default boolean locked(RecordId id) {
        return false;
    }

    /** Holds a record as an approval does, or lets it go. */
    default void lock(RecordId id, boolean held) {}

    /** The values of a picklist that a record type offers; empty when it offers all. */
    default Optional<List<String>> offered(String recordType, String field) {
        return Optional.empty();
    }

    /** @param code Salesforce's StatusCode, for instance {@code FIELD_CUSTOM_VALIDATION_EXCEPTION} */
    record Complaint(String code, String message, List<String> fields) {}

    /** @param id empty when there are complaints */
    record Created(Optional<RecordId> id, List<Complaint> complaints) {}
}
