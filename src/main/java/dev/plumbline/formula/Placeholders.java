package dev.plumbline.formula;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts that fill a field and say nothing: TBD, n/a, xxx, ?, -. */
public final class Placeholders {

    private static final Pattern SIGNS = Pattern.compile("[\\p{Punct}\\p{S}\\s]+");

    /** Without the blanks and signs between their letters, which are left out of what is compared, too. */
    private static final Set<String> WORDS = Set.of(
            ("tbd tba tbc na none nil null unknown notknown notapplicable notavailable tobedetermined tobedefined"
                            + " tobedecided tobeannounced tobeconfirmed todo tofollow follows pending placeholder dummy"
                            + " test testing asdf qwerty blah abc foo bar xyz same sameasabove seeabove seenotes noidea"
                            + " dontknow nothing no later updatelater willupdate 0")
                    .split(" ", -1));

    private static final int LONGEST =
            WORDS.stream().mapToInt(String::length).max().orElse(0);

    private Placeholders() {}

    /** Whether a text only fills its field. A blank one does not even do that, and is none. */
    public static boolean isPlaceholder(@Nullable String text) {
        if (text == null || text.isBlank() || saysMuch(text)) {
            return false;
        }
        String bare = SIGNS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
        return bare.isEmpty() || WORDS.contains(bare) || isOneCharacter(bare);
    }

    /** Most texts are longer than any of these; that shows without taking them apart. */
    private static boolean saysMuch(String text) {
        int letters = 0;
        char first = 0;
        boolean varied = false;
        for (int i = 0; i < text.length() && (letters <= LONGEST || !varied); i++) {
            char c = Character.toLowerCase(text.charAt(i));
            if (Character.isLetterOrDigit(c)) {
                varied |= letters > 0 && c != first;
                first = letters == 0 ? c : first;
                letters++;
            }
        }
        return letters > LONGEST && varied;
    }

    /** {@code xxx}, {@code zzzz}, {@code 1111}; one letter alone as well, but not one digit, which may be a count. */
    private static boolean isOneCharacter(String text) {
        boolean digit = text.length() == 1 && Character.isDigit(text.charAt(0));
        return !digit && text.chars().distinct().count() <= 1;
    }
}
