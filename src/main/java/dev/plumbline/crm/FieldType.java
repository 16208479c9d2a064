package dev.plumbline.crm;

/** What kind of value a field holds, as formulas distinguish them. Salesforce's describe has more names for the same. */
public enum FieldType {
    /** The record's own id. */
    ID,
    /** The id of another record. */
    REFERENCE,
    /** string, email, phone, url, combobox, textarea up to 255 characters. */
    TEXT,
    /** textarea of more than 255 characters: neither filterable nor sortable. */
    LONG_TEXT,
    PICKLIST,
    /** Values joined by {@code ;}. */
    MULTIPICKLIST,
    BOOLEAN,
    /** int and double. */
    NUMBER,
    CURRENCY,
    /** Whole percents on the wire and here: 20 means 20 %. */
    PERCENT,
    /** A day without a zone. */
    DATE,
    /** A moment, in UTC. */
    DATETIME,
    /** A time of day without a zone. */
    TIME,
    /** address, location, base64 and whatever comes next: known to exist, read by no rule. */
    OTHER;

    public boolean isText() {
        return this == TEXT || this == LONG_TEXT || this == ID || this == REFERENCE;
    }

    public boolean isNumeric() {
        return this == NUMBER || this == CURRENCY || this == PERCENT;
    }
}
