package dev.plumbline.practice.soap;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Writes answers. Text is escaped, and what XML cannot hold is left out, as Salesforce does. */
final class Xml {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder out = new StringBuilder(4096);

    static String moment(Instant at) {
        return MOMENT.format(at);
    }

    Xml open(String tag) {
        out.append('<').append(tag).append('>');
        return this;
    }

    /** @param attributes as written, with their values in quotes */
    Xml open(String tag, String attributes) {
        out.append('<').append(tag).append(' ').append(attributes).append('>');
        return this;
    }

    Xml close(String tag) {
        out.append("</").append(tag).append('>');
        return this;
    }

    Xml nil(String tag) {
        out.append('<').append(tag).append(" xsi:nil=\"true\"/>");
        return this;
    }

    /** An element with text; nil when there is none. */
    Xml text(String tag, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return nil(tag);
        }
        open(tag);
        escape(text);
        return close(tag);
    }

    Xml typed(String tag, String type, String text) {
        open(tag, "xsi:type=\"" + type + "\"");
        escape(text);
        return close(tag);
    }

    Xml flag(String tag, boolean value) {
        return text(tag, Boolean.toString(value));
    }

    Xml number(String tag, long value) {
        return text(tag, Long.toString(value));
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '\r' -> out.append("&#xD;"); // a bare one would be read as a line feed
                default -> {
                    boolean pair = Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1));
                    if (pair) {
                        out.append(c).append(text.charAt(++i));
                    } else if (c == '\t' || c == '\n' || c >= ' ' && !Character.isSurrogate(c) && c < '\uFFFE') {
                        out.append(c);
                    }
                }
            }
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
