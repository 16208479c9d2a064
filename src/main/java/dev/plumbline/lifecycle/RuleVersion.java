package dev.plumbline.lifecycle;

import dev.plumbline.rules.RuleDefinition;
import dev.plumbline.rules.RuleId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A rule as it was in force from one moment to another.
 *
 * @param number  1 for the first that was ever in force
 * @param until   empty for the one that is in force
 * @param author  as the file names them; may be empty
 * @param file    where it was read
 * @param changes against the version before; empty for the first
 */
public record RuleVersion(
        RuleId rule,
        int number,
        RuleDefinition definition,
        String state,
        String author,
        String file,
        Instant inForceAt,
        Optional<Instant> until,
        List<RuleDefinition.Change> changes) {

    public RuleVersion {
        changes = List.copyOf(changes);
    }

    public String yaml() {
        return definition.yaml(rule);
    }
}
