package dev.plumbline.people.calendar;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long to wait, in somebody's working time. */
public sealed interface BusinessSpan {

    /** Enough for two years of working days; a longer wait is a mistake. */
    int MOST_DAYS = 500;

    int MOST_HOURS = 5_000;

    BusinessSpan ZERO = new Hours(Duration.ZERO);

    /** So many working days later, at the same time of day. */
    record Days(int count) implements BusinessSpan {

        public Days {
            if (count < 0 || count > MOST_DAYS) {
                throw new IllegalArgumentException(
                        "a wait is between 0 and " + MOST_DAYS + " business days; found " + count);
            }
        }
    }

    /** So much working time later. */
    record Hours(Duration length) implements BusinessSpan {

        public Hours {
            if (length.isNegative() || length.compareTo(Duration.ofHours(MOST_HOURS)) > 0) {
                throw new IllegalArgumentException(
                        "a wait is between 0 and " + MOST_HOURS + " business hours; found " + length);
            }
        }
    }

    static BusinessSpan days(int count) {
        return new Days(count);
    }

    static BusinessSpan hours(long count) {
        return new Hours(Duration.ofHours(count));
    }

    /** {@code 0}, {@code 1 business day}, {@code 4 business hours}; throws with words for whoever wrote it. */
    static BusinessSpan parse(String text) {
        Matcher words = Spelling.SPAN.matcher(text.strip());
        if (!words.matches()) {
            throw new IllegalArgumentException(
                    "a wait is written as 0, \"2 business days\" or \"4 business hours\"; found \""
                            + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "\"");
        }
        int count = Integer.parseInt(words.group(1));
        Optional<String> unit = Optional.ofNullable(words.group(2));
        if (unit.isEmpty() && count != 0) {
            throw new IllegalArgumentException(
                    "\"" + count + "\" has no unit; write \"" + count + " business days\" or \"business hours\"");
        }
        return unit.isEmpty() ? ZERO : unit.get().startsWith("day") ? days(count) : hours(count);
    }

    /** How a span is written. */
    final class Spelling {

        private static final Pattern SPAN = Pattern.compile("(\\d{1,6})(?:\\s+business\\s+(days?|hours?))?");

        private Spelling() {}
    }
}
