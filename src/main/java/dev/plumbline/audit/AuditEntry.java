package dev.plumbline.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * One thing that happened.
 *
 * @param at          to the microsecond, as the database keeps it
 * @param what        a key such as {@code violation-opened}
 * @param text        the same in words
 * @param facts       what it rests on, by name
 * @param rule        empty when no rule has a part in it
 * @param ruleVersion empty with the rule
 */
public record AuditEntry(
        Instant at,
        Actor actor,
        String what,
        Subject subject,
        String text,
        Map<String, String> facts,
        String rule,
        String ruleVersion) {

    public AuditEntry {
        at = at.truncatedTo(ChronoUnit.MICROS);
        facts = Map.copyOf(facts);
    }

    /** Something that no rule has a part in. */
    public static AuditEntry of(
            Instant at, Actor actor, String what, Subject subject, String text, Map<String, String> facts) {
        return new AuditEntry(at, actor, what, subject, text, facts, "", "");
    }
}
