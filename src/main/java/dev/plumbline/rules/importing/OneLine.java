package dev.plumbline.rules.importing;

/** Texts of strangers as they may stand in a line of a report or in a comment. */
final class OneLine {

    private OneLine() {}

    /** One line, without characters that control a terminal or turn a text around. */
    static String of(String text) {
        return text.replaceAll("[\\p{Cntrl}\\x80-\\x9F\\u2028\\u2029\\s]+", " ")
                .replaceAll("[\\u202A-\\u202E\\u2066-\\u2069\\u200E\\u200F\\uFEFF\\uFFFE\\uFFFF]", "")
                .strip();
    }

    /** The same, with at most so many characters, never half of one. */
    static String of(String text, int most) {
        String start = of(text.length() > 10 * most + 1000 ? text.substring(0, 10 * most + 1000) : text);
        if (start.length() <= most) {
            return start;
        }
        int end = Character.isHighSurrogate(start.charAt(most - 2)) ? most - 2 : most - 1;
        return start.substring(0, end) + "…";
    }
}
