package dev.plumbline.rules;

/** How much a broken rule matters; decides clocks and who is told. In files with dashes: {@code never-tolerated}. */
public enum Severity {
    ADVICE,
    REQUIRED,
    NEVER_TOLERATED;

    /** The word in rule files and in the API. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
