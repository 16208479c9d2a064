package dev.plumbline.crm;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What describe says of one object: the fields that our user may see. A field that is missing here exists perhaps, but is hidden.
 *
 * <p>Names are found without regard to case, as in formulas.
 */
public final class ObjectSchema {

    private final String name;
    private final String label;
    private final String keyPrefix;
    private final boolean replicateable;
    private final Map<String, FieldSchema> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** @param replicateable whether getUpdated and getDeleted answer for it */
    public ObjectSchema(
            String name, String label, String keyPrefix, boolean replicateable, Collection<FieldSchema> fields) {
        this.name = name;
        this.label = label;
        this.keyPrefix = keyPrefix;
        this.replicateable = replicateable;
        fields.forEach(f -> this.fields.put(f.name(), f));
    }

    public String name() {
        return name;
    }

    public String label() {
        return label;
    }

    public String keyPrefix() {
        return keyPrefix;
    }

    public boolean replicateable() {
        return replicateable;
    }

    public Optional<FieldSchema> field(String fieldName) {
        return Optional.ofNullable(fields.get(fieldName));
    }

    /** The reference field behind a relationship's name: {@code AccountId} for {@code Account}, {@code Partner__c} for {@code Partner__r}. */
    public Optional<FieldSchema> relationship(String relationshipName) {
        return fields.values().stream()
                .filter(f -> relationshipName.equalsIgnoreCase(f.relationshipName()))
                .findFirst();
    }

    public List<FieldSchema> fields() {
        return List.copyOf(fields.values());
    }
}
