package dev.plumbline.practice.pages;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.Org;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The org's records as pages want them: with their object and a name to call them by. */
final class Records {

    /** @param fields every field of the object */
    record Found(RecordId id, ObjectSchema schema, Map<String, FieldValue> fields) {

        FieldValue value(String field) {
            return fields.getOrDefault(field, FieldValue.BLANK);
        }

        String text(String field) {
            return value(field).asText();
        }

        String object() {
            return schema.name();
        }

        boolean deleted() {
            return value("IsDeleted").equals(FieldValue.TRUE);
        }

        String name() {
            for (String field : List.of("Name", "Subject", "MasterLabel")) {
                if (!text(field).isBlank()) {
                    return text(field).strip();
                }
            }
            return schema.label() + " " + id;
        }

        String view() {
            return "/lightning/r/" + object() + "/" + id + "/view";
        }

        String edit() {
            return "/lightning/r/" + object() + "/" + id + "/edit";
        }

        Optional<FieldSchema> field(String name) {
            return schema.field(name);
        }
    }

    private final Org org;
    private final Map<String, ObjectSchema> byPrefix = new HashMap<>();

    Records(Org org) {
        this.org = org;
        for (String object : org.objects()) {
            org.schema(object).ifPresent(s -> byPrefix.put(s.keyPrefix(), s));
        }
    }

    /** Deleted ones are not found. */
    Optional<Found> find(String id) {
        if (!RecordId.isId(id)) {
            return Optional.empty();
        }
        RecordId record = RecordId.of(id);
        ObjectSchema schema = byPrefix.get(record.keyPrefix());
        return schema == null
                ? Optional.empty()
                : org.read(record).map(f -> new Found(record, schema, f)).filter(f -> !f.deleted());
    }

    Optional<Found> find(RecordId id) {
        return find(id.value());
    }

    List<Found> all(String object) {
        return org.all(object).stream().flatMap(id -> find(id).stream()).toList();
    }

    List<RecordId> ids(String object) {
        return org.all(object);
    }

    List<RecordId> children(String object, String field, RecordId id) {
        return org.children(object, field, id);
    }

    Optional<ObjectSchema> schema(String object) {
        return org.schema(object);
    }

    /** Active people by name, and the queues of leads. */
    List<Found> owners(boolean queues) {
        List<Found> owners = new java.util.ArrayList<>(all("User").stream()
                .filter(u -> u.value("IsActive").equals(FieldValue.TRUE))
                .toList());
        if (queues) {
            owners.addAll(all("Group").stream()
                    .filter(g -> g.text("Type").equals("Queue"))
                    .toList());
        }
        owners.sort(java.util.Comparator.comparing(Found::name));
        return owners;
    }

    /** Whether this user may change set-up and other people's users. */
    boolean isAdmin(Found user) {
        return find(user.text("ProfileId"))
                .map(p -> p.name().equals("System Administrator"))
                .orElse(false);
    }

    boolean locked(RecordId id) {
        return org.locked(id);
    }

    /** Whether the record's type offers a value of one of its picklists. */
    boolean offers(Found record, String field, String value) {
        return org.offered(record.text("RecordTypeId"), field)
                .map(some -> some.contains(value))
                .orElse(true);
    }

    static boolean isReference(FieldSchema field) {
        return field.type() == FieldType.REFERENCE;
    }
}
