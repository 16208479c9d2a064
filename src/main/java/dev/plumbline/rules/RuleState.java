package dev.plumbline.rules;

/** Where a rule stands in its life. Only {@code live} rules tell anybody; {@code pilot} ones are judged and counted in silence. */
public enum RuleState {
    DRAFT,
    CONSULT,
    PILOT,
    LIVE,
    RETIRED;

    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether records are judged by it. */
    public boolean judged() {
        return this == PILOT || this == LIVE;
    }
}
