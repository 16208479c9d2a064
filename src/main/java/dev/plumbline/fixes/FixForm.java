package dev.plumbline.fixes;

import dev.plumbline.crm.RecordId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A form for mending one record.
 *
 * @param key   of this form: what it asks is done once, however often it is sent
 * @param fields of the record itself
 * @param additions what may be added to it
 * @param kept  whether it holds what was typed earlier
 * @param extra fields that Salesforce asked for and no rule does
 */
public record FixForm(
        String key,
        RecordId record,
        String object,
        String name,
        List<FixField> fields,
        List<Addition> additions,
        Set<String> extra,
        boolean kept) {

    public FixForm {
        fields = List.copyOf(fields);
        additions = List.copyOf(additions);
        extra = Set.copyOf(extra);
    }

    /**
     * A record that may be added.
     *
     * @param rollup which counts it; the names of its fields begin with it
     * @param label  of its object
     * @param fields none where the object is hidden from the person; where one of them is shut, nothing can be added
     */
    public record Addition(String rollup, String label, List<FixField> fields) {

        public Addition {
            fields = List.copyOf(fields);
        }

        /** Whether this person may type all that is asked for: half a record is not what the rule wants. */
        public boolean open() {
            return !fields.isEmpty() && fields.stream().allMatch(FixField::open);
        }
    }

    /** The record's own, and those of what this person may add. */
    public List<FixField> all() {
        return Stream.concat(
                        fields.stream(),
                        additions.stream().filter(Addition::open).flatMap(a -> a.fields().stream()))
                .toList();
    }

    /** Whether there is anything to type into. */
    public boolean open() {
        return all().stream().anyMatch(FixField::open);
    }

    /** Whether somebody else changed something meanwhile. */
    public boolean overtaken() {
        return fields.stream().anyMatch(f -> f.theirs().isPresent());
    }
}
