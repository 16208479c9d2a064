package dev.plumbline.formula;

import static dev.plumbline.formula.Function.Group.OPERATOR;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operators, each a function of its operands. */
final class Operators {

    private static final String MEASURABLE = "Number|Date|DateTime|Time|Text";

    private Operators() {}

    static List<Function> all() {
        return List.of(
                Function.of(
                                OPERATOR,
                                "&&(left Boolean, right Boolean...) Boolean",
                                "True when both sides are; the right one is not looked at when the left one is false.",
                                "IsClosed && IsWon",
                                "false",
                                LogicalFunctions::and)
                        .with(Function.Trait.CHAIN),
                Function.of(
                                OPERATOR,
                                "||(left Boolean, right Boolean...) Boolean",
                                "True when either side is; the right one is not looked at when the left one is true.",
                                "IsClosed || Amount > 10000",
                                "true",
                                LogicalFunctions::or)
                        .with(Function.Trait.CHAIN),
                equality(
                        "=",
                        "True when both sides are equal. A blank text equals the empty text.",
                        "NextStep = \"\"",
                        "false"),
                equality("<>", "True when the sides differ; also written !=.", "Amount <> 0", "true"),
                order("<", Comparison.LESS, "True when the left side is less.", "CloseDate < DATE(2026, 4, 1)"),
                order(
                        "<=",
                        Comparison.LESS | Comparison.EQUAL,
                        "True when the left side is less or equal.",
                        "Amount <= 12000.50"),
                order(">", Comparison.GREATER, "True when the left side is greater.", "Probability > 0.2"),
                order(
                        ">=",
                        Comparison.GREATER | Comparison.EQUAL,
                        "True when the left side is greater or equal.",
                        "Amount >= 10000"),
                Function.of(
                                OPERATOR,
                                "+(left Number|Date|DateTime|Time|Text, right Number|Date|DateTime|Text) Any",
                                "Adds numbers, adds days to a date and milliseconds to a time, joins texts.",
                                "DATE(2026, 1, 31) + 1",
                                "2026-02-01",
                                Operators::plus)
                        .typed(Operators::sum),
                Function.of(
                                OPERATOR,
                                "-(left Number|Date|DateTime|Time, right Number|Date|DateTime|Time) Any",
                                "Subtracts numbers, takes days from a date, or gives the days between two dates and the milliseconds between two times.",
                                "DATE(2026, 3, 1) - DATE(2026, 2, 1)",
                                "28",
                                Operators::minus)
                        .typed(Operators::difference),
                Function.of(
                                OPERATOR,
                                "&(left Text, right Text...) Text",
                                "Joins texts; a blank one adds nothing.",
                                "\"Next: \" & NextStep",
                                "Next: Send the quote",
                                Operators::join)
                        .with(Function.Trait.CHAIN),
                Function.of(
                        OPERATOR,
                        "*(left Number, right Number) Number",
                        "Multiplies.",
                        "Amount * Probability",
                        "7200.3",
                        a -> Arithmetic.product(a.number(0), a.number(1))),
                Function.of(
                        OPERATOR,
                        "/(left Number, right Number) Number",
                        "Divides, to 39 significant digits; dividing by zero is an error.",
                        "1 / 8",
                        "0.125",
                        a -> Node.map(a.number(0), a.number(1), Numbers::divide)),
                Function.of(
                        OPERATOR,
                        "^(left Number, right Number) Number",
                        "Raises to a whole power. It binds looser than * and /, so 2 * 3 ^ 2 is 36.",
                        "2 * 3 ^ 2",
                        "36",
                        a -> Node.map(a.number(0), a.number(1), Numbers::power)),
                Function.of(
                                OPERATOR,
                                "prefix -(operand Number) Number",
                                "The number with the other sign.",
                                "-(2 + 3)",
                                "-5",
                                a -> Arithmetic.negative(a.number(0)))
                        .typed(Operators::sign),
                Function.of(
                                OPERATOR,
                                "prefix +(operand Number) Number",
                                "The number itself.",
                                "+37",
                                "37",
                                a -> a.number(0))
                        .typed(Operators::sign));
    }

    private static Function equality(String symbol, String summary, String example, String result) {
        int accepted = symbol.equals("=") ? Comparison.EQUAL : Comparison.LESS | Comparison.GREATER;
        return Function.of(OPERATOR, symbol + "(left Any, right Any) Boolean", summary, example, result, a -> {
                    boolean id = a.typeOf(0) == Type.ID || a.typeOf(1) == Type.ID;
                    if (a.typeOf(0) == Type.NULL && a.typeOf(1) == Type.NULL) {
                        return Truth.constant(Truth.BLANK);
                    }
                    return Comparison.of(id ? Type.ID : a.common(0, 1), a, 0, 1, accepted);
                })
                .typed((arguments, place) -> comparable(symbol, arguments));
    }

    private static Function order(String symbol, int accepted, String summary, String example) {
        String signature = symbol + "(left " + MEASURABLE + ", right " + MEASURABLE + ") Boolean";
        return Function.of(
                        OPERATOR,
                        signature,
                        summary,
                        example,
                        "true",
                        a -> Comparison.of(a.common(0, 1), a, 0, 1, accepted))
                .typed((arguments, place) -> comparable(symbol, arguments));
    }

