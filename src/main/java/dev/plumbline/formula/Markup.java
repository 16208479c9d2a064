package dev.plumbline.formula;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Texts that stand in pages. */
final class Markup {

    private Markup() {}

    static String html(String text) {
        StringBuilder result = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> result.append("&amp;");
                case '<' -> result.append("&lt;");
                case '>' -> result.append("&gt;");
                case '"' -> result.append("&quot;");
                case '\'' -> result.append("&#39;");
                default -> result.append(c);
            }
        }
        return result.toString();
    }

    static String javascript(String text) {
        StringBuilder result = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\', '\'', '"', '/' -> result.append('\\').append(c);
                case '\n' -> result.append("\\n");
                case '\r' -> result.append("\\r");
                case '\t' -> result.append("\\t");
                default -> result.append(c);
            }
        }
        return result.toString();
    }

    static Node<String> hyperlink(Node<String> url, Node<String> label, Node<String> target) {
        return Node.by((facts, context) -> {
            String address = url.get(facts, context);
            String shown = label.get(facts, context);
            if (address == null) {
                return shown;
            }
            return "<a href=\"" + html(address) + "\" target=\"" + htmlOr(target.get(facts, context), "_blank") + "\">"
                    + htmlOr(shown, html(address)) + "</a>";
        });
    }

    static Node<String> image(
            Node<String> url, Node<String> alternative, Node<BigDecimal> height, Node<BigDecimal> width) {
        return Node.by((facts, context) -> {
            String address = url.get(facts, context);
            if (address == null) {
                return null;
            }
            return "<img src=\"" + html(address) + "\" alt=\"" + htmlOr(alternative.get(facts, context), "") + "\""
                    + size("height", height.get(facts, context)) + size("width", width.get(facts, context))
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
