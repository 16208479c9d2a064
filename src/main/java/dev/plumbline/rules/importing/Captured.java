package dev.plumbline.rules.importing;

import dev.plumbline.rules.FileIssue;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The text of an XML element, which knows where in the file each of its characters was written: as itself, as an entity, in CDATA.
 *
 * <p>What the text is, the XML parser says. Places are found by walking the file beside it; should the two ever disagree, everything is
 * said to stand where the element begins.
 */
final class Captured {

    private final MetadataText file;
    private final int start;
    private final String value;
    private final int @Nullable [] origins;

    /** @param start index in the file of what follows the start tag */
    Captured(MetadataText file, int start, String value) {
        this.file = file;
        this.start = start;
        this.value = value;
        this.origins = new Walk(file.text(), start, value).origins();
    }

    String value() {
        return value;
    }

    /** A complaint about a code point of the value, or about its end. */
    FileIssue issue(int index, String message) {
        return file.issue(origins == null ? start : origins[Math.min(index, origins.length - 1)], message);
    }

    /** Walks from the start tag to the next tag of an element. */
    private static final class Walk {

        private final String text;
        private final int[] expected;
        private final int[] origins;
        private int at;
        private int found;
        private boolean agrees = true;

        Walk(String text, int start, String value) {
            this.text = text;
            this.at = start;
            this.expected = value.codePoints().toArray();
            this.origins = new int[expected.length + 1];
        }

        int @Nullable [] origins() {
            while (agrees && at < text.length()) {
                if (text.startsWith("<![CDATA[", at)) {
                    at += 9;
                    int end = end("]]>");
                    while (agrees && at < end) {
                        character();
                    }
                    at = end + 3;
                } else if (text.startsWith("<!--", at)) {
                    at = end("-->") + 3;
                } else if (text.startsWith("<?", at)) {
                    at = end("?>") + 2;
                } else if (text.charAt(at) == '<') {
                    break;
                } else if (text.charAt(at) == '&') {
                    int end = end(";");
                    add(reference(text.substring(at + 1, end)));
                    at = end + 1;
                } else {
                    character();
                }
            }
            origins[Math.min(found, expected.length)] = Math.min(at, text.length());
            return agrees && found == expected.length ? Arrays.copyOf(origins, origins.length) : null;
        }

        private int end(String mark) {
            int end = text.indexOf(mark, at);
            return end < 0 ? text.length() : end;
        }

        private void character() {
            int c = text.codePointAt(at);
            add(c == '\r' ? '\n' : c);
            at += c == '\r' && text.startsWith("\r\n", at) ? 2 : Character.charCount(c);
        }

        private void add(int c) {
            agrees = found < expected.length && expected[found] == c;
            if (agrees) {
                origins[found++] = at;
            }
        }

        private static int reference(String name) {
            try {
                if (name.startsWith("#")) {
                    return name.startsWith("#x")
                            ? Integer.parseInt(name.substring(2), 16)
                            : Integer.parseInt(name.substring(1));
                }
            } catch (NumberFormatException e) {
                return -1;
            }
            return switch (name) {
                case "lt" -> '<';
                case "gt" -> '>';
                case "amp" -> '&';
                case "quot" -> '"';
                case "apos" -> '\'';
                default -> -1;
            };
        }
    }
}
