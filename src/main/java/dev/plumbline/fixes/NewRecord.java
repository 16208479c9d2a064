package dev.plumbline.fixes;

import dev.plumbline.crm.BusinessDays;
import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.crm.StageList;
import dev.plumbline.formula.Context;
import dev.plumbline.people.Person;
import dev.plumbline.rules.Rollup;
import dev.plumbline.salesforce.ObjectForm;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A record that may be added to another one, as it begins. In the form the names of its fields stand behind the roll-up that counts it:
 * {@code Open_Tasks.Subject}.
 *
 * @param object  of the new record
 * @param by      its field that holds the other one's id
 * @param presets the fields to be typed, in order, with what stands in them to begin with
 * @param need    why it is asked for
 */
record NewRecord(String rollup, String object, String by, Map<String, FieldValue> presets, Offer.Need need) {

    static NewRecord of(Rollup rollup, Offer.Need need, Person person, Instant now) {
        Context context = new Context(now, person.zone(), new StageList(List.of()), BusinessDays.MONDAY_TO_FRIDAY);
        return new NewRecord(rollup.name(), rollup.summarize(), rollup.by(), rollup.presets(context), need);
    }

    String prefix() {
        return rollup + ".";
    }

    boolean holds(String name) {
        return name.startsWith(prefix());
    }

    String inside(String name) {
        return name.substring(prefix().length());
    }

    /** Of entries by the names in the form, those of its own fields by their own names. */
    <T> Map<String, T> inside(Map<String, T> all) {
        Map<String, T> own = new HashMap<>();
        all.forEach((name, value) -> {
            boolean searched = name.startsWith(FieldMaker.QUERY) && holds(name.substring(FieldMaker.QUERY.length()));
            String field = searched ? name.substring(FieldMaker.QUERY.length()) : name;
            if (holds(field)) {
                own.put((searched ? FieldMaker.QUERY : "") + inside(field), value);
            }
        });
        return own;
    }

    /** What stands in a field to begin with. A box is never blank: it has a tick or none. */
    FieldValue begin(FieldSchema field) {
        FieldValue preset = presets.getOrDefault(field.name(), FieldValue.BLANK);
        return preset.isBlank() && field.type() == FieldType.BOOLEAN ? FieldValue.FALSE : preset;
    }

    /** The record before anybody typed: its presets, and nothing else. */
    CrmRecord blank(RecordId parent, ObjectForm form) {
        Map<String, FieldValue> fields = new LinkedHashMap<>();
        form.schema().fields().forEach(field -> fields.put(field.name(), begin(field)));
        return new CrmRecord(parent, object, fields, Instant.EPOCH);
    }
}
