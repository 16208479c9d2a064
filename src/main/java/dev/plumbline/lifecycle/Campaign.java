package dev.plumbline.lifecycle;

import dev.plumbline.crm.RecordId;
import dev.plumbline.rules.RuleId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A date set by management: by then the gaps of some rules are closed, among the people below one person.
 *
 * @param rules   empty means all
 * @param scope   whose subtree
 * @param setBy   a Salesforce id, or the login of an account without one
 * @param endedAt empty while it runs
 */
public record Campaign(
        long id,
        String name,
        List<RuleId> rules,
        RecordId scope,
        LocalDate deadline,
        String why,
        String setBy,
        String setByName,
        Instant setAt,
        Optional<Instant> endedAt) {

    public Campaign {
        rules = List.copyOf(rules);
    }

    public String state() {
        return endedAt.isPresent() ? "ended" : "running";
    }
}
