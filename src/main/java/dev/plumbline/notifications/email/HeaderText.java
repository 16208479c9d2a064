package dev.plumbline.notifications.email;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Text as it may stand in a mail header: plain, or in the encoded words of RFC 2047, folded. */
final class HeaderText {

    /** Bytes of text in one encoded word, so that the word stays below the 75 characters that it may have. */
    private static final int BYTES_PER_WORD = 42;

    private static final int LONGEST_PLAIN = 60;

    private HeaderText() {}

    /** @param line without control characters */
    static String of(String line) {
        boolean plain = line.length() <= LONGEST_PLAIN
                && !line.contains("=?")
                && line.chars().allMatch(c -> c >= ' ' && c < 127);
        return plain ? line : encoded(line);
    }

    /** Base64 of UTF-8, cut between characters. */
    static String encoded(String line) {
        StringBuilder words = new StringBuilder();
        StringBuilder word = new StringBuilder();
        line.codePoints().mapToObj(Character::toString).forEach(character -> {
            if (bytes(word + character) > BYTES_PER_WORD) {
                append(words, word);
            }
            word.append(character);
        });
        append(words, word);
        return words.toString();
    }

    private static void append(StringBuilder words, StringBuilder word) {
        String base64 = Base64.getEncoder().encodeToString(word.toString().getBytes(StandardCharsets.UTF_8));
        words.append(words.isEmpty() ? "" : "\r\n ")
                .append("=?UTF-8?B?")
                .append(base64)
                .append("?=");
        word.setLength(0);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
