package dev.plumbline.crm;

import java.time.Instant;
import java.util.Map;

/**
 * One record as Salesforce last showed it.
 *
 * @param fields by API name, only what was asked for; a field that is not in here was not read, which is not the same as blank
 * @param asOf   SystemModstamp: the CRM's own modification time, so that late or repeated news never wins over newer
 */
public record CrmRecord(RecordId id, String object, Map<String, FieldValue> fields, Instant asOf) {

    public CrmRecord {
        fields = Map.copyOf(fields);
    }

    /** The field's value; hidden when it was not read. */
    public FieldValue field(String name) {
        FieldValue value = fields.get(name);
        return value == null ? new FieldValue.Hidden(object + "." + name + " was not read") : value;
    }

    /** Whether it has all these values, as far as that is seen: what is hidden is never known to be there. */
    public boolean holds(Map<String, FieldValue> values) {
        return values.entrySet().stream().allMatch(e -> FieldValues.same(field(e.getKey()), e.getValue()));
    }
}
