package dev.plumbline.formula;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * The conditions that a formula joins at its top, by {@code AND(…)} or {@code &&}, nested and in parentheses too, or by
 * {@code IF(bypass, FALSE, …)}, which asks that the first be false. The formula can be had without some of them, with everything else as its
 * author wrote it.
 */
public final class Conjuncts {

    private final SourceText source;
    private final List<Token> tokens;
    private final List<Conjunct> all = new ArrayList<>();
    private final Condition top;
    private boolean gated;

    private Conjuncts(String formula, FormulaParser.ExpressionContext parsed) {
        source = new SourceText(formula);
        CommonTokenStream stream = new CommonTokenStream(new FormulaLexer(CharStreams.fromString(formula)));
        stream.fill();
        tokens = stream.getTokens();
        top = condition(parsed, true);
    }

    /**
     * One condition.
     *
     * @param source    as written, without what stands around it
     * @param fields    of the record, and paths from it, as written
     * @param globals   such as {@code $User.Id}, as written
     * @param functions in capitals
     * @param gated     whether it belongs to what {@code IF(…, FALSE, …)} asks to be false
     */
    public record Conjunct(
            String source, Set<String> fields, Set<String> globals, Set<String> functions, boolean gated) {

        public Conjunct {
            fields = Set.copyOf(fields);
            globals = Set.copyOf(globals);
            functions = Set.copyOf(functions);
        }
    }

    /**
     * A condition with its place in the source, or several that are joined.
     *
     * @param start  index of its first character, a parenthesis around it included
     * @param end    index after its last
     * @param single null for several
     * @param joined null for what is not joined
     * @param gate   null for what no IF keeps
     */
    record Condition(int start, int end, @Nullable Conjunct single, @Nullable Joined joined, @Nullable Gate gate) {

        /** Whether nothing of it stays. */
        boolean goes(Predicate<Conjunct> leave) {
            if (gate != null) {
                return gate.guard().goes(leave) && gate.rest().goes(leave);
            }
            return single != null
                    ? leave.test(single)
                    : joined == null || joined.parts().stream().allMatch(p -> p.goes(leave));
        }
    }

    /**
     * An IF that is false unless its condition lets through to the rest.
     *
     * @param from where the rest may begin, after a comma
     * @param to   where it must have ended
     */
    record Gate(Condition guard, Condition rest, int from, int to) {}

    /**
     * Conditions that are joined.
     *
     * @param call       whether by the function
     * @param start      of the whole, without parentheses around it
     * @param open       where the first condition may begin
     * @param close      where the last one must have ended
     * @param separators the commas or operators between them
     */
    record Joined(
            boolean call, int start, int end, int open, int close, List<Condition> parts, List<Token> separators) {}

