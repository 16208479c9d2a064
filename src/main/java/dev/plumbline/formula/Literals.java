package dev.plumbline.formula;

/** Texts in quotes. */
final class Literals {

    private Literals() {}

    /**
     * What stands between the quotes. The lexer lets six escapes through, and only two of them mean something: {@code \\"} is a quote and
     * {@code \\\\} a backslash. As in Salesforce, the others stay as they are written: a line break is BR().
     */
    static String unquote(String literal) {
        StringBuilder text = new StringBuilder(literal.length());
        for (int i = 1; i < literal.length() - 1; i++) {
            char c = literal.charAt(i);
            char next = literal.charAt(i + 1);
            boolean escape = c == '\\' && (next == '"' || next == '\\');
            text.append(escape ? next : c);
            i += escape ? 1 : 0;
        }
        return text.toString();
    }
}
