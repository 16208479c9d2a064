package dev.plumbline.practice.pages;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;

/** Writes HTML in which every text and every attribute value is escaped; there is no way to put markup in from outside. */
final class Html {

    private static final Set<String> VOID = Set.of("input", "meta", "link", "br");

    private final StringBuilder out = new StringBuilder(8192);
    private final Deque<String> open = new ArrayDeque<>();

    /** @param attributes name, value, name, value…; a name without a value is given as {@code name, name} */
    Html open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        out.append('>');
        if (!VOID.contains(tag)) {
            open.push(tag);
        }
        return this;
    }

    /** Closes the innermost element, which must be of that name. */
    Html close(String tag) {
        if (open.isEmpty() || !open.pop().equals(tag)) {
            throw new IllegalStateException("closing <" + tag + "> where it is not the innermost element");
        }
        out.append("</").append(tag).append('>');
        return this;
    }

    Html text(String text) {
        escape(text);
        return this;
    }

    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    Html link(String target, String text, String... attributes) {
        String[] all = new String[attributes.length + 2];
        all[0] = "href";
        all[1] = target;
        System.arraycopy(attributes, 0, all, 2, attributes.length);
        return element("a", text, all);
    }

    Html hidden(String name, String value) {
        return open("input", "type", "hidden", "name", name, "value", value);
    }

    String document() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("still open: " + open);
        }
        return "<!doctype html>\n" + out;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\r' -> out.append("&#13;");
                default -> {
                    boolean harmless = c >= ' ' || c == '\n' || c == '\t';
                    out.append(harmless ? c : '\ufffd');
                }
            }
        }
    }

    /** A text as part of an element's id or a class. */
    static String word(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
