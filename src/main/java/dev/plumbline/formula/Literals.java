package dev.plumbline.formula;

/** Texts in quotes. */
final class Literals {

    private Literals() {}

    /** What stands between the quotes, its escapes resolved; the lexer has let only the six through that there are. */
    static String unquote(String literal) {
        StringBuilder text = new StringBuilder(literal.length());
        for (int i = 1; i < literal.length() - 1; i++) {
            char c = literal.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            i++;
            char escaped = literal.charAt(i);
            text.append(
                    switch (escaped) {
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        case 't' -> '\t';
                        default -> escaped;
                    });
        }
        return text.toString();
    }
}
