package dev.plumbline.practice.pages;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;

/** The user somebody acts as: shows and reads values in that user's zone and locale. */
record Viewer(RecordId id, String name, ZoneId zone, Locale locale, boolean admin) {

    static Viewer of(RecordId id, Map<String, FieldValue> user, boolean admin) {
        Locale locale = Locale.forLanguageTag(text(user, "LocaleSidKey").replace('_', '-'));
        return new Viewer(id, text(user, "Name"), zone(text(user, "TimeZoneSidKey")), locale, admin);
    }

    private static String text(Map<String, FieldValue> fields, String name) {
        return fields.getOrDefault(name, FieldValue.BLANK).asText();
    }

    private static ZoneId zone(String key) {
        try {
            return ZoneId.of(key);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC; // a zone that this machine does not know
        }
    }

    LocalDate today(Instant now) {
        return now.atZone(zone).toLocalDate();
    }

    /** A value for reading; references are not for this. */
    String show(FieldSchema field, FieldValue value) {
        if (value instanceof FieldValue.Bool b) {
            return b.value() ? "Yes" : "No";
        }
        if (value instanceof FieldValue.Day d) {
            return d.value()
                    .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                            .withLocale(locale));
        }
        if (value instanceof FieldValue.Moment m) {
            return m.value()
                    .atZone(zone)
                    .format(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                            .withLocale(locale));
        }
        if (value instanceof FieldValue.Num n) {
            return number(field, n.value());
        }
        return value.asText();
    }

    private String number(FieldSchema field, BigDecimal value) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(field.scale());
        format.setMinimumFractionDigits(field.type() == FieldType.CURRENCY ? field.scale() : 0);
        String number = format.format(value);
        return switch (field.type()) {
            case CURRENCY -> "USD " + number;
            case PERCENT -> number + " %";
            default -> field.name().contains("Year") ? value.toPlainString() : number;
        };
    }

    /** A value for an input, in the form that {@link #read} takes back. */
    String type(FieldValue value) {
        if (value instanceof FieldValue.Moment m) {
            return LocalDateTime.ofInstant(m.value(), zone).toString();
        }
        return value instanceof FieldValue.Num n ? n.value().toPlainString() : value.asText();
    }

    /**
     * What somebody typed, as a value of the field; numbers may be grouped as the locale does.
     *
     * @throws IllegalArgumentException when it is not of the field's type
     */
    FieldValue read(FieldSchema field, String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return field.type() == FieldType.BOOLEAN ? FieldValue.FALSE : FieldValue.BLANK;
        }
        try {
            return switch (field.type()) {
                case DATETIME ->
                    FieldValue.of(LocalDateTime.parse(text).atZone(zone).toInstant());
                case DATE -> FieldValue.of(LocalDate.parse(text));
                case NUMBER, CURRENCY, PERCENT -> FieldValue.of(decimal(text));
                case BOOLEAN -> FieldValue.of(text.equals("true"));
                default -> FieldValue.of(typed);
            };
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a date: " + text, e);
        }
    }

    private BigDecimal decimal(String text) {
        if (text.matches("[+-]?\\d{1,30}(\\.\\d{1,10})?")) {
            return new BigDecimal(text);
        }
        DecimalFormat format = (DecimalFormat) NumberFormat.getNumberInstance(locale);
        format.setParseBigDecimal(true);
        ParsePosition end = new ParsePosition(0);
        BigDecimal number = (BigDecimal) format.parse(text, end);
        if (number == null || end.getIndex() != text.length() || text.length() > 40) {
            throw new IllegalArgumentException("not a number: " + text);
        }
        return number;
    }
}
