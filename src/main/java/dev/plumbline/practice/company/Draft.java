package dev.plumbline.practice.company;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.crm.StandardObjects;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A row being written. Refuses fields that the object does not have; check boxes that nobody ticks are false, as in Salesforce. */
final class Draft {

    private static final Map<String, List<String>> CHECK_BOXES = new ConcurrentHashMap<>();

    private final ObjectSchema schema;
    private final RecordId id;
    private final Map<String, FieldValue> fields = new HashMap<>();

    Draft(String object, RecordId id) {
        this.schema = StandardObjects.schema(object).orElseThrow();
        this.id = id;
        CHECK_BOXES.computeIfAbsent(object, o -> checkBoxes(schema)).forEach(f -> fields.put(f, FieldValue.FALSE));
        fields.put("Id", FieldValue.of(id.value()));
    }

    private static List<String> checkBoxes(ObjectSchema schema) {
        return schema.fields().stream()
                .filter(f -> f.type() == FieldType.BOOLEAN)
                .map(FieldSchema::name)
                .toList();
    }

    RecordId id() {
        return id;
    }

    Draft with(String field, FieldValue value) {
        if (schema.field(field).isEmpty()) {
            throw new IllegalArgumentException(schema.name() + " has no field " + field);
        }
        if (value.isBlank()) {
            fields.remove(field);
        } else {
            fields.put(field, value);
        }
        return this;
    }

    Draft with(String field, @Nullable String value) {
        return with(field, value == null ? FieldValue.BLANK : FieldValue.of(value));
    }

    Draft with(String field, @Nullable RecordId value) {
        return with(field, value == null ? FieldValue.BLANK : FieldValue.of(value.value()));
    }

    Draft with(String field, @Nullable LocalDate value) {
        return with(field, value == null ? FieldValue.BLANK : FieldValue.of(value));
    }

    Draft with(String field, @Nullable Instant value) {
        return with(field, value == null ? FieldValue.BLANK : FieldValue.of(value.truncatedTo(ChronoUnit.SECONDS)));
    }

    Draft with(String field, @Nullable BigDecimal value) {
        return with(field, value == null ? FieldValue.BLANK : FieldValue.of(value));
    }

    Draft with(String field, long value) {
        return with(field, FieldValue.of(BigDecimal.valueOf(value)));
    }

    Draft with(String field, boolean value) {
        return with(field, FieldValue.of(value));
    }

    Draft created(Instant at, RecordId by) {
        return with("CreatedDate", at).with("CreatedById", by);
    }

    Draft modified(Instant at, RecordId by) {
        return with("LastModifiedDate", at).with("LastModifiedById", by).with("SystemModstamp", at);
    }

    /** Made and never touched again. */
    Draft once(Instant at, RecordId by) {
        return created(at, by).modified(at, by);
    }

    /** For set-up objects, whose authors nobody asks for. */
    Draft setUp(Instant at) {
        with("SystemModstamp", at);
        if (schema.field("CreatedDate").isPresent()) {
            with("CreatedDate", at);
        }
        return schema.field("LastModifiedDate").isPresent() ? with("LastModifiedDate", at) : this;
    }

    Row row() {
        return new Row(schema.name(), id, fields);
    }
}
