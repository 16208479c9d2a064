package dev.plumbline.violations;

import dev.plumbline.crm.RecordId;
import dev.plumbline.rules.RuleId;
import java.util.Optional;
import java.util.Set;

/**
 * Which violations are asked for.
 *
 * @param accountable these users or queues; empty means all that the scope allows
 * @param state       empty means every state that is not ended
 * @param object      empty means all
 */
public record ViolationFilter(
        Optional<RuleId> rule,
        Optional<RecordId> record,
        Set<RecordId> accountable,
        Optional<ViolationState> state,
        Optional<String> object) {

    public static final ViolationFilter OPEN =
            new ViolationFilter(Optional.empty(), Optional.empty(), Set.of(), Optional.empty(), Optional.empty());

    public ViolationFilter ofRule(RuleId id) {
        return new ViolationFilter(Optional.of(id), record, accountable, state, object);
    }

    public ViolationFilter onRecord(RecordId id) {
        return new ViolationFilter(rule, Optional.of(id), accountable, state, object);
    }

    public ViolationFilter of(Set<RecordId> people) {
        return new ViolationFilter(rule, record, Set.copyOf(people), state, object);
    }

    public ViolationFilter in(ViolationState wanted) {
        return new ViolationFilter(rule, record, accountable, Optional.of(wanted), object);
    }
}
