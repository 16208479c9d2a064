package dev.plumbline.rules;

import java.util.Locale;
import java.util.Set;

/** Scalars as a person would write them in a rule file: plain where that is safe, else in double quotes. */
public final class YamlScalars {

    /** Words that YAML takes for something else than a text. */
    private static final Set<String> RESERVED = Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n");

    private YamlScalars() {}

    public static String text(String value) {
        boolean plain =
                value.matches("\\p{L}[\\p{L}\\p{N} _.,;?!()/%-]*") && !value.endsWith(" ") && !isReserved(value);
        return plain ? value : quoted(value);
    }

    /** Whether a formula may stand after its key as it is. Its end is not blank. */
    public static boolean isPlainFormula(String formula) {
        return formula.matches("[A-Za-z($][^\\n\\t]*")
                && !formula.contains(": ")
                && !formula.contains(" #")
                && !formula.endsWith(":")
                && !isReserved(formula)
                && isPrintable(formula);
    }

    /** Whether every character may stand in a block of lines as it is. */
    public static boolean isPrintable(String text) {
        return text.codePoints().noneMatch(YamlScalars::needsEscape);
    }

    public static String quoted(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        value.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (!needsEscape(c)) {
                        quoted.appendCodePoint(c);
                    } else {
                        quoted.append((c > 0xFFFF ? "\\U%08X" : "\\u%04X").formatted(c));
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    private static boolean needsEscape(int c) {
        return c < 0x20 && c != '\n' && c != '\t'
                || c >= 0x7F && c <= 0x9F
                || c == 0x2028
                || c == 0x2029
                || c >= 0xD800 && c <= 0xDFFF
                || c == 0xFEFF
                || c == 0xFFFE
                || c == 0xFFFF;
    }

    private static boolean isReserved(String value) {
        return RESERVED.contains(value.toLowerCase(Locale.ROOT));
    }
}
