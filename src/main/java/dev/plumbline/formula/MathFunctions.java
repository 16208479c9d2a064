package dev.plumbline.formula;

import static dev.plumbline.formula.Function.Group.MATH;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Numbers to numbers. Roots, logarithms and angles work in binary, with some 15 digits; everything else is decimal. */
final class MathFunctions {

    private static final BigDecimal PI = new BigDecimal("3.14159265358979323846");

    private MathFunctions() {}

    static List<Function> all() {
        return List.of(
                decimal("ABS", "Without its sign.", "ABS(-3.5)", "3.5", BigDecimal::abs),
                decimal(
                        "CEILING",
                        "The next whole number away from zero.",
                        "CEILING(-1.2)",
                        "-2",
                        n -> Numbers.whole(n, RoundingMode.UP)),
                decimal(
                        "FLOOR",
                        "The next whole number towards zero.",
                        "FLOOR(-1.8)",
                        "-1",
                        n -> Numbers.whole(n, RoundingMode.DOWN)),
                decimal(
                        "MCEILING",
                        "The next whole number that is not less.",
                        "MCEILING(-1.2)",
                        "-1",
                        n -> Numbers.whole(n, RoundingMode.CEILING)),
                decimal(
                        "MFLOOR",
                        "The next whole number that is not greater.",
                        "MFLOOR(-1.2)",
                        "-2",
                        n -> Numbers.whole(n, RoundingMode.FLOOR)),
                binary("EXP", "e raised to a number.", "EXP(0)", "1", Math::exp),
                binary("LN", "The natural logarithm; of numbers above zero.", "LN(1)", "0", Math::log),
                binary(
                        "LOG",
                        "The logarithm to base 10; of numbers above zero.",
                        "LOG(100)",
                        "2",
                        MathFunctions::log10),
                binary("SQRT", "The square root.", "SQRT(16)", "4", Math::sqrt),
                binary("ACOS", "The angle in radians that has this cosine.", "ACOS(1)", "0", Math::acos),
                binary("ASIN", "The angle in radians that has this sine.", "ASIN(0)", "0", Math::asin),
                binary("ATAN", "The angle in radians that has this tangent.", "ATAN(0)", "0", Math::atan),
                binary("COS", "The cosine of an angle in radians.", "COS(0)", "1", Math::cos),
                binary("SIN", "The sine of an angle in radians.", "SIN(0)", "0", Math::sin),
                binary("TAN", "The tangent of an angle in radians.", "TAN(0)", "0", Math::tan),
                of(
                        "ATAN2(y Number, x Number) Number",
                        "The angle in radians of the point x, y.",
                        "ATAN2(0, 1)",
                        "0",
                        a -> Node.map(
                                a.number(0),
                                a.number(1),
                                (y, x) -> Numbers.of("ATAN2", Math.atan2(y.doubleValue(), x.doubleValue())))),
                of(
                        "PI() Number",
                        "The circle's circumference over its diameter.",
                        "ROUND(PI(), 4)",
                        "3.1416",
                        a -> Node.constant(PI)),
                of(
                        "MAX(number Number...) Number",
                        "The greatest of the numbers; blank when one is blank.",
                        "MAX(3, 12, 7)",
                        "12",
                        a -> extreme(a, 1)),
                of(
                        "MIN(number Number...) Number",
                        "The least of the numbers; blank when one is blank.",
                        "MIN(3, 12, 7)",
                        "3",
                        a -> extreme(a, -1)),
                of(
                        "MOD(number Number, divisor Number) Number",
                        "What is left over after dividing; it has the sign of the number.",
                        "MOD(-7, 3)",
                        "-1",
                        a -> Node.map(a.number(0), a.number(1), Numbers::modulo)),
                of(
                        "ROUND(number Number, decimals Number) Number",
                        "Rounded to so many decimals, halves away from zero; negative decimals round before the point.",
                        "ROUND(1234.565, 2)",
                        "1234.57",
                        a -> Node.map(a.number(0), a.number(1), (n, d) -> Numbers.round(n, d, RoundingMode.HALF_UP))),
                of(
                        "TRUNC(number Number, decimals Number) Number",
                        "Cut off after so many decimals; negative decimals cut before the point.",
                        "TRUNC(8.57, 1)",
                        "8.5",
                        a -> Node.map(a.number(0), a.number(1), (n, d) -> Numbers.round(n, d, RoundingMode.DOWN))),
                of(
                        "GEOLOCATION(latitude Number!, longitude Number!) Geolocation",
                        "A point on the earth, for DISTANCE.",
                        "ROUND(DISTANCE(GEOLOCATION(0, 0), GEOLOCATION(0, 1), \"km\"), 1)",
                        "111.2",
                        MathFunctions::location),
                of(
                                "DISTANCE(from Geolocation!, to Geolocation!, unit Text!) Number",
                                "How far two points are from each other, in \"mi\" or \"km\".",
                                "ROUND(DISTANCE(GEOLOCATION(48.1, 11.6), GEOLOCATION(52.5, 13.4), \"mi\"), 0)",
                                "314",
                                MathFunctions::distance)
                        .typed(MathFunctions::unit),
                Function.refused(
                        MATH,
                        "CURRENCYRATE(isoCode Text) Number",
                        "The conversion rate of a currency.",
                        "exchange rates are not mirrored"));
    }

