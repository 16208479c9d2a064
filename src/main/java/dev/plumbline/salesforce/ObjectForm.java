package dev.plumbline.salesforce;

import dev.plumbline.crm.ObjectSchema;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An object as somebody may fill it in.
 *
 * @param nameField the field that names a record
 * @param fields    by API name, regardless of case; only those that the person may see
 */
public record ObjectForm(ObjectSchema schema, String nameField, Map<String, FieldForm> fields) {

    public ObjectForm {
        Map<String, FieldForm> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(fields);
        fields = java.util.Collections.unmodifiableMap(byName);
    }

    public Optional<FieldForm> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }
}
