package dev.plumbline.formula;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** From what was parsed to what is meant: resolves names, checks types, and says all that is wrong at once. */
final class Checker {

    /** Levels of nesting; keeps everything that walks a formula within its stack. */
    static final int DEEPEST = 500;

    static final String TOO_DEEP = "The formula is nested more than " + DEEPEST + " levels deep. Split it.";

    private static final int MOST_ISSUES = 20;

    private final Resolver resolver;
    private final List<Issue> issues = new ArrayList<>();
    private boolean readsClock;
    private boolean readsContext;
    private boolean readsChange;
    private final Set<String> compared = new TreeSet<>();
    private int patterns;

    Checker(Resolver resolver) {
        this.resolver = resolver;
    }

    List<Issue> issues() {
        return issues;
    }

    boolean readsClock() {
        return readsClock;
    }

    boolean readsContext() {
        return readsContext;
    }

    boolean readsChange() {
        return readsChange;
    }

    /** Fields that it compares with what they were. */
    Set<String> compared() {
        return compared;
    }

    /** How many REGEX it has, which share what matching may cost. */
    int patterns() {
        return patterns;
    }

    /** The meaning of an expression; where it has none, an issue is noted and something stands in that fits everywhere. */
    Term check(FormulaParser.ExpressionContext expression) {
        Place place = Place.of(expression.getStart());
        if (issues.size() < MOST_ISSUES) {
            try {
                return meaning(expression, place);
            } catch (Refusal refusal) {
                issues.add(refusal.issue());
            }
        }
        return new Term.Unavailable(Type.ANY, "", place);
    }

    private Term meaning(FormulaParser.ExpressionContext expression, Place place) {
        if (expression instanceof FormulaParser.InfixContext infix) {
            return infix(infix);
        }
        if (expression instanceof FormulaParser.GroupContext group) {
            return check(group.expression());
        }
        if (expression instanceof FormulaParser.CallContext call) {
            return call(call, place);
        }
        if (expression instanceof FormulaParser.PrefixContext prefix) {
            return prefix(prefix, place);
        }
        if (expression instanceof FormulaParser.NameContext name) {
            return resolver.resolve(name.getText(), place);
        }
        return literal(expression, place);
    }

    private static Term literal(FormulaParser.ExpressionContext expression, Place place) {
        if (expression instanceof FormulaParser.NumberContext number) {
            return new Term.Constant(Type.NUMBER, new BigDecimal(number.getText(), Numbers.EXACT), place);
        }
        if (expression instanceof FormulaParser.TextContext text) {
            return new Term.Constant(Type.TEXT, Texts.blankIfEmpty(Literals.unquote(text.getText())), place);
        }
        if (expression instanceof FormulaParser.NullContext) {
            return new Term.Constant(Type.NULL, null, place);
        }
        return new Term.Constant(Type.BOOLEAN, expression instanceof FormulaParser.TrueContext, place);
    }

    private Term prefix(FormulaParser.PrefixContext prefix, Place place) {
        String symbol = prefix.operator.getText();
        Function function = symbol.equals("-") || symbol.equals("+")
                ? FunctionTable.operator("prefix " + symbol)
                : FunctionTable.function("NOT");
        return apply(function, List.of(check(prefix.expression())), place);
    }

    /** Chains such as {@code a && b && c} lean to the left as deep as they are long, so they are walked and not descended. */
    private Term infix(FormulaParser.InfixContext top) {
        Deque<FormulaParser.InfixContext> chain = new ArrayDeque<>();
        FormulaParser.ExpressionContext first = top;
        while (first instanceof FormulaParser.InfixContext infix) {
            chain.push(infix);
            first = infix.left;
        }
        Term left = check(first);
        while (!chain.isEmpty()) {
            FormulaParser.InfixContext infix = chain.pop();
            Function function = function(infix);
            List<Term> operands = new ArrayList<>(List.of(left, check(infix.right)));
            while (function.has(Function.Trait.CHAIN) && !chain.isEmpty() && function(chain.peek()) == function) {
                operands.add(check(chain.pop().right));
            }
            left = apply(function, operands, Place.of(infix.operator));
        }
        return left;
    }

    private static Function function(FormulaParser.@Nullable InfixContext infix) {
        String symbol = infix == null ? "" : infix.operator.getText();
        return FunctionTable.operator(
                switch (symbol) {
                    case "==" -> "=";
                    case "!=" -> "<>";
                    default -> symbol;
                });
    }

    private Term call(FormulaParser.CallContext call, Place place) {
        String name = call.IDENTIFIER().getText();
        List<Term> arguments = call.expression().stream().map(this::check).toList();
        Function function = FunctionTable.find(name);
        if (function == null) {
            throw new Refusal(
                    place,
                    "Unknown function " + name + ". Check spelling." + Spelling.advice(name, FunctionTable.names()));
        }
        if (function.refusal() != null) {
            throw new Refusal(
                    place,
                    "Function " + function.name() + " is not available in Plumbline: " + function.refusal() + ".");
        }
        if (function.name().equals("STAGE_AT_LEAST") && arguments.size() == 1) {
            arguments = List.of(arguments.get(0), resolver.resolve(PlumblineFunctions.STAGE, place));
        }
        return apply(function, arguments, place);
    }

    private Term apply(Function function, List<Term> arguments, Place place) {
        Signature signature = function.signature();
        if (!signature.takesCount(arguments.size())) {
            throw new Refusal(
                    place,
                    "Incorrect number of parameters for " + function.title() + ". Expected " + expected(signature)
                            + ", received " + arguments.size());
        }
        for (int i = 0; i < arguments.size(); i++) {
            Signature.Parameter parameter = signature.parameter(i);
            if (!parameter.takes(arguments.get(i).type())) {
                throw Refusal.type(function, parameter.expected(), arguments.get(i));
            }
        }
        Function.Typing typing = function.typing();
        Type type = typing == null ? signature.result() : typing.type(arguments, place);
        Term.Application application = new Term.Application(function, arguments, type, place);
        if (application.depth() > DEEPEST) {
            throw new Refusal(place, TOO_DEEP);
        }
        readsClock |= function.has(Function.Trait.CLOCK);
        readsContext |= function.has(Function.Trait.CONTEXT);
        readsChange |= function.has(Function.Trait.CHANGE);
        if (function.has(Function.Trait.CHANGE)
                && !arguments.isEmpty()
                && arguments.get(0) instanceof Term.Reference field) {
            compared.add(field.path());
        }
        patterns += function.name().equals("REGEX") ? 1 : 0;
        return application;
    }

    private static String expected(Signature signature) {
        int most = signature.parameters().size();
        if (signature.repeats()) {
            return "at least " + signature.required();
        }
        return signature.required() == most ? String.valueOf(most) : signature.required() + " to " + most;
    }
}
