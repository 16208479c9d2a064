package dev.plumbline.practice.soap;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.FieldValues;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.MemoryOrg;
import dev.plumbline.practice.Org.Complaint;
import dev.plumbline.practice.save.Saves;
import dev.plumbline.practice.store.Row;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a record that somebody wants saved. */
final class RecordReader {

    private final MemoryOrg org;

    RecordReader(MemoryOrg org) {
        this.org = org;
    }

    /**
     * A record as it was sent.
     *
     * @param id         as sent; empty for none
     * @param complaints what is wrong with its values already
     */
    record Sent(ObjectSchema schema, String id, Map<String, FieldValue> fields, List<Complaint> complaints) {}

    Sent read(Element record, RecordId user) {
        String type = record.text("type");
        ObjectSchema schema = Describes.schema(org, type, user);
        Map<String, FieldValue> fields = new LinkedHashMap<>();
        List<Complaint> complaints = new ArrayList<>();
        for (Element child : record.children()) {
            switch (child.name()) {
                case "type", "Id" -> {}
                case "fieldsToNull" -> fields.put(field(schema, child.text()).name(), FieldValue.BLANK);
                default -> value(schema, child, fields, complaints);
            }
        }
        if (complaints.isEmpty()) {
            forbidden(schema, fields.keySet()).ifPresent(complaints::add);
        }
        return new Sent(schema, record.text("Id").strip(), fields, complaints);
    }

    /** Fields that others may write and this user may not. What nobody may write is looked at when the record is saved. */
    private Optional<Complaint> forbidden(ObjectSchema mine, Set<String> sent) {
        ObjectSchema all = org.schema(mine.name()).orElse(mine);
        List<String> fields = sent.stream()
                .filter(f -> writable(all, f) && !writable(mine, f))
                .toList();
        return fields.isEmpty() ? Optional.empty() : Optional.of(Saves.notWritable(fields));
    }

    private static boolean writable(ObjectSchema schema, String field) {
        return schema.field(field).filter(f -> f.createable() || f.updateable()).isPresent();
    }

    private void value(ObjectSchema schema, Element sent, Map<String, FieldValue> fields, List<Complaint> complaints) {
        if (!sent.children().isEmpty()) {
            parent(schema, sent, fields, complaints);
            return;
        }
        FieldSchema field = field(schema, sent.name());
        if (sent.nil()) {
            fields.putIfAbsent(field.name(), FieldValue.BLANK);
            return;
        }
        try {
            fields.put(field.name(), FieldValues.parse(field.type(), text(field, sent.text())));
        } catch (IllegalArgumentException | DateTimeException e) {
            complaints.add(new Complaint(
                    "INVALID_TYPE_ON_FIELD_IN_RECORD",
                    field.label() + ": value not of required type: " + sent.text(),
                    List.of(field.name())));
        }
    }

    /** Clients send days as moments at midnight in GMT, and the day in GMT is what counts. */
    private static String text(FieldSchema field, String text) {
        if (field.type() == FieldType.DATE && text.contains("T")) {
            Instant at = FieldValues.moment(text.strip());
            return at.atZone(ZoneOffset.UTC).toLocalDate().toString();
        }
        boolean words =
                field.type().isText() || field.type() == FieldType.PICKLIST || field.type() == FieldType.MULTIPICKLIST;
        return words ? text : text.strip();
    }

    private static FieldSchema field(ObjectSchema schema, String name) {
        return schema.field(name)
                .orElseThrow(() -> new SoapFault(
                        "INVALID_FIELD",
                        "No such column '" + name + "' on entity '" + schema.name()
                                + "'. If you are attempting to use a custom"
                                + " field, be sure to append the '__c' after the custom field name. Please reference your WSDL"
                                + " or the describe call for the appropriate names."));
    }

    /** A parent named by an external id instead of an id: an element with the parent's type and that one field. */
    private void parent(ObjectSchema schema, Element sent, Map<String, FieldValue> fields, List<Complaint> complaints) {
        FieldSchema reference = schema.relationship(sent.name()).orElseGet(() -> field(schema, sent.name()));
        String type = sent.text("type");
        Element key = sent.children().stream()
                .filter(c -> !c.name().equals("type") && !c.nil())
                .findFirst()
                .orElseThrow(() -> new SoapFault("MISSING_ARGUMENT", "no external id for " + sent.name()));
        Row found = org.store().reading(() -> find(type, key));
        if (found == null) {
            complaints.add(new Complaint(
                    "INVALID_FIELD",
                    "Foreign key external ID: " + key.text() + " not found for field " + key.name() + " in entity "
                            + type,
                    List.of()));
        } else {
            fields.put(reference.name(), FieldValue.of(found.id()));
        }
    }

    private @Nullable Row find(String type, Element key) {
        return org.store().table(type).orElseThrow(() -> Describes.unknown(type)).rows().stream()
                .filter(r -> !r.deleted() && r.text(key.name()).equalsIgnoreCase(key.text()))
                .findFirst()
                .orElse(null);
    }
}
