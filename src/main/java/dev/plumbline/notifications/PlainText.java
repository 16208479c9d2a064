package dev.plumbline.notifications;

/**
 * Makes text from outside fit to stand in a message: one line, no control characters, nothing that turns the reading direction of
 * what stands around it, and no longer than its place.
 */
public final class PlainText {

    private PlainText() {}

    /** @param max code points; what is cut off is replaced by an ellipsis */
    public static String line(String text, int max) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), max + 16));
        int kept = 0;
        boolean space = false;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.CONTROL) {
                space = kept > 0;
                continue;
            }
            if (turnsOrBreaks(c)) {
                continue;
            }
            if (kept + (space ? 1 : 0) >= max) {
                return out.append('…').toString();
            }
            if (space) {
                out.append(' ');
                kept++;
                space = false;
            }
            out.appendCodePoint(c);
            kept++;
        }
        return out.toString();
    }

    /**
     * The line, held together by Unicode isolates where it has letters that run from right to left, so that it cannot reorder the rest
     * of a plain text.
     */
    public static String isolated(String line) {
        boolean rightToLeft = line.codePoints().anyMatch(c -> {
            byte direction = Character.getDirectionality(c);
            return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
        });
        return rightToLeft ? '\u2068' + line + '\u2069' : line;
    }

    /** Text of many lines without what no mail and no database takes: control characters other than line breaks and tabs, halves of characters. */
    public static String block(String text) {
        boolean clean = text.codePoints().noneMatch(PlainText::unfit);
        if (clean) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().map(c -> unfit(c) ? ' ' : c).forEach(out::appendCodePoint);
        return out.toString();
    }

    private static boolean unfit(int c) {
        return c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == 127 || c >= 0xD800 && c <= 0xDFFF;
    }

    private static boolean turnsOrBreaks(int c) {
        return c == 0x200E
                || c == 0x200F
                || c == 0x061C
                || c >= 0x202A && c <= 0x202E
                || c >= 0x2060 && c <= 0x206F
                || c == 0xFEFF
                || c >= 0xFFF9 && c <= 0xFFFF
                || c >= 0xD800 && c <= 0xDFFF
                || c >= 0xE0000 && c <= 0xE0FFF;
    }
}
