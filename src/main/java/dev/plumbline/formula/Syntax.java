package dev.plumbline.formula;

import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Parses a formula, or says at which token it stops being one. */
final class Syntax {

    private final CommonTokenStream tokens;

    Syntax(String source) {
        FormulaLexer lexer = new FormulaLexer(CharStreams.fromString(source));
        lexer.removeErrorListeners();
        tokens = new CommonTokenStream(lexer);
        tokens.fill();
    }

    /** @throws Refusal where the text stops being a formula */
    FormulaParser.ExpressionContext parse() {
        checkTokens();
        FormulaParser parser = new FormulaParser(tokens);
        parser.removeErrorListeners();
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        parser.setErrorHandler(new FirstError());
        return parser.formula().expression();
    }

    /** Before the parser runs, which descends a level for each parenthesis and each prefix: so deep and no deeper. */
    private void checkTokens() {
        int open = 0;
        int prefixes = 0;
        for (Token token : tokens.getTokens()) {
            switch (token.getType()) {
                case FormulaLexer.OPEN -> open++;
                case FormulaLexer.CLOSE -> open--;
                case FormulaLexer.OTHER, FormulaLexer.UNENDED -> throw foreign(token);
                default -> {
                    // any other token opens nothing
                }
            }
            boolean prefix = token.getType() == FormulaLexer.MINUS
                    || token.getType() == FormulaLexer.PLUS
                    || token.getType() == FormulaLexer.BANG
                    || token.getType() == FormulaLexer.NOT;
            prefixes = prefix || token.getType() == FormulaLexer.OPEN ? prefixes + (prefix ? 1 : 0) : 0;
            if (open > Checker.DEEPEST || prefixes > Checker.DEEPEST) {
                throw new Refusal(
                        Place.of(token),
                        "The formula is nested more than " + Checker.DEEPEST + " levels deep. Split it.");
            }
        }
    }

    private static Refusal foreign(Token token) {
        String text = token.getText();
        String advice =
                switch (text) {
                    case "\"", "'" ->
                        "The text that begins here has no end, or holds a line break or an escape other than \\n \\r \\t \\\" \\' \\\\. Write \\\\ for a backslash";
                    case "\u201c", "\u201d", "\u2018", "\u2019" -> "Use straight quotes: \" or '";
                    case "/*" -> "The comment that begins here has no end";
                    case "." -> "A number needs a digit before the point: write 0.5";
                    case "[", "]", "{", "}" -> "Brackets and braces have no meaning in a formula";
                    case "|" -> "Write || for or";
                    default -> "Found '" + text + "', which no formula contains outside quotes";
                };
        return new Refusal(Place.of(token), "Syntax error. " + advice);
    }

    /** Stops at the first error: what follows one is mostly its echo. */
    private static final class FirstError extends DefaultErrorStrategy {

        @Override
        public void recover(Parser recognizer, RecognitionException e) {
            throw refusal(recognizer, e.getOffendingToken());
        }

        @Override
        public Token recoverInline(Parser recognizer) {
            throw refusal(recognizer, recognizer.getCurrentToken());
        }

        @Override
        public void sync(Parser recognizer) {
            // never skip tokens to go on
        }

        private static Refusal refusal(Parser parser, Token token) {
            IntervalSet expected = parser.getExpectedTokens();
            return new Refusal(Place.of(token), "Syntax error. " + message(token, expected));
        }

        private static String message(Token token, IntervalSet expected) {
            boolean wantsValue = expected.contains(FormulaLexer.IDENTIFIER);
            boolean wantsClose = expected.contains(FormulaLexer.CLOSE);
            if (token.getType() == Token.EOF) {
                return wantsClose && !wantsValue
                        ? "Missing ')'"
                        : "The formula ends where a field, a function or a value is missing";
            }
            String text = token.getText();
            String word = text.toUpperCase(Locale.ROOT);
            if (List.of("AND", "OR", "NOT").contains(word) && !wantsValue) {
                return word + " is a function: write " + word + "(…, …)"
                        + (word.equals("AND") ? " or &&" : word.equals("OR") ? " or ||" : "");
            }
            if (wantsClose && !wantsValue) {
                return "Missing ')' or ',' before '" + Texts.brief(text) + "'";
            }
            return (wantsValue ? "Expected a field, a function or a value, found '" : "Extra '") + Texts.brief(text)
                    + "'";
        }
    }
}
