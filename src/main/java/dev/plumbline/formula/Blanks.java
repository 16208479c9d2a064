package dev.plumbline.formula;

/**
 * What a blank number, currency or percent field counts as. Salesforce lets the author of a formula field choose; texts, dates and
 * checkboxes are not affected.
 */
public enum Blanks {
    /** A blank number is 0, and so never blank. */
    ZERO,
    /**
     * A blank number stays blank and spreads through arithmetic; a comparison with it is not true. Validation rules work so and offer no
     * choice, therefore our rules do too.
     */
    BLANK
}
