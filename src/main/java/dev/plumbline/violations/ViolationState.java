package dev.plumbline.violations;

/** Where a violation stands. {@code ENDED} is final; a relapse is a new generation, with a row of its own. */
public enum ViolationState {
    OPEN,
    WAIVED,
    SNOOZED,
    DISPUTED,
    ENDED;

    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
