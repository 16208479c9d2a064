package dev.plumbline.formula;

import dev.plumbline.crm.FieldType;
import java.util.Arrays;
import java.util.Optional;

/** The types that the checker knows, coarser than field types: number, currency and percent calculate alike. */
enum Type {
    BOOLEAN("Boolean", FieldType.BOOLEAN),
    NUMBER("Number", FieldType.NUMBER),
    TEXT("Text", FieldType.TEXT),
    /** A text that compares as an id does, in its 15 characters. */
    ID("Id", FieldType.ID),
    DATE("Date", FieldType.DATE),
    DATETIME("DateTime", FieldType.DATETIME),
    TIME("Time", FieldType.TIME),
    PICKLIST("Picklist", FieldType.PICKLIST),
    MULTIPICKLIST("MultiPicklist", FieldType.MULTIPICKLIST),
    LOCATION("Geolocation", FieldType.OTHER),
    /** The literal NULL and what is calculated from it. */
    NULL("Null", FieldType.TEXT),
    /** Not known here, as with a custom setting that nobody mirrors; fits everywhere. */
    ANY("Any", FieldType.TEXT);

    private final String label;
    private final FieldType field;

    Type(String label, FieldType field) {
        this.label = label;
        this.field = field;
    }

    static Type of(FieldType field) {
        return switch (field) {
            case BOOLEAN -> BOOLEAN;
            case NUMBER, CURRENCY, PERCENT -> NUMBER;
            case TEXT, LONG_TEXT, OTHER -> TEXT;
            case ID, REFERENCE -> ID;
            case DATE -> DATE;
            case DATETIME -> DATETIME;
            case TIME -> TIME;
            case PICKLIST -> PICKLIST;
            case MULTIPICKLIST -> MULTIPICKLIST;
        };
    }

    /** The type that a signature in the function table names. */
    static Type named(String label) {
        return Arrays.stream(values())
                .filter(type -> type.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such type: " + label));
    }

    FieldType field() {
        return field;
    }

    String label() {
        return label;
    }

    boolean isText() {
        return this == TEXT || this == ID;
    }

    boolean isPicklist() {
        return this == PICKLIST || this == MULTIPICKLIST;
    }

    /** Whether a value of that type may stand where this one is asked for. */
    boolean takes(Type given) {
        return this == given
                || given == ANY
                || this == ANY
                || given == NULL && !isPicklist()
                || isText() && given.isText();
    }

    /** The type that two alternatives share, such as the branches of IF. */
    Optional<Type> common(Type other) {
        if (this == other || other == NULL || other == ANY && this != NULL) {
            return Optional.of(this);
        }
        if (this == NULL || this == ANY) {
            return Optional.of(other);
        }
        return isText() && other.isText() ? Optional.of(TEXT) : Optional.empty();
    }
}
