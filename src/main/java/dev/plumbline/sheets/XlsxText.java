package dev.plumbline.sheets;

import java.util.HexFormat;

/**
 * Text as cells of a workbook hold it: letters that XML cannot hold are written {@code _x0007_}, as the format prescribes, and what looks like
 * such a sign without being one is told apart by {@code _x005F_}. Whoever opens the workbook sees the text as it was.
 */
final class XlsxText {

    /** A longer text makes a spreadsheet call the whole file damaged. */
    static final int LONGEST = 32_767;

    private static final String ESCAPED = "_x005F_";

    /** Letters of a sign before the stroke that ends it. */
    private static final int SIGN = ESCAPED.length() - 1;

    private XlsxText() {}

    static String of(String said) {
        // As in the other file: a zero byte ends the cell for some readers. Before all else, since what stood around it
        // is one text now.
        String text = said.replace("\u0000", "");
        String whole = written(text, Integer.MAX_VALUE);
        return whole.length() <= LONGEST ? whole : written(text, LONGEST - 1) + "…";
    }

    /** @param most letters of what is written; no letter and no sign is cut in two */
    private static String written(String text, int most) {
        StringBuilder written = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int letter = text.codePointAt(at);
            String piece = readsAsSign(text, at) ? ESCAPED : piece(letter);
            if (written.length() + piece.length() > most) {
                break;
            }
            written.append(piece);
            at += Character.charCount(letter);
        }
        return written.toString();
    }

    /** Whether what begins here would be read as a sign. The stroke that ends it may be the first one of a sign that we write. */
    private static boolean readsAsSign(String text, int at) {
        if (!text.startsWith("_x", at) || at + SIGN >= text.length()) {
            return false;
        }
        char end = text.charAt(at + SIGN);
        return (end == '_' || !held(end))
                && text.substring(at + 2, at + SIGN).chars().allMatch(HexFormat::isHexDigit);
    }

    private static String piece(int letter) {
        if (letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE) {
            // Half of a pair is no text, and becomes what every encoding makes of it.
            return "?";
        }
        return held(letter) ? Character.toString(letter) : "_x%04X_".formatted(letter);
    }

    /** XML could hold a carriage return, but readers of XML turn it into a line feed. */
    private static boolean held(int letter) {
        return letter == '\t' || letter == '\n' || letter >= ' ' && letter != 0xFFFE && letter != 0xFFFF;
    }
}
