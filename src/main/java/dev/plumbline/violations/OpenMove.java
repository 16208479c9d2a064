package dev.plumbline.violations;

import dev.plumbline.crm.RecordId;
import dev.plumbline.rules.RuleId;
import java.util.Set;

/**
 * An open violation of a transition rule.
 *
 * @param fields whose values before the move are known: when all of them are back, it is undone
 */
public record OpenMove(RuleId rule, RecordId record, Set<String> fields) {

    public OpenMove {
        fields = Set.copyOf(fields);
    }
}
