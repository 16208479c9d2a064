package dev.plumbline.rules.stored;

import dev.plumbline.rules.RuleId;
import java.time.Instant;
import java.util.Optional;

/**
 * One text that was saved.
 *
 * @param yaml empty where the rule was taken out
 * @param who  the username or login of whoever saved it
 * @param name of the same, for people
 * @param why  in their words; may be empty
 */
public record StoredText(
        RuleId rule, int number, Optional<String> yaml, String who, String name, String why, Instant at) {}
