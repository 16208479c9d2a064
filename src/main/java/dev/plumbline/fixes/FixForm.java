package dev.plumbline.fixes;

import dev.plumbline.crm.RecordId;
import java.util.List;
import java.util.Set;

/**
 * A form for mending one record.
 *
 * @param key   of this form: what it asks is done once, however often it is sent
 * @param kept  whether it holds what was typed earlier
 * @param extra fields that Salesforce asked for and no rule does
 */
public record FixForm(
        String key,
        RecordId record,
        String object,
        String name,
        List<FixField> fields,
        Set<String> extra,
        boolean kept) {

    public FixForm {
        fields = List.copyOf(fields);
        extra = Set.copyOf(extra);
    }

    /** Whether there is anything to type into. */
    public boolean open() {
        return fields.stream().anyMatch(FixField::open);
    }

    /** Whether somebody else changed something meanwhile. */
    public boolean overtaken() {
        return fields.stream().anyMatch(f -> f.theirs().isPresent());
    }
}
