package dev.plumbline.violations;

/** Why a violation ended. There is no other way out. */
public enum EndReason {
    FIXED,
    WAIVED,
    RULE_CHANGED,
    RECORD_GONE,
    ACCEPTED;

    String word(WayWords words) {
        return switch (this) {
            case FIXED -> words.endFixed();
            case WAIVED -> words.endWaived();
            case RULE_CHANGED -> words.endRuleChanged();
            case RECORD_GONE -> words.endRecordGone();
            case ACCEPTED -> words.endAccepted();
        };
    }

    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
