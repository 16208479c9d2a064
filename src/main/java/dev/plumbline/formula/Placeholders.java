package dev.plumbline.formula;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Texts that fill a field and say nothing: TBD, n/a, xxx, ?, -. */
public final class Placeholders {

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

    private static final String[] BY_HASH = byHash();

    /** Whether a text only fills its field. A blank one does not even do that, and is none. Makes no objects: rules ask it often. */
    public static boolean isPlaceholder(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return false;
        }
        int hash = 0;
        int letters = 0;
        int first = 0;
        boolean varied = false;
        for (int i = next(text, 0); i < text.length(); i = next(text, i + Character.charCount(text.codePointAt(i)))) {
            int c = Character.toLowerCase(text.codePointAt(i));
            first = letters == 0 ? c : first;
            varied |= c != first;
            hash = 31 * hash + c;
            letters++;
            if (varied && letters > LONGEST) {
                return false;
            }
        }
        if (!varied) {
            // xxx, zzzz, 1111, or nothing but signs; one digit alone may be a count
            return letters != 1 || !Character.isDigit(first) || first == '0';
        }
        return isWord(text, hash);
    }

    private static boolean isWord(String text, int hash) {
        for (int at = hash & BY_HASH.length - 1; !BY_HASH[at].isEmpty(); at = at + 1 & BY_HASH.length - 1) {
            if (spells(text, BY_HASH[at])) {
                return true;
            }
        }
        return false;
    }

    private static boolean spells(String text, String word) {
        int at = 0;
        for (int i = next(text, 0); i < text.length(); i = next(text, i + Character.charCount(text.codePointAt(i)))) {
            if (at == word.length() || Character.toLowerCase(text.codePointAt(i)) != word.charAt(at++)) {
                return false;
            }
        }
        return at == word.length();
    }

    /** Where the next character stands that is no blank and no sign. */
    private static int next(String text, int from) {
        int i = from;
        while (i < text.length() && isSign(text.codePointAt(i))) {
            i += Character.charCount(text.codePointAt(i));
        }
        return i;
    }

    private static boolean isSign(int c) {
        if (c < 128) {
            return c <= ' ' || !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9');
        }
        int type = Character.getType(c);
        return type == Character.MATH_SYMBOL
                || type == Character.CURRENCY_SYMBOL
                || type == Character.MODIFIER_SYMBOL
                || type == Character.OTHER_SYMBOL;
    }

    /** The words, each at the first free place from that of its hash. */
    private static String[] byHash() {
        String[] table = new String[Integer.highestOneBit(WORDS.size()) * 8];
        Arrays.fill(table, "");
        for (String word : WORDS) {
            int at = word.hashCode() & table.length - 1;
            while (!table[at].isEmpty()) {
                at = at + 1 & table.length - 1;
            }
            table[at] = word;
        }
        return table;
    }
}
