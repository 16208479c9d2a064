package dev.plumbline.formula;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Texts that stand in pages. */
final class Markup {

    private Markup() {}

    static String html(String text) {
        StringBuilder result = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '&' -> result.append("&amp;");
                case '<' -> result.append("&lt;");
                case '>' -> result.append("&gt;");
                case '"' -> result.append("&quot;");
                case '\'' -> result.append("&#39;");
                case '\u00a9' -> result.append("&copy;");
                case '\u2028' -> result.append("<br>");
                case '\u2029' -> result.append("<p>");
                default -> {
                    if (Character.isSupplementaryCodePoint(c)) {
                        result.append("&#").append(c).append(';');
                    } else {
                        result.append((char) c);
                    }
                }
            }
        }
        return result.toString();
    }

    static String javascript(String text) {
        StringBuilder result = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\', '\'', '"', '*' -> result.append('\\').append(c);
                case '/' -> result.append(isComment(text, i) ? "\\/" : "/");
                case '!' -> result.append(text.startsWith("!--", i) ? "\\!" : "!");
                case '&' -> result.append(text.startsWith("&#39;", i) ? "\\&" : "&");
                case '<' -> result.append("\\u003C");
                case '>' -> result.append("\\u003E");
                case '\n', '\u2028' -> result.append("\\n");
                case '\r' -> result.append("\\r");
                case '\u2029' -> result.append("\\u2029");
                case '\0' -> {} // ends a text in some languages; nothing shows it
                default -> result.append(c);
            }
        }
        return result.toString();
    }

    /** Whether the slash begins or ends a comment of JavaScript. */
    private static boolean isComment(String text, int slash) {
        return text.startsWith("/*", slash) || slash > 0 && text.charAt(slash - 1) == '*';
    }

    static Node<String> hyperlink(Node<String> url, Node<String> label, Node<String> target) {
        return Node.by((facts, context) -> {
            String address = url.get(facts, context);
            String shown = label.get(facts, context);
            String where = target.get(facts, context);
            if (address == null) {
                return shown;
            }
            return "<a href=\"" + html(address) + "\" target=\"" + htmlOr(where, "_blank") + "\">"
                    + htmlOr(shown, html(address)) + "</a>";
        });
    }

    static Node<String> image(
            Node<String> url, Node<String> alternative, Node<BigDecimal> height, Node<BigDecimal> width) {
        return Node.by((facts, context) -> {
            String address = url.get(facts, context);
            String instead = alternative.get(facts, context);
            String size = size("height", height.get(facts, context)) + size("width", width.get(facts, context));
            return address == null
                    ? null
                    : "<img src=\"" + html(address) + "\" alt=\"" + htmlOr(instead, "") + "\"" + size
                            + " border=\"0\"/>";
        });
    }

    private static String htmlOr(@Nullable String text, String otherwise) {
        return text == null ? otherwise : html(text);
    }

    private static String size(String side, @Nullable BigDecimal pixels) {
        return pixels == null ? "" : " " + side + "=\"" + Numbers.text(pixels) + "\"";
    }
}
