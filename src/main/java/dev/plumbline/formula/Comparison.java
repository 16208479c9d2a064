package dev.plumbline.formula;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The code of =, &lt;&gt;, &lt;, &lt;=, &gt; and &gt;=. A comparison with a blank is neither true nor false, but a blank text equals a blank text. */
final class Comparison {

    /** Which outcomes of compareTo satisfy an operator: bit 0 for less, 1 for equal, 2 for greater. */
    static final int LESS = 1;

    static final int EQUAL = 2;
    static final int GREATER = 4;

    private Comparison() {}

    static int judge(int accepted, int compared) {
        return accepted >> (Integer.signum(compared) + 1) & 1;
    }

    static Truth of(Type type, Arguments arguments, int left, int right, int accepted) {
        return switch (type) {
            case BOOLEAN -> truths(arguments.truth(left), arguments.truth(right), accepted);
            case NUMBER -> numbers(arguments.number(left), arguments.number(right), accepted);
            case DATE -> dates(arguments.date(left), arguments.date(right), accepted);
            case ID -> ids(arguments.node(left, Type.ID), arguments.node(right, Type.ID), accepted);
            case TEXT, NULL, ANY -> texts(arguments.text(left), arguments.text(right), accepted);
            default ->
                measured(
                        arguments.<Comparable<Object>>node(left, type),
                        arguments.<Comparable<Object>>node(right, type),
                        accepted);
        };
    }

    private static Truth numbers(Node<BigDecimal> left, Node<BigDecimal> right, int accepted) {
        Truth exact = new OfNumbers(left, right, accepted);
        if (left instanceof Elapsed elapsed && right instanceof Measured<BigDecimal> days) {
            return elapsed.compared(days, accepted, exact);
        }
        if (right instanceof Elapsed elapsed && left instanceof Measured<BigDecimal> days) {
            return elapsed.compared(days, mirrored(accepted), exact);
        }
        return left instanceof Measured<BigDecimal> a && right instanceof Measured<BigDecimal> b
                ? MeasureComparison.of(a, b, accepted, exact)
                : exact;
    }

    private static Truth dates(Node<LocalDate> left, Node<LocalDate> right, int accepted) {
        Truth exact = new OfDates(left, right, accepted);
        return left instanceof Measured<LocalDate> a && right instanceof Measured<LocalDate> b
                ? MeasureComparison.of(a, b, accepted, exact)
                : exact;
    }

    private static Truth measured(Node<Comparable<Object>> left, Node<Comparable<Object>> right, int accepted) {
        Truth exact = values(left, right, accepted);
        return left instanceof Measured<?> a && right instanceof Measured<?> b
                ? MeasureComparison.of(a, b, accepted, exact)
                : exact;
    }

    /** What must hold when the sides are exchanged. */
    static int mirrored(int accepted) {
        return accepted & EQUAL | accepted >> 2 & LESS | accepted << 2 & GREATER;
    }

    private static Truth truths(Truth left, Truth right, int accepted) {
        return Truth.by((facts, context) -> {
            int a = left.test(facts, context);
            int b = right.test(facts, context);
            return a == Truth.BLANK || b == Truth.BLANK ? Truth.BLANK : judge(accepted, Integer.compare(a, b));
        });
    }

    private static Truth texts(Node<String> left, Node<String> right, int accepted) {
        boolean unequal = accepted == (LESS | GREATER);
        if (accepted == EQUAL || unequal) {
            return Truth.sure(
                    (facts, context) -> Objects.equals(left.get(facts, context), right.get(facts, context)) != unequal);
        }
        return values(left, right, accepted);
    }

    private static <T extends Comparable<? super T>> Truth values(Node<T> left, Node<T> right, int accepted) {
        return Truth.by((facts, context) -> {
            T a = left.get(facts, context);
            T b = right.get(facts, context);
            return a == null || b == null ? Truth.BLANK : judge(accepted, a.compareTo(b));
        });
    }

    /** Ids match by their first 15 characters, however many either side has. */
    private static Truth ids(Node<String> left, Node<String> right, int accepted) {
        boolean unequal = accepted != EQUAL;
        return Truth.sure(
                (facts, context) -> sameId(whole(left, facts, context), whole(right, facts, context)) != unequal);
    }

    private static @Nullable String whole(Node<String> node, Facts facts, Context context) {
        return node instanceof Fields.Id id ? id.whole(facts) : node.get(facts, context);
    }

    private static boolean sameId(@Nullable String a, @Nullable String b) {
        if (a == null || b == null || a.length() < 15 || b.length() < 15) {
            return Objects.equals(a, b);
        }
        return a.regionMatches(0, b, 0, 15) && a.length() <= 18 && b.length() <= 18;
    }

    private static final class OfNumbers extends Truth {
        private final Node<BigDecimal> left;
        private final Node<BigDecimal> right;
        private final int accepted;

        OfNumbers(Node<BigDecimal> left, Node<BigDecimal> right, int accepted) {
            this.left = left;
            this.right = right;
            this.accepted = accepted;
        }

        @Override
        int test(Facts facts, Context context) {
            BigDecimal a = left.get(facts, context);
            BigDecimal b = right.get(facts, context);
            return a == null || b == null ? BLANK : judge(accepted, a.compareTo(b));
        }
    }

    private static final class OfDates extends Truth {
        private final Node<LocalDate> left;
        private final Node<LocalDate> right;
        private final int accepted;

        OfDates(Node<LocalDate> left, Node<LocalDate> right, int accepted) {
            this.left = left;
            this.right = right;
            this.accepted = accepted;
        }

        @Override
        int test(Facts facts, Context context) {
            LocalDate a = left.get(facts, context);
            LocalDate b = right.get(facts, context);
            return a == null || b == null ? BLANK : judge(accepted, a.compareTo(b));
        }
    }
}
