package dev.plumbline.violations;

/** Why a violation ended. There is no other way out. */
public enum EndReason {
    FIXED,
    WAIVED,
    RULE_CHANGED,
    RECORD_GONE,
    ACCEPTED;

    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
