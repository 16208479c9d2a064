package dev.plumbline.rules;

import java.util.Map;

/** Rules that are judged and counted while nobody is told of what they find. Implemented by whoever has a reason for it. */
@FunctionalInterface
public interface MutedRules {

    /** Why each of them is silent, in words that follow the rule's title. */
    Map<RuleId, String> reasons();

    /** Whether only what they find from now on is silent: who was told before is told on. Otherwise all of it falls silent. */
    default boolean onlyNew() {
        return false;
    }
}