    /** Empty where the text is no formula; the compiler says why. */
    public static Optional<Conjuncts> of(String formula) {
        if (formula.isBlank() || formula.length() > FormulaCompiler.LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Conjuncts(formula, new Syntax(formula).parse()));
        } catch (Refusal | StackOverflowError e) {
            return Optional.empty();
        }
    }

    /** In the order in which they are written; at least one. */
    public List<Conjunct> all() {
        return List.copyOf(all);
    }

    /** What is left of the formula; an empty text when nothing is. Comments go with the condition that they stand beside. */
    public Remainder without(Predicate<Conjunct> leave) {
        return new ConjunctCut(source, leave).of(top);
    }

    /** @param free whether anything may stand in its place, and not only what binds as tightly as a call */
    private Condition condition(FormulaParser.ExpressionContext expression, boolean free) {
        FormulaParser.ExpressionContext inner = expression;
        while (inner instanceof FormulaParser.GroupContext group) {
            inner = group.expression();
        }
        int start = expression.getStart().getStartIndex();
        int end = expression.getStop().getStopIndex() + 1;
        if (inner instanceof FormulaParser.CallContext call
                && call.IDENTIFIER().getText().equalsIgnoreCase("AND")
                && !call.expression().isEmpty()) {
            return new Condition(start, end, null, arguments(call), null);
        }
        if (isAnd(inner)) {
            return new Condition(start, end, null, operands((FormulaParser.InfixContext) inner), null);
        }
        if (free && inner == expression && inner instanceof FormulaParser.CallContext call && isGate(call)) {
            return new Condition(start, end, null, null, gate(call));
        }
        Conjunct single = conjunct(start, end, expression);
        all.add(single);
        return new Condition(start, end, single, null, null);
    }

    /** {@code IF(a, FALSE, b)} and {@code IF(a, b, FALSE)}, where b asks something of the record. */
    private boolean isGate(FormulaParser.CallContext call) {
        if (!call.IDENTIFIER().getText().equalsIgnoreCase("IF")
                || call.expression().size() != 3
                || isFalse(call.expression(1)) == isFalse(call.expression(2))) {
            return false;
        }
        FormulaParser.ExpressionContext rest = call.expression(isFalse(call.expression(1)) ? 2 : 1);
        return !conjunct(0, 0, rest).fields().isEmpty();
    }

    private static boolean isFalse(FormulaParser.ExpressionContext expression) {
        return expression instanceof FormulaParser.FalseContext;
    }

    private Gate gate(FormulaParser.CallContext call) {
        boolean last = isFalse(call.expression(1));
        boolean around = gated;
        gated = around || last;
        Condition guard = condition(call.expression(0), false);
        gated = around;
        Condition rest = condition(call.expression(last ? 2 : 1), true);
        int from = call.COMMA(last ? 1 : 0).getSymbol().getStopIndex() + 1;
        int to = (last ? call.CLOSE() : call.COMMA(1)).getSymbol().getStartIndex();
        return new Gate(guard, rest, from, to);
    }

    private Joined arguments(FormulaParser.CallContext call) {
        return new Joined(
                true,
                call.getStart().getStartIndex(),
                call.getStop().getStopIndex() + 1,
                call.OPEN().getSymbol().getStopIndex() + 1,
                call.CLOSE().getSymbol().getStartIndex(),
                call.expression().stream().map(e -> condition(e, true)).toList(),
                call.COMMA().stream().map(comma -> comma.getSymbol()).toList());
    }

    /** Chains lean to the left as deep as they are long, so they are walked and not descended. */
    private Joined operands(FormulaParser.InfixContext top) {
        List<FormulaParser.ExpressionContext> operands = new ArrayList<>();
        List<Token> separators = new ArrayList<>();
        FormulaParser.ExpressionContext first = top;
        while (isAnd(first)) {
            FormulaParser.InfixContext infix = (FormulaParser.InfixContext) first;
            operands.add(infix.right);
            separators.add(infix.operator);
            first = infix.left;
        }
        operands.add(first);
        Collections.reverse(operands);
        Collections.reverse(separators);
        int start = top.getStart().getStartIndex();
        int end = top.getStop().getStopIndex() + 1;
        return new Joined(
                false,
                start,
                end,
                start,
                end,
                operands.stream().map(e -> condition(e, false)).toList(),
                separators);
    }

    private static boolean isAnd(FormulaParser.ExpressionContext expression) {
        return expression instanceof FormulaParser.InfixContext infix && infix.operator.getType() == FormulaLexer.AND2;
    }

    /** Read off the tokens: the tree may be too deep to descend. */
    private Conjunct conjunct(int start, int end, FormulaParser.ExpressionContext expression) {
        Set<String> fields = new LinkedHashSet<>();
        Set<String> globals = new LinkedHashSet<>();
        Set<String> functions = new LinkedHashSet<>();
        int last = expression.getStop().getTokenIndex();
        for (int i = expression.getStart().getTokenIndex(); i <= last; i++) {
            Token token = tokens.get(i);
            if (token.getType() != FormulaLexer.IDENTIFIER) {
                continue;
            }
            String name = token.getText();
            if (tokens.get(i + 1).getType() == FormulaLexer.OPEN) {
                functions.add(name.toUpperCase(Locale.ROOT));
            } else {
                (name.startsWith("$") ? globals : fields).add(name);
            }
        }
        return new Conjunct(source.text(start, end), fields, globals, functions, gated);
    }
}
