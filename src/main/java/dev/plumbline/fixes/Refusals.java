package dev.plumbline.fixes;

import dev.plumbline.salesforce.SalesforceClient.SaveError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Salesforce's refusals, sorted by what the person can do about them. Its words are kept as they are. */
final class Refusals {

    private static final Set<String> LOCKED = Set.of("ENTITY_IS_LOCKED", "RECORD_LOCKED");
    private static final Set<String> GONE =
            Set.of("ENTITY_IS_DELETED", "ENTITY_IS_ARCHIVED", "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY");

    private Refusals() {}

    static FixOutcome outcome(List<SaveError> errors) {
        Map<String, Trouble> troubles = new LinkedHashMap<>();
        List<Trouble> words = new ArrayList<>();
        for (SaveError error : errors) {
            String said = error.message().isBlank() ? error.code() : error.message();
            if (error.fields().isEmpty()) {
                words.add(Trouble.of(Trouble.Kind.SALESFORCE, said));
            } else {
                error.fields()
                        .forEach(field -> troubles.merge(
                                field,
                                Trouble.of(Trouble.Kind.SALESFORCE, said),
                                (one, other) ->
                                        Trouble.of(Trouble.Kind.SALESFORCE, one.detail() + " " + other.detail())));
            }
        }
        FixOutcome.Kind kind = any(errors, LOCKED)
                ? FixOutcome.Kind.LOCKED
                : troubles.isEmpty() && any(errors, GONE) ? FixOutcome.Kind.GONE : FixOutcome.Kind.REFUSED;
        return FixOutcome.of(kind, troubles, words);
    }

    private static boolean any(List<SaveError> errors, Set<String> codes) {
        return errors.stream().anyMatch(e -> codes.contains(e.code()));
    }
}