    private static Type comparable(String symbol, List<Term> arguments) {
        for (Term side : arguments) {
            if (side.type().isPicklist() || side.type() == Type.LOCATION) {
                throw Refusal.type(operator(symbol), "Text, Number, Date, DateTime, Time, Boolean", side);
            }
        }
        Type left = arguments.get(0).type();
        if (left.common(arguments.get(1).type()).isEmpty()) {
            throw Refusal.type(operator(symbol), left.label(), arguments.get(1));
        }
        return Type.BOOLEAN;
    }

    private static Type sign(List<Term> arguments, Place place) {
        if (arguments.get(0).type() == Type.NULL) {
            throw Refusal.type(operator("prefix -"), "Number", arguments.get(0));
        }
        return Type.NUMBER;
    }

    private static Function operator(String symbol) {
        return FunctionTable.operator(symbol);
    }

    private static @Nullable Type unknown(Type left, Type right) {
        if (left == Type.NULL || right == Type.NULL) {
            return Type.NULL;
        }
        return left == Type.ANY && right == Type.ANY ? Type.NUMBER : null;
    }

    /** The other operand's type where one is not known: the result of adding to an unknown is of the type of the known. */
    private static Type sum(List<Term> arguments, Place place) {
        Type left = arguments.get(0).type();
        Type right = arguments.get(1).type();
        Type unknown = unknown(left, right);
        if (unknown != null) {
            return unknown;
        }
        if (left == Type.ANY || right == Type.ANY) {
            return left == Type.ANY ? right : left;
        }
        if (left.isText() && right.isText()) {
            return Type.TEXT;
        }
        if (right == Type.NUMBER && !left.isText()) {
            return left;
        }
        if (left == Type.NUMBER && (right == Type.DATE || right == Type.DATETIME)) {
            return right;
        }
        throw Refusal.type(operator("+"), left.isText() ? "Text" : "Number", arguments.get(1));
    }

    private static Type difference(List<Term> arguments, Place place) {
        Type left = arguments.get(0).type();
        Type right = arguments.get(1).type();
        Type unknown = unknown(left, right);
        if (unknown != null) {
            return unknown;
        }
        if (left == Type.ANY || right == Type.ANY) {
            return right == Type.NUMBER || left == Type.NUMBER ? Type.NUMBER : Type.ANY;
        }
        if (right == Type.NUMBER) {
            return left;
        }
        if (left == right) {
            return Type.NUMBER;
        }
        throw Refusal.type(operator("-"), left == Type.NUMBER ? "Number" : "Number, " + left.label(), arguments.get(1));
    }

    private static Code plus(Arguments a) {
        return switch (a.type()) {
            case DATE -> dated(a, Type.DATE, (LocalDate date, BigDecimal days) -> Dates.plus(date, days));
            case DATETIME -> dated(a, Type.DATETIME, (Instant moment, BigDecimal days) -> Dates.plus(moment, days));
            case TIME ->
                Node.map(a.time(0), a.number(1), (LocalTime time, BigDecimal millis) -> Dates.plus(time, millis));
            case TEXT, ID -> join(a);
            default -> Arithmetic.sum(a.number(0), a.number(1));
        };
    }

    private static <T> Code dated(Arguments a, Type type, java.util.function.BiFunction<T, BigDecimal, T> add) {
        boolean first = a.typeOf(0) == type;
        Node<T> date = a.node(first ? 0 : 1, type);
        return Node.map(date, a.number(first ? 1 : 0), add::apply);
    }

    private static Code minus(Arguments a) {
        Type left = a.typeOf(0) == Type.ANY ? a.typeOf(1) : a.typeOf(0);
        boolean difference = a.typeOf(0) == a.typeOf(1);
        return switch (left) {
            case DATE ->
                difference
                        ? Arithmetic.days(a.date(0), a.date(1))
                        : Node.map(a.date(0), a.number(1), (d, n) -> Dates.plus(d, n.negate()));
            case DATETIME ->
                difference
                        ? new Elapsed(a.moment(0), a.moment(1))
                        : Node.map(a.moment(0), a.number(1), (d, n) -> Dates.plus(d, n.negate()));
            case TIME ->
                difference
                        ? Node.map(a.time(0), a.time(1), Dates::between)
                        : Node.map(a.time(0), a.number(1), (d, n) -> Dates.plus(d, n.negate()));
            default -> Arithmetic.difference(a.number(0), a.number(1));
        };
    }

    private static Code join(Arguments a) {
        List<Node<String>> parts =
                java.util.stream.IntStream.range(0, a.size()).mapToObj(a::text).toList();
        return Node.by((facts, context) -> {
            String only = null;
            StringBuilder all = null;
            for (Node<String> part : parts) {
                String next = part.get(facts, context);
                if (next == null) {
                    continue;
                }
                if (only == null) {
                    only = next;
                } else {
                    all = all == null ? new StringBuilder(only) : all;
                    Texts.room(all.length() + (long) next.length());
                    all.append(next);
                }
            }
            return all == null ? only : all.toString();
        });
    }
}
