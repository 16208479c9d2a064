package dev.plumbline.rules.importing;

import dev.plumbline.rules.FileIssue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A metadata file as text, decoded as its first bytes say, so that every complaint can point into it. */
final class MetadataText {

    /** Salesforce itself takes no larger object. */
    static final int MOST_BYTES = 10 * 1024 * 1024;

    private static final Pattern DECLARED =
            Pattern.compile("^<\\?xml[^>]{0,100}encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']");

    private final String name;
    private final String text;
    private final int[] lineStarts;

    private MetadataText(String name, String text) {
        this.name = name;
        this.text = text;
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n')) {
                starts = count == starts.length ? Arrays.copyOf(starts, 2 * count) : starts;
                starts[count++] = i + 1;
            }
        }
        lineStarts = Arrays.copyOf(starts, count);
    }

    /** @param name the file as people call it */
    static MetadataText of(String name, String text) {
        return new MetadataText(name, text);
    }

    static MetadataText read(Path path, String name) throws NotRead {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw new NotRead(new FileIssue(
                    name,
                    1,
                    1,
                    "the file cannot be read (" + e.getClass().getSimpleName()
                            + "). Check that it exists and may be read."));
        }
        if (bytes.length > MOST_BYTES) {
            throw new NotRead(new FileIssue(
                    name, 1, 1, "the file is larger than 10 MB. Retrieve the object's rules in source format."));
        }
        return decode(name, bytes);
    }

    static MetadataText decode(String name, byte[] bytes) throws NotRead {
        int mark = startsWith(bytes, 0xEF, 0xBB, 0xBF)
                ? 3
                : startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE) ? 2 : 0;
        Charset charset = mark == 3 ? StandardCharsets.UTF_8 : charset(name, bytes);
        CharsetDecoder decoder = charset.newDecoder();
        CharBuffer decoded =
                CharBuffer.allocate((int) Math.ceil((double) bytes.length * decoder.maxCharsPerByte()) + 1);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes, mark, bytes.length - mark), decoded, true);
        MetadataText text = new MetadataText(name, decoded.flip().toString());
        if (result.isError()) {
            throw new NotRead(text.issue(
                    text.text.length(), "from here on the file is not %s text. Save it as UTF-8.".formatted(charset)));
        }
        return text;
    }

    private static Charset charset(String name, byte[] bytes) throws NotRead {
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0x00, 0x3C)) {
            return StandardCharsets.UTF_16BE;
        }
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0x3C, 0x00)) {
            return StandardCharsets.UTF_16LE;
        }
        String start = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(start);
        // Whoever can read the declaration by single bytes knows that it is not true of UTF-16.
        if (!declared.find() || declared.group(1).toUpperCase(Locale.ROOT).startsWith("UTF-16")) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(declared.group(1));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new NotRead(new FileIssue(
                    name,
                    1,
                    declared.start(1) + 1,
                    "the file says that its encoding is %s, which is not known. Save it as UTF-8."
                            .formatted(declared.group(1))));
        }
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    String name() {
        return name;
    }

    String text() {
        return text;
    }

    /** The index of a place; line and column count from 1, the column by UTF-16 as XML parsers do. */
    int index(int line, int column) {
        int start = lineStarts[Math.max(0, Math.min(line, lineStarts.length) - 1)];
        return Math.min(start + Math.max(0, column - 1), text.length());
    }

    /** A complaint about a place, by its index in the text. */
    FileIssue issue(int index, String message) {
        int at = Math.max(0, Math.min(index, text.length()));
        int found = Arrays.binarySearch(lineStarts, at);
        int line = found >= 0 ? found : -found - 2;
        return new FileIssue(name, line + 1, 1 + text.codePointCount(lineStarts[line], at), message);
    }
}
