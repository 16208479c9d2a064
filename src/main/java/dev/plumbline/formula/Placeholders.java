package dev.plumbline.formula;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts that fill a field and say nothing: TBD, n/a, xxx, ?, -. */
public final class Placeholders {

    private static final Pattern SIGNS = Pattern.compile("[\\p{Punct}\\p{S}\\s]+");

    private static final Set<String> WORDS = Set.of(
            "tbd",
            "tba",
            "tbc",
            "na",
            "n a",
            "none",
            "nil",
            "null",
            "unknown",
            "not known",
            "not applicable",
            "not available",
            "to be determined",
            "to be defined",
            "to be decided",
            "to be announced",
            "to be confirmed",
            "todo",
            "to do",
            "to follow",
            "follows",
            "pending",
            "placeholder",
            "dummy",
            "test",
            "testing",
            "asdf",
            "qwerty",
            "blah",
            "abc",
            "foo",
            "bar",
            "xyz",
            "same",
            "same as above",
            "see above",
            "see notes",
            "no idea",
            "dont know",
            "don t know",
            "nothing",
            "no",
            "later",
            "update later",
            "will update",
            "0");

    private Placeholders() {}

    /** Whether a text only fills its field. A blank one does not even do that, and is none. */
    public static boolean isPlaceholder(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return false;
        }
        if (text.length() > 60) {
            return false;
        }
        String bare =
                SIGNS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
        return bare.isEmpty() || WORDS.contains(bare) || isOneCharacter(bare);
    }

    /** {@code xxx}, {@code zzzz}, {@code 1111}; one letter alone as well, but not one digit, which may be a count. */
    private static boolean isOneCharacter(String text) {
        boolean digit = text.length() == 1 && Character.isDigit(text.charAt(0));
        return !digit && text.chars().filter(c -> c != ' ').distinct().count() <= 1;
    }
}