    private static Function of(
            String signature, String summary, String example, String result, Function.Builder builder) {
        return Function.of(MATH, signature, summary, example, result, builder);
    }

    private static Function decimal(
            String name, String summary, String example, String result, UnaryOperator<BigDecimal> operation) {
        return of(
                name + "(number Number) Number",
                summary,
                example,
                result,
                a -> Node.map(a.number(0), operation::apply));
    }

    private static Function binary(
            String name, String summary, String example, String result, DoubleUnaryOperator operation) {
        return of(
                name + "(number Number) Number",
                summary,
                example,
                result,
                a -> Node.map(a.number(0), n -> Numbers.of(name, operation.applyAsDouble(n.doubleValue()))));
    }

    /** By way of the natural logarithm, as Salesforce does it: LOG(1000) is a trifle less than 3. */
    private static double log10(double number) {
        return Math.log(number) / Math.log(10);
    }

    private static Code extreme(Arguments a, int sign) {
        List<Node<BigDecimal>> numbers =
                IntStream.range(0, a.size()).mapToObj(a::number).toList();
        return Node.by((facts, context) -> {
            BigDecimal best = null;
            boolean blank = false;
            for (Node<BigDecimal> number : numbers) {
                BigDecimal next = number.get(facts, context);
                if (next == null) {
                    blank = true; // and yet the rest must not fail
                } else if (best == null || next.compareTo(best) * sign > 0) {
                    best = next;
                }
            }
            return blank ? null : best;
        });
    }

    private static Code location(Arguments a) {
        Node<BigDecimal> latitude = a.number(0);
        Node<BigDecimal> longitude = a.number(1);
        return Node.by((facts, context) -> {
            BigDecimal north = latitude.get(facts, context);
            BigDecimal east = longitude.get(facts, context);
            if (north == null && east == null) {
                return null;
            }
            if (north == null || east == null) {
                throw new Failure("GEOLOCATION: one of latitude and longitude is blank");
            }
            return new Location(north.doubleValue(), east.doubleValue());
        });
    }

    private static Type unit(List<Term> arguments, Place place) {
        Term unit = arguments.get(2);
        if (unit instanceof Term.Constant c && !Location.isUnit(c.value())) {
            throw new Refusal(unit.place(), "Incorrect argument for function 'DISTANCE()'. Expected \"mi\" or \"km\"");
        }
        return Type.NUMBER;
    }

    private static Code distance(Arguments a) {
        Node<Location> from = a.location(0);
        Node<Location> to = a.location(1);
        Node<String> unit = a.text(2);
        return Node.by((facts, context) -> {
            Location start = from.get(facts, context);
            Location end = to.get(facts, context);
            double radius = Location.radius(unit.get(facts, context));
            return start == null || end == null ? null : Numbers.of("DISTANCE", start.distance(end, radius));
        });
    }
}
