package dev.plumbline.escalation;

import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.RuleState;
import dev.plumbline.rules.Severity;
import java.util.List;
import java.util.Optional;

/**
 * The one rule that no file holds: escalations are answered. It is about leaders, so the record is the user and answers for itself, and it
 * climbs a ladder like any other.
 */
public final class UnansweredRule {

    public static final RuleId ID = new RuleId("answer-escalations");

    /** In the evidence. */
    static final String HOW_MANY = "escalations";

    public static final Rule RULE = new Rule(
            ID,
            "Escalations are answered in time",
            "User",
            null,
            List.of(),
            "answers owed and overdue > 0",
            "Escalations wait for your answer.",
            "Rules that nobody follows up are decoration: who is told of a gap says what they do about it.",
            "Every leader's part of the agreement on using the CRM",
            List.of(),
            Severity.REQUIRED,
            Ladder.ANSWERS,
            null,
            RuleState.LIVE,
            null,
            false,
            "Id",
            "built-in",
            "built in",
            1);

    private UnansweredRule() {}

    /** A rule in force, this one included. */
    public static Optional<Rule> orIn(RuleBook rules, RuleId id) {
        return id.equals(ID) ? Optional.of(RULE) : rules.rule(id);
    }
}
