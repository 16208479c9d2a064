package dev.plumbline.practice.soql;

/**
 * One word of a query.
 *
 * @param text words and symbols as written; for texts what is between the quotes, escapes untouched
 * @param at   characters before it
 */
record Token(Kind kind, String text, int at) {

    enum Kind {
        WORD,
        TEXT,
        NUMBER,
        DATE,
        DATETIME,
        SYMBOL,
        END
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** As error messages show it. */
    String shown() {
        return switch (kind) {
            case END -> "<EOF>";
            case TEXT -> "'" + text + "'";
            default -> text;
        };
    }
}
