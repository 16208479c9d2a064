package dev.plumbline.practice.soql;

import java.util.List;

/** The words of a query, read one after the other. */
final class Words {

    private static final int DEEPEST = 100;

    private final String query;
    private final List<Token> tokens;
    private int next;
    private int depth;

    Words(String query) {
        this.query = query;
        this.tokens = new Lexer(query).tokens();
    }

    String query() {
        return query;
    }

    /** Goes into something nested, which may not go on for ever. */
    void deeper() {
        if (++depth > DEEPEST) {
            throw new SoqlException("MALFORMED_QUERY", "too much nesting", query, peek().at());
        }
    }

    void back() {
        depth--;
    }

    Token peek() {
        return tokens.get(next);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(next + ahead, tokens.size() - 1));
    }

    Token take() {
        Token token = peek();
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    boolean skipWord(String word) {
        if (peek().isWord(word)) {
            take();
            return true;
        }
        return false;
    }

    boolean skipSymbol(String symbol) {
        if (peek().isSymbol(symbol)) {
            take();
            return true;
        }
        return false;
    }

    void expectWord(String word) {
        if (!skipWord(word)) {
            throw unexpected(peek());
        }
    }

    void expectSymbol(String symbol) {
        if (!skipSymbol(symbol)) {
            throw new SoqlException(
                    "MALFORMED_QUERY",
                    "expecting '" + symbol + "', found '" + peek().shown() + "'",
                    query,
                    peek().at());
        }
    }

    Token name() {
        if (peek().kind() != Token.Kind.WORD) {
            throw unexpected(peek());
        }
        return take();
    }

    int number() {
        Token token = take();
        try {
            return Integer.parseInt(token.text());
        } catch (NumberFormatException e) {
            throw unexpected(token);
        }
    }

    SoqlException unexpected(Token token) {
        String shown = token.kind() == Token.Kind.END ? "'<EOF>'" : token.shown();
        return new SoqlException("MALFORMED_QUERY", "unexpected token: " + shown, query, token.at());
    }
}
