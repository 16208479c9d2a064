package dev.plumbline.rules;

import dev.plumbline.crm.RecordId;
import java.util.List;
import java.util.Map;

/** What checking one record against one rule gives. Only {@link Compliant}, {@link NotApplicable} and {@link Violated} ever change a violation. */
public sealed interface Verdict {

    Rule rule();

    RecordId record();

    /** The rule does not speak of this record (any more). */
    record NotApplicable(Rule rule, RecordId record) implements Verdict {}

    record Compliant(Rule rule, RecordId record) implements Verdict {}

    /**
     * The rule is broken.
     *
     * @param missing  API names of required fields that are blank or filled with a placeholder; empty for {@code violated} formulas
     * @param message  the rule's message with its placeholders filled in, plain text
     * @param evidence the values that the rule read, as text by path: what was seen
     */
    record Violated(Rule rule, RecordId record, List<String> missing, String message, Map<String, String> evidence)
            implements Verdict {

        public Violated {
            missing = List.copyOf(missing);
            evidence = Map.copyOf(evidence);
        }
    }

    /** Something that the answer depends on is not visible to us. @param because for people: which field, and why */
    record CannotTell(Rule rule, RecordId record, String because) implements Verdict {}
}
