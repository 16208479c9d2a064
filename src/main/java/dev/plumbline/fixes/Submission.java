package dev.plumbline.fixes;

import dev.plumbline.crm.RecordId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What somebody typed into the form of one record.
 *
 * @param key   of the form
 * @param typed by field; a field that is not in here is left as it is
 * @param marks of what each field held when it was shown; a field without one is saved whatever it holds now
 * @param extra fields that were offered because Salesforce asked for them
 */
public record Submission(
        String key, RecordId record, Map<String, String> typed, Map<String, String> marks, Set<String> extra) {

    /** Longer keys are nobody's of ours. */
    static final int LONGEST_KEY = 100;

    public Submission {
        typed = Map.copyOf(typed);
        marks = Map.copyOf(marks);
        extra = Set.copyOf(extra);
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("a form has a key of up to " + LONGEST_KEY + " characters");
        }
    }

    /**
     * The same without what is saved already.
     *
     * @param fields that were saved
     * @param rollup to which they were added; empty where they are the record's own
     */
    Submission without(Set<String> fields, String rollup) {
        Submission left = this;
        for (String name : Set.copyOf(typed.keySet())) {
            boolean saved = rollup.isEmpty() ? fields.contains(name) : name.startsWith(rollup + ".");
            left = saved ? left.without(name) : left;
        }
        return left;
    }

    /** The same without what was typed into one field: what the record holds there stands. */
    public Submission without(String field) {
        Map<String, String> left = new HashMap<>(typed);
        Map<String, String> shown = new HashMap<>(marks);
        left.remove(field);
        shown.remove(field);
        return new Submission(key, record, left, shown, extra);
    }
}
