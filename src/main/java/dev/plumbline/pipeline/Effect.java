package dev.plumbline.pipeline;

import dev.plumbline.crm.RecordId;
import dev.plumbline.rules.FileIssue;
import dev.plumbline.rules.Rule;
import dev.plumbline.violations.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a rule would say of the records as they are now, among those that whoever asks may see.
 *
 * @param rule      as it would be in force; empty when it cannot run, and then there are issues
 * @param all       records of its object
 * @param records   looked at
 * @param excluded  of which the rule does not speak
 * @param broken    that it would find
 * @param because   why it cannot tell of others, with how many
 * @param byPerson  what would be found, by who answers for it, most first
 * @param nobodys   found on records that name nobody
 * @param whole     false when there are more records than one preview looks at
 * @param outside   what it does not speak of, by the first condition that is not met
 * @param found     some of what it would find
 * @param left      some of what it does not speak of
 * @param blind     some of those of which it cannot tell
 * @param borrowed  what it reads that is not mirrored: asked of Salesforce for this try alone
 * @param moves     the rule judges moves; what it would have said of past ones is not known without trying it in pilot
 */
public record Effect(
        Optional<Rule> rule,
        long all,
        long records,
        long excluded,
        long compliant,
        long broken,
        long cannotTell,
        Map<String, Long> because,
        Map<RecordId, Long> byPerson,
        long nobodys,
        Map<String, Long> outside,
        List<Sample> found,
        List<Sample> left,
        List<Sample> blind,
        List<String> borrowed,
        boolean whole,
        boolean moves,
        List<FileIssue> issues) {

    public Effect {
        because = java.util.Collections.unmodifiableMap(because);
        byPerson = java.util.Collections.unmodifiableMap(byPerson);
        outside = java.util.Collections.unmodifiableMap(outside);
        found = List.copyOf(found);
        left = List.copyOf(left);
        blind = List.copyOf(blind);
        borrowed = List.copyOf(borrowed);
        issues = List.copyOf(issues);
    }

    /**
     * One record of those that were looked at.
     *
     * @param because the message, the condition that is not met, or why it cannot be told
     * @param values  what was read of it, as text by path, as far as it decided
     */
    public record Sample(Finding finding, String because, Map<String, String> values) {

        public Sample {
            values = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(values));
        }
    }
}
