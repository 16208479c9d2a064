package dev.plumbline.rules;

import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.formula.Facts;
import dev.plumbline.formula.Layout;
import dev.plumbline.formula.Names;
import dev.plumbline.formula.Placeholders;
import java.math.BigDecimal;

/**
 * One field that must be present and meaningful.
 *
 * <p>Not meaningful are: in a text, what {@code ISPLACEHOLDER} calls a placeholder (TBD, n/a, dots, …); in a currency field, 0 and 1, which
 * people type to get past a required amount; in a COUNT roll-up, 0; an unticked checkbox.
 */
final class Requirement {

    /** What became of the field. */
    enum State {
        PRESENT,
        MISSING,
        UNKNOWN
    }

    private final String path;
    private final String label;
    private final int slot;
    private final FieldType type;

    private Requirement(String path, String label, int slot, FieldType type) {
        this.path = path;
        this.label = label;
        this.slot = slot;
        this.type = type;
    }

    static Requirement of(Names.Known known, Layout layout) {
        return new Requirement(
                known.path(),
                label(known),
                layout.slot(known.path()),
                known.field().type());
    }

    String path() {
        return path;
    }

    /** What people call it: {@code Next Step}, {@code Account Industry}. */
    String label() {
        return label;
    }

    State state(Facts facts) {
        FieldValue value = facts.now(slot);
        if (value.isHidden()) {
            return State.UNKNOWN;
        }
        boolean missing = value.isBlank()
                || value.equals(FieldValue.FALSE)
                || isEmptyNumber(value)
                || (type == FieldType.TEXT || type == FieldType.LONG_TEXT)
                        && Placeholders.isPlaceholder(value.asText());
        return missing ? State.MISSING : State.PRESENT;
    }

    private boolean isEmptyNumber(FieldValue value) {
        if (!(value instanceof FieldValue.Num number)) {
            return false;
        }
        boolean zero = number.value().signum() == 0;
        return type == FieldType.CURRENCY && (zero || number.value().compareTo(BigDecimal.ONE) == 0)
                || path.startsWith("$Rollup.") && zero;
    }

    private static String label(Names.Known known) {
        String path = known.path();
        if (path.startsWith("$Rollup.")) {
            String words = path.substring("$Rollup.".length()).replace('_', ' ');
            return words.substring(0, 1) + words.substring(1).toLowerCase(java.util.Locale.ROOT);
        }
        int dot = path.lastIndexOf('.');
        return dot < 0
                ? known.field().label()
                : path.substring(0, dot).replace('.', ' ') + " " + known.field().label();
    }
}
