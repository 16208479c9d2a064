package dev.plumbline.pipeline;

import dev.plumbline.crm.RecordId;
import dev.plumbline.rules.FileIssue;
import dev.plumbline.rules.Rule;
import java.util.List;
import java.util.Map;

/**
 * What a rule would say of the records as they are now, among those that whoever asks may see.
 *
 * @param rule      as it would be in force; empty when it cannot run, and then there are issues
 * @param records   looked at
 * @param excluded  of which the rule does not speak
 * @param broken    that it would find
 * @param because   why it cannot tell of others, with how many
 * @param byPerson  what would be found, by who answers for it, most first
 * @param nobodys   found on records that name nobody
 * @param whole     false when there are more records than one preview looks at
 * @param moves     the rule judges moves; what it would have said of past ones is not known without trying it in pilot
 */
public record Effect(
        java.util.Optional<Rule> rule,
        long records,
        long excluded,
        long compliant,
        long broken,
        long cannotTell,
        Map<String, Long> because,
        Map<RecordId, Long> byPerson,
        long nobodys,
        boolean whole,
        boolean moves,
        List<FileIssue> issues) {

    public Effect {
        because = java.util.Collections.unmodifiableMap(because);
        byPerson = java.util.Collections.unmodifiableMap(byPerson);
        issues = List.copyOf(issues);
    }
}
