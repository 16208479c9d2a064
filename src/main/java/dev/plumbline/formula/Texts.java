package dev.plumbline.formula;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What functions do to texts. A blank text is null here, and an empty one does not occur. */
final class Texts {

    /** The longest text that a formula may make: Salesforce's longest field. Without a bound, texts that double would fill the memory. */
    static final int LONGEST = 131_072;

    private Texts() {}

    static @Nullable String blankIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }

    static @Nullable String left(String text, BigDecimal count) {
        int length = Numbers.toInt(count);
        return length <= 0 ? null : length >= text.length() ? text : text.substring(0, length);
    }

    static @Nullable String right(String text, BigDecimal count) {
        int length = Numbers.toInt(count);
        return length <= 0 ? null : length >= text.length() ? text : text.substring(text.length() - length);
    }

    /** @param first from 1; what is less counts as 1 */
    static @Nullable String mid(String text, BigDecimal first, BigDecimal count) {
        long start = Math.max(1, Numbers.toInt(first)) - 1L;
        long end = Math.min(text.length(), start + Math.max(0, Numbers.toInt(count)));
        return start >= end ? null : text.substring((int) start, (int) end);
    }

    /** Fills up to a length, and cuts what is longer, always from the right. */
    static @Nullable String pad(String text, BigDecimal count, @Nullable String filling, boolean left) {
        int length = Numbers.toInt(count);
        if (length <= text.length()) {
            return left(text, count);
        }
        if (filling == null) {
            return null;
        }
        room(length);
        StringBuilder pad = new StringBuilder(length);
        while (pad.length() < length - text.length()) {
            pad.append(filling);
        }
        pad.setLength(length - text.length());
        return left ? pad + text : text + pad;
    }

    static @Nullable String substitute(String text, String old, @Nullable String by) {
        String replacement = by == null ? "" : by;
        if (replacement.length() > old.length()) {
            long most = text.length() / old.length() * (long) (replacement.length() - old.length()) + text.length();
            if (most > LONGEST) {
                room(text.length() + (long) occurrences(text, old) * (replacement.length() - old.length()));
            }
        }
        return blankIfEmpty(text.replace(old, replacement));
    }

    private static int occurrences(String text, String part) {
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }

    /** Refuses a text that would get too long, before it is made. */
    static void room(long length) {
        if (length > LONGEST) {
            throw new Failure("The text is longer than " + LONGEST + " characters");
        }
    }

    /** A capital where a word begins and small letters in it; whatever is no digit and no letter with two cases ends a word. */
    static String initialCapitals(String text) {
        StringBuilder result = new StringBuilder(text.length());
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean cased = Character.isLowerCase(c) || Character.isUpperCase(c);
            result.append(!cased ? c : inside ? Character.toLowerCase(c) : Character.toUpperCase(c));
            inside = cased || Character.isDigit(c);
        }
        return result.toString();
    }

    /** Only blanks go; tabs and line breaks stay. */
    static @Nullable String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) == ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) == ' ') {
            end--;
        }
        return start == end ? null : text.substring(start, end);
    }

    /** Salesforce writes locales as {@code tr} or {@code tr_TR}. */
    static Locale locale(@Nullable String name) {
        return name == null ? Locale.ROOT : Locale.forLanguageTag(name.replace('_', '-'));
    }

    static @Nullable String character(BigDecimal code) {
        int c = Numbers.toInt(code);
        return c > 0 && Character.isValidCodePoint(c) ? Character.toString(c) : null;
    }

    /** For messages. */
    static String brief(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
