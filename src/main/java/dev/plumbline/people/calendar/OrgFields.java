package dev.plumbline.people.calendar;

import dev.plumbline.crm.FieldValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;

/** Reads the mirrored fields of one calendar record; what cannot be read ends the reading with a sentence. */
final class OrgFields {

    private final String what;
    private final Map<String, FieldValue> values;

    OrgFields(String what, Map<String, FieldValue> values) {
        this.what = what;
        this.values = values;
    }

    /** Never leaves this package. */
    static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String because;

        private Unreadable(String because) {
            super(because, null, false, false);
            this.because = because;
        }

        String because() {
            return because;
        }
    }

    Unreadable unreadable(String because) {
        return new Unreadable(
                "The " + what + " \"" + value("Name").asText() + "\" in Salesforce cannot be used: " + because + ".");
    }

    String name() {
        return text("Name");
    }

    String text(String field) {
        return seen(field).asText().strip();
    }

    boolean flag(String field) {
        return seen(field).equals(FieldValue.TRUE) || text(field).equals("true");
    }

    Optional<LocalDate> day(String field) {
        FieldValue value = seen(field);
        if (value.equals(FieldValue.BLANK)) {
            return Optional.empty();
        }
        try {
            return Optional.of(value instanceof FieldValue.Day day ? day.value() : LocalDate.parse(text(field)));
        } catch (DateTimeException e) {
            throw unreadable(field + " is \"" + brief(field) + "\", which is no date");
        }
    }

    /** Minutes since midnight of a time of day, which means the clock on the wall whatever letter stands behind it; -1 when blank. */
    int minute(String field) {
        FieldValue value = seen(field);
        if (value.equals(FieldValue.BLANK)) {
            return -1;
        }
        try {
            String text = text(field);
            LocalTime time = value instanceof FieldValue.TimeOfDay of
                    ? of.value()
                    : LocalTime.parse(text.endsWith("Z") ? text.substring(0, text.length() - 1) : text);
            return time.getHour() * 60 + time.getMinute();
        } catch (DateTimeException e) {
            throw unreadable(field + " is \"" + brief(field) + "\", which is no time of day");
        }
    }

    Optional<Integer> number(String field, int least, int most) {
        FieldValue value = seen(field);
        if (value.equals(FieldValue.BLANK)) {
            return Optional.empty();
        }
        try {
            int number = new BigDecimal(text(field)).intValueExact();
            if (number >= least && number <= most) {
                return Optional.of(number);
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // told below, in the same words
        }
        throw unreadable(field + " is \"" + brief(field) + "\", not a whole number from " + least + " to " + most);
    }

    int needed(String field, int least, int most) {
        return number(field, least, most).orElseThrow(() -> unreadable(field + " is blank"));
    }

    private String brief(String field) {
        String text = text(field);
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private FieldValue seen(String field) {
        FieldValue value = value(field);
        if (value instanceof FieldValue.Hidden hidden) {
            throw unreadable(field + " cannot be seen (" + hidden.because() + ")");
        }
        return value;
    }

    private FieldValue value(String field) {
        return values.getOrDefault(field, FieldValue.BLANK);
    }
}
