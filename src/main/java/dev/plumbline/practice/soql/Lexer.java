package dev.plumbline.practice.soql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a query into words. */
final class Lexer {

    private static final Pattern TOKEN = Pattern.compile("\\s+"
            + "|(?<word>[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*)*)"
            + "|(?<datetime>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:?\\d\\d))"
            + "|(?<date>\\d{4}-\\d\\d-\\d\\d)"
            + "|(?<number>[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?)"
            + "|(?<symbol><=|>=|!=|<>|[=<>(),:])");

    /** Longest query that Salesforce reads. */
    private static final int LONGEST = 100_000;

    private final String query;

    Lexer(String query) {
        this.query = query;
    }

    List<Token> tokens() {
        if (query.length() > LONGEST) {
            throw new SoqlException(
                    "MALFORMED_QUERY", "SOQL statements cannot be longer than 100000 characters.", query, -1);
        }
        List<Token> tokens = new ArrayList<>();
        Matcher next = TOKEN.matcher(query);
        int at = 0;
        while (at < query.length()) {
            if (query.charAt(at) == '\'') {
                int end = endOfText(at);
                tokens.add(new Token(Token.Kind.TEXT, query.substring(at + 1, end), at));
                at = end + 1;
                continue;
            }
            if (!next.find(at) || next.start() != at) {
                throw new SoqlException("MALFORMED_QUERY", "unexpected token: '" + query.charAt(at) + "'", query, at);
            }
            add(tokens, next);
            at = next.end();
        }
        tokens.add(new Token(Token.Kind.END, "", query.length()));
        return tokens;
    }

    private static void add(List<Token> tokens, Matcher found) {
        for (Token.Kind kind :
                List.of(Token.Kind.WORD, Token.Kind.DATETIME, Token.Kind.DATE, Token.Kind.NUMBER, Token.Kind.SYMBOL)) {
            String text = found.group(kind.name().toLowerCase(java.util.Locale.ROOT));
            if (text != null) {
                tokens.add(new Token(kind, text, found.start()));
            }
        }
    }

    private int endOfText(int from) {
        for (int i = from + 1; i < query.length(); i++) {
            if (query.charAt(i) == '\\') {
                i++;
            } else if (query.charAt(i) == '\'') {
                return i;
            }
        }
        throw new SoqlException("MALFORMED_QUERY", "unterminated string literal", query, from);
    }
}
