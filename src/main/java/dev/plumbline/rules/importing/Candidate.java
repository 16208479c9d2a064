package dev.plumbline.rules.importing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it would be carried over, if it compiles.
 *
 * @param description what Salesforce says of the rule beyond the title, in one line; null where the title says it all
 * @param message     as a message template; null where the rule has none
 * @param fix         the field to offer; null for none
 * @param accountable null where the object has an owner
 * @param notes       what somebody should know who takes the rule on
 */
record Candidate(
        ValidationRule rule,
        String name,
        String title,
        String object,
        @Nullable String description,
        CarriedFormula violated,
        @Nullable String message,
        @Nullable String fix,
        @Nullable String accountable,
        List<String> notes) {

    Candidate {
        notes = List.copyOf(notes);
    }

    Candidate withoutFix(String because) {
        List<String> more = new ArrayList<>(notes);
        more.add("no field is offered for mending: " + because.replaceAll("\\.$", ""));
        return new Candidate(rule, name, title, object, description, violated, message, null, accountable, more);
    }
}
