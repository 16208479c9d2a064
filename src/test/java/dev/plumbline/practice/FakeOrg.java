package dev.plumbline.practice;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.crm.StandardObjects;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** As little of an org as the record pages need: keeps fields, insists on required ones, and has one validation rule. */
public final class FakeOrg implements Org {

    private final Map<RecordId, Map<String, FieldValue>> records = new LinkedHashMap<>();
    private final Map<RecordId, String> objects = new LinkedHashMap<>();
    private int made;

    @Override
    public Set<String> objects() {
        return StandardObjects.names();
    }

    @Override
    public Optional<ObjectSchema> schema(String object) {
        return StandardObjects.schema(object);
    }

    @Override
    public synchronized void seed(String object, RecordId id, Map<String, FieldValue> fields) {
        objects.put(id, object);
        records.put(id, new LinkedHashMap<>(fields));
    }

    @Override
    public synchronized Optional<Map<String, FieldValue>> read(RecordId id) {
        return Optional.ofNullable(records.get(id)).map(Map::copyOf);
    }

    @Override
    public synchronized List<RecordId> children(String object, String referenceField, RecordId id) {
        return all(object).stream()
                .filter(r -> records.get(r)
                        .getOrDefault(referenceField, FieldValue.BLANK)
                        .asText()
                        .equals(id.value()))
                .toList();
    }

    @Override
    public synchronized List<RecordId> all(String object) {
        List<RecordId> ids = new ArrayList<>(objects.keySet());
        ids.removeIf(id -> !object.equals(objects.get(id))
                || FieldValue.TRUE.equals(records.get(id).get("IsDeleted")));
        java.util.Collections.reverse(ids);
        return ids;
    }

    @Override
    public synchronized List<Complaint> update(RecordId actingUser, RecordId id, Map<String, FieldValue> changes) {
        Map<String, FieldValue> after = new LinkedHashMap<>(records.get(id));
        after.putAll(changes);
        List<Complaint> complaints = check(objects.get(id), after);
        if (complaints.isEmpty()) {
            after.put("LastModifiedById", FieldValue.of(actingUser.value()));
            after.put("IsClosed", closed(objects.get(id), after));
            records.put(id, after);
        }
        return complaints;
    }

    private static FieldValue closed(String object, Map<String, FieldValue> fields) {
        String field = object.equals("Task") ? "Status" : "StageName";
        String value = fields.getOrDefault(field, FieldValue.BLANK).asText();
        return FieldValue.of(value.equals("Completed") || value.startsWith("Closed"));
    }

    private List<Complaint> check(String object, Map<String, FieldValue> fields) {
        List<Complaint> complaints = new ArrayList<>();
        for (FieldSchema field : StandardObjects.schema(object).orElseThrow().fields()) {
            FieldValue value = fields.getOrDefault(field.name(), FieldValue.BLANK);
            if (!field.nillable() && field.updateable() && field.type() != FieldType.BOOLEAN && value.isBlank()) {
                complaints.add(new Complaint(
                        "REQUIRED_FIELD_MISSING",
                        "Required fields are missing: [" + field.name() + "]",
                        List.of(field.name())));
            }
        }
        boolean lost =
                fields.getOrDefault("StageName", FieldValue.BLANK).asText().equals("Closed Lost");
        if (lost && fields.getOrDefault("Loss_Reason__c", FieldValue.BLANK).isBlank()) {
            complaints.add(new Complaint(
                    "FIELD_CUSTOM_VALIDATION_EXCEPTION", "Say why the deal was lost.", List.of("Loss_Reason__c")));
        }
        return complaints;
    }

    @Override
    public synchronized Created create(RecordId actingUser, String object, Map<String, FieldValue> fields) {
        List<Complaint> complaints = check(object, fields);
        if (!complaints.isEmpty()) {
            return new Created(Optional.empty(), complaints);
        }
        String number = String.valueOf(++made);
        RecordId id = RecordId.of(
                schema(object).orElseThrow().keyPrefix() + "Fk0000000000".substring(0, 12 - number.length()) + number);
        seed(object, id, fields);
        records.get(id).put("CreatedById", FieldValue.of(actingUser.value()));
        records.get(id).put("IsClosed", closed(object, fields));
        return new Created(Optional.of(id), List.of());
    }

    @Override
    public synchronized List<Complaint> delete(RecordId actingUser, RecordId id) {
        records.get(id).put("IsDeleted", FieldValue.TRUE);
        return List.of();
    }

    @Override
    public synchronized List<Complaint> undelete(RecordId actingUser, RecordId id) {
        records.get(id).put("IsDeleted", FieldValue.FALSE);
        return List.of();
    }
}
