package dev.plumbline.formula;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/** How deep a parser has descended after each token: a level for each open parenthesis and for each prefix that waits for its operand. */
final class Nesting {

    private static final Set<Integer> OPERAND_ENDS = Set.of(
            FormulaLexer.CLOSE,
            FormulaLexer.IDENTIFIER,
            FormulaLexer.NUMBER,
            FormulaLexer.TEXT,
            FormulaLexer.TRUE,
            FormulaLexer.FALSE,
            FormulaLexer.NULL);

    /** Prefixes that wait before each open parenthesis. */
    private final Deque<Integer> waiting = new ArrayDeque<>();

    private int prefixes;
    private int depth;
    private boolean operandEnded;

    int after(Token token) {
        int type = token.getType();
        if (type == FormulaLexer.OPEN) {
            waiting.push(prefixes);
            prefixes = 0;
            depth++;
        } else if (type == FormulaLexer.CLOSE && !waiting.isEmpty()) {
            depth -= 1 + prefixes + waiting.pop();
            prefixes = 0;
        } else if (isPrefix(type)) {
            prefixes++;
            depth++;
        } else if (type != FormulaLexer.IDENTIFIER) {
            // A name may be a function's, which the prefix still waits for; whatever else stands here ends the waiting.
            depth -= prefixes;
            prefixes = 0;
        }
        operandEnded = OPERAND_ENDS.contains(type);
        return depth;
    }

    private boolean isPrefix(int type) {
        return type == FormulaLexer.BANG
                || type == FormulaLexer.NOT
                || !operandEnded && (type == FormulaLexer.MINUS || type == FormulaLexer.PLUS);
    }
}
