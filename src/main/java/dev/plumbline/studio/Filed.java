package dev.plumbline.studio;

import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.stored.StoredText;
import dev.plumbline.speech.Saying;

/** What became of filing a rule. */
public sealed interface Filed {

    /** @param inForce false while the org cannot be asked, so that the rule comes into force a little later */
    record Done(RuleId rule, int number, boolean inForce) implements Filed {}

    /** It cannot run as it is written, or its tests fail. */
    record Unsound(Looked looked) implements Filed {}

    /** It may not be filed, for a reason that is not in its formulas. */
    record Refused(Saying because) implements Filed {}

    /** Somebody filed another text since this one was begun. */
    record Overtaken(StoredText newest) implements Filed {}
}
