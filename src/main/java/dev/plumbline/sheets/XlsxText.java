package dev.plumbline.sheets;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text as cells of a workbook hold it: letters that XML cannot hold are written {@code _x0007_}, as the format prescribes, and what looks like
 * such a sign without being one is told apart by {@code _x005F_}. Whoever opens the workbook sees the text as it was.
 */
final class XlsxText {

    /** A longer text makes a spreadsheet call the whole file damaged. */
    static final int LONGEST = 32_767;

    private static final Pattern SIGN = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private static final String ESCAPED = "_x005F_";

    private XlsxText() {}

    static String of(String text) {
        String whole = written(text, Integer.MAX_VALUE);
        return whole.length() <= LONGEST ? whole : written(text, LONGEST - 1) + "…";
    }

    /** @param most letters of what is written; no letter and no sign is cut in two */
    private static String written(String text, int most) {
        StringBuilder written = new StringBuilder(text.length());
        Matcher signs = SIGN.matcher(text);
        int sign = signs.find() ? signs.start() : -1;
        for (int at = 0; at < text.length(); ) {
            int letter = text.codePointAt(at);
            String piece = at == sign ? ESCAPED : piece(letter);
            if (at == sign) {
                sign = signs.find() ? signs.start() : -1;
            }
            if (written.length() + piece.length() > most) {
                break;
            }
            written.append(piece);
            at += Character.charCount(letter);
        }
        return written.toString();
    }

    private static String piece(int letter) {
        if (letter == 0) {
            // As in the other file: a zero byte ends the cell for some readers.
            return "";
        }
        if (letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE) {
            // Half of a pair is no text, and becomes what every encoding makes of it.
            return "?";
        }
        // XML can hold a carriage return, but readers of XML turn it into a line feed.
        boolean held = letter == '\t' || letter == '\n' || letter >= ' ' && letter != 0xFFFE && letter != 0xFFFF;
        return held ? Character.toString(letter) : "_x%04X_".formatted(letter);
    }
}
