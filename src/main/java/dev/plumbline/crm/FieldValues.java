package dev.plumbline.crm;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads the text form of a field, as Salesforce sends it and as we store it, by the field's type. */
public final class FieldValues {

    /** Salesforce writes offsets as {@code Z}, {@code +00:00} and, in REST, {@code +0000}. */
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .toFormatter();

    private FieldValues() {}

    /**
     * The value that a text stands for.
     *
     * @param text absent and empty are blank
     * @throws IllegalArgumentException naming the type and the text found, when it is not of that type
     */
    public static FieldValue parse(FieldType type, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return FieldValue.BLANK;
        }
        try {
            return switch (type) {
                case ID, REFERENCE, TEXT, LONG_TEXT, PICKLIST, MULTIPICKLIST, OTHER -> FieldValue.of(text);
                case BOOLEAN -> bool(text);
                case NUMBER, CURRENCY, PERCENT -> FieldValue.of(new BigDecimal(text));
                case DATE -> FieldValue.of(LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text));
                case DATETIME -> FieldValue.of(moment(text));
                case TIME ->
                    new FieldValue.TimeOfDay(
                            LocalTime.parse(text.endsWith("Z") ? text.substring(0, text.length() - 1) : text));
            };
        } catch (NumberFormatException | DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "expected a " + type.name().toLowerCase(java.util.Locale.ROOT) + ", found \"" + brief(text) + "\"",
                    e);
        }
    }

    /**
     * The text by which two values are the same to Salesforce, whatever they look like: numbers without needless zeros, line ends of one
     * kind, no blanks around.
     */
    public static String canonical(FieldValue value) {
        if (value instanceof FieldValue.Num number) {
            return number.value().stripTrailingZeros().toPlainString();
        }
        return value instanceof FieldValue.Text text
                ? text.value().replace("\r\n", "\n").strip()
                : value.asText();
    }

    /** Whether two values are the same to Salesforce; what is hidden is never known to be. */
    public static boolean same(FieldValue one, FieldValue other) {
        return !one.isHidden() && !other.isHidden() && canonical(one).equals(canonical(other));
    }

    /** A moment in any of the forms that Salesforce's interfaces use. */
    public static Instant moment(String text) {
        return text.endsWith("Z")
                ? Instant.parse(text)
                : OffsetDateTime.parse(text, MOMENT).toInstant();
    }

    private static FieldValue bool(String text) {
        return switch (text) {
            case "true", "1" -> FieldValue.TRUE;
            case "false", "0" -> FieldValue.FALSE;
            default -> throw new IllegalArgumentException("expected true or false, found \"" + brief(text) + "\"");
        };
    }

    private static String brief(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
