package dev.plumbline.mirror;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.FieldValues;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the mirror knows of one object: its schema, and which of its fields are kept. Immutable. */
final class KnownObject {

    private final ObjectSchema schema;
    private final Set<String> unreadable;
    private final long revision;
    private final boolean loaded;
    private final Map<String, FieldSchema> kept;

    /**
     * @param asked      API names of the kept fields, as describe spells them
     * @param unreadable demanded fields that the integration user may not see
     * @param revision   changes with every change of this, so that a process notices what another one learned
     */
    KnownObject(ObjectSchema schema, Set<String> asked, Set<String> unreadable, long revision, boolean loaded) {
        this(schema, keep(schema, asked), unreadable, revision, loaded);
    }

    private KnownObject(
            ObjectSchema schema, Map<String, FieldSchema> kept, Set<String> unreadable, long revision, boolean loaded) {
        this.schema = schema;
        this.kept = kept;
        this.unreadable = Set.copyOf(unreadable);
        this.revision = revision;
        this.loaded = loaded;
    }

    private static Map<String, FieldSchema> keep(ObjectSchema schema, Set<String> asked) {
        Map<String, FieldSchema> kept = new HashMap<>();
        asked.forEach(name -> schema.field(name).ifPresent(f -> kept.put(f.name(), f)));
        return kept;
    }

    String name() {
        return schema.name();
    }

    ObjectSchema schema() {
        return schema;
    }

    Set<String> asked() {
        return kept.keySet();
    }

    Set<String> unreadable() {
        return unreadable;
    }

    long revision() {
        return revision;
    }

    boolean loaded() {
        return loaded;
    }

    KnownObject loaded(boolean now) {
        return now == loaded ? this : new KnownObject(schema, kept, unreadable, revision, now);
    }

    /** Whether the same text of a field is the same value, and the same fields are kept and hidden. */
    boolean readsAs(KnownObject other) {
        return unreadable.equals(other.unreadable) && types().equals(other.types());
    }

    private Map<String, FieldType> types() {
        Map<String, FieldType> types = new HashMap<>();
        kept.forEach((name, field) -> types.put(name, field.type()));
        return types;
    }

    /** The kept field of that name, without regard to case. */
    Optional<FieldSchema> kept(String field) {
        return schema.field(field).filter(f -> kept.containsKey(f.name()));
    }

    /** Whether the field is there for every record without being asked for. */
    static boolean isAlwaysKept(String field) {
        return field.equalsIgnoreCase("Id") || field.equalsIgnoreCase("SystemModstamp");
    }

    /** Why no value of the field can be told, in words for people; empty when it is kept. */
    Optional<String> whyHidden(String field) {
        if (isAlwaysKept(field)) {
            return Optional.empty();
        }
        if (unreadable.stream().anyMatch(field::equalsIgnoreCase)) {
            return Optional.of("the integration user may not read " + name() + "." + field);
        }
        Optional<FieldSchema> found = schema.field(field);
        if (found.isEmpty()) {
            return Optional.of(name() + " has no field " + field + " that the integration user may see");
        }
        String spelled = found.get().name();
        return kept.containsKey(spelled) ? Optional.empty() : Optional.of(name() + "." + spelled + " is not mirrored");
    }

    /** The value behind the kept text; absent text means that this record was read before the field was asked for. */
    FieldValue value(FieldSchema field, @Nullable String text) {
        if (text == null) {
            return new FieldValue.Hidden(name() + "." + field.name() + " has not been read yet");
        }
        try {
            return FieldValues.parse(field.type(), text);
        } catch (IllegalArgumentException e) {
            return new FieldValue.Hidden(name() + "." + field.name() + ": " + e.getMessage());
        }
    }

    /** The record behind kept texts, with the unreadable fields in it as hidden. */
    CrmRecord record(RecordId id, Map<String, String> texts, Instant asOf) {
        Map<String, FieldValue> values = new HashMap<>();
        texts.forEach((field, text) -> kept(field).ifPresent(f -> values.put(f.name(), value(f, text))));
        unreadable.forEach(field -> whyHidden(field).ifPresent(why -> values.put(field, new FieldValue.Hidden(why))));
        return new CrmRecord(id, name(), values, asOf);
    }

    /** The texts to keep of a record: the kept fields that were read, ids in their long form. */
    Map<String, String> texts(CrmRecord record) {
        Map<String, String> texts = new HashMap<>();
        record.fields().forEach((field, value) -> {
            FieldSchema known = kept.get(field);
            if (known != null && !value.isHidden()) {
                texts.put(field, text(known, value));
            }
        });
        return texts;
    }

    /** One hash for each reference among the texts. */
    long[] references(Map<String, String> texts) {
        return texts.entrySet().stream()
                .filter(e -> !e.getValue().isEmpty() && isReference(e.getKey()))
                .mapToLong(e -> Reference.hash(name(), e.getKey(), e.getValue()))
                .sorted()
                .toArray();
    }

    private boolean isReference(String field) {
        FieldSchema known = kept.get(field);
        return known != null && known.type() == FieldType.REFERENCE;
    }

    private static String text(FieldSchema field, FieldValue value) {
        String text = FlatFields.clean(value.asText());
        return field.type() == FieldType.REFERENCE && RecordId.isId(text)
                ? RecordId.of(text).value()
                : text;
    }
}
