package dev.plumbline.rules;

/**
 * A rule as it was written in the application: a text as a rule file has it, with this one rule, its tests and the roll-ups that it brings.
 *
 * @param number of the text among all that were ever saved under this name, from 1
 */
public record StoredRule(RuleId id, int number, String yaml) {

    private static final String PREFIX = "studio:";

    /** What messages call the text where they name a file. */
    public String file() {
        return PREFIX + id;
    }
}
