package dev.plumbline.practice.company;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import java.util.Map;

/**
 * One record as the company has it on its founding day.
 *
 * @param fields by API name; a field that is not named is blank
 */
public record Row(String object, RecordId id, Map<String, FieldValue> fields) {

    public Row {
        fields = Map.copyOf(fields);
    }

    public FieldValue field(String name) {
        return fields.getOrDefault(name, FieldValue.BLANK);
    }

    /** The field's text; empty when blank. */
    public String text(String name) {
        return field(name).asText();
    }

    public boolean is(String name) {
        return field(name).equals(FieldValue.TRUE);
    }
}
