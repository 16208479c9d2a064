package dev.plumbline.violations;

import java.time.Instant;
import java.util.Map;

/**
 * One line of a violation's history.
 *
 * @param what     {@code opened, changed, ended, told, cannot-tell}, and what later rooms add
 * @param text     for people
 * @param evidence what was seen then, as text by path; may be empty
 */
public record HistoryEntry(Instant at, String what, String text, String ruleVersion, Map<String, String> evidence) {

    public HistoryEntry {
        evidence = Map.copyOf(evidence);
    }
}
