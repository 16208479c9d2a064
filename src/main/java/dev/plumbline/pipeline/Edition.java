package dev.plumbline.pipeline;

import dev.plumbline.escalation.UnansweredRule;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.RuleId;
import java.util.Optional;

/** The rules in force. Asked anew for each question: a new edition may have come in since. */
public interface Edition {

    RuleBook current();

    /** A rule in force, the one included that no file holds. */
    default Optional<Rule> rule(RuleId id) {
        return UnansweredRule.orIn(current(), id);
    }

    /** Why a transition rule cannot tell how records moved in the past, or how some of them did; empty when it can. */
    default Optional<String> blindToPast(RuleId rule) {
        return Optional.empty();
    }

    /**
     * Looks whether somebody has saved a rule in the application, and takes it in: whoever saved one sees it at once.
     *
     * @return false where the org cannot be asked just now, so that the edition before stays in force for a while
     */
    default boolean refresh() {
        return true;
    }
}
