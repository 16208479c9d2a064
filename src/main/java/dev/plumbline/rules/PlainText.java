package dev.plumbline.rules;

import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Field values as people read them in a sentence. One line each, bounded, without characters that could turn a text around. */
final class PlainText {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\s]+");
    private static final Pattern TURNING = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069\\u200E\\u200F\\uFEFF]");
    private static final int MOST = 120;

    private PlainText() {}

    static String of(FieldValue value, FieldType type, ZoneId zone) {
        if (value.isHidden()) {
            return "(not visible)";
        }
        if (value.isBlank()) {
            return "(empty)";
        }
        if (value instanceof FieldValue.Num number) {
            String digits = new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ENGLISH))
                    .format(number.value().setScale(2, RoundingMode.HALF_UP));
            return type == FieldType.PERCENT ? digits + " %" : digits;
        }
        if (value instanceof FieldValue.Day day) {
            return DAY.format(day.value());
        }
        if (value instanceof FieldValue.Moment moment) {
            return DAY.format(moment.value().atZone(zone));
        }
        if (value instanceof FieldValue.TimeOfDay time) {
            return TIME.format(time.value());
        }
        if (value instanceof FieldValue.Bool bool) {
            return bool.value() ? "yes" : "no";
        }
        return bounded(value.asText(), MOST);
    }

    /** One line, with control and direction characters gone. */
    static String bounded(String text, int most) {
        return cut(isPlain(text) ? text.strip() : flat(text), most);
    }

    private static String flat(String text) {
        return TURNING.matcher(BREAKS.matcher(text).replaceAll(" "))
                .replaceAll("")
                .strip();
    }

    /** Whether there is nothing to take out, as in nearly every text; a sweep writes many messages. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean doubled = c == ' ' && i > 0 && text.charAt(i - 1) == ' ';
            if (c < ' ' || c > '~' || doubled) {
                return false;
            }
        }
        return true;
    }

    /** At most so many characters, never half of one. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
