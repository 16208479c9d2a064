package dev.plumbline.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** IF and CASE: only the branch that is taken runs, so what fails or cannot be read elsewhere does not matter. */
final class Choices {

    private Choices() {}

    static Type typeOfIf(List<Term> arguments, Place place) {
        Function function = FunctionTable.function("IF");
        if (arguments.get(0).type() == Type.NULL) {
            throw Refusal.type(function, "Boolean", arguments.get(0));
        }
        return branches(function, List.of(arguments.get(1), arguments.get(2)));
    }

    static Type typeOfCase(List<Term> arguments, Place place) {
        Function function = FunctionTable.function("CASE");
        if (arguments.size() % 2 != 0) {
            throw new Refusal(
                    place,
                    "Incorrect number of parameters for function 'CASE()'. Expected " + (arguments.size() + 1)
                            + ", received " + arguments.size()
                            + ". After each value stands its result, and one more at the end");
        }
        for (Term term : arguments) {
            if (term.type() == Type.BOOLEAN || term.type() == Type.LOCATION) {
                throw Refusal.type(function, "Text, Number, Date, DateTime, Time, Picklist", term);
            }
        }
        values(function, arguments);
        List<Term> results = new ArrayList<>();
        for (int i = 2; i < arguments.size() - 1; i += 2) {
            results.add(arguments.get(i));
        }
        results.add(arguments.get(arguments.size() - 1));
        return branches(function, results);
    }

    private static void values(Function function, List<Term> arguments) {
        Type type = arguments.get(0).type();
        if (type == Type.MULTIPICKLIST) {
            throw Refusal.type(function, "Text, Number, Date, DateTime, Time, Picklist", arguments.get(0));
        }
        for (int i = 1; i < arguments.size() - 1; i += 2) {
            Term value = arguments.get(i);
            if (type == Type.PICKLIST && !value.isTextLiteral()) {
                throw new Refusal(value.place(), "CASE of a picklist compares with texts in quotes only");
            }
            if (type != Type.PICKLIST) {
                Type expected = type;
                type = type.common(value.type()).orElseThrow(() -> Refusal.type(function, expected.label(), value));
            }
        }
    }

    /** The type that all branches share. */
    private static Type branches(Function function, List<Term> branches) {
        Type type = Type.NULL;
        for (Term branch : branches) {
            Type expected = type;
            if (branch.type().isPicklist()) {
                throw Refusal.type(function, "Text", branch);
            }
            type = type.common(branch.type()).orElseThrow(() -> Refusal.type(function, expected.label(), branch));
        }
        return type;
    }

    static Code ifThenElse(Arguments a) {
        Truth condition = a.truth(0);
        if (a.type() == Type.BOOLEAN) {
            return new Either(condition, a.truth(1), a.truth(2));
        }
        Node<Object> then = a.node(1, a.type());
        Node<Object> otherwise = a.node(2, a.type());
        return Node.by((facts, context) ->
                condition.test(facts, context) == Truth.YES ? then.get(facts, context) : otherwise.get(facts, context));
    }

    /** IF with answers for branches: when both are the same, the condition need not be known. */
    private static final class Either extends Truth {
        private final Truth condition;
        private final Truth then;
        private final Truth otherwise;

        Either(Truth condition, Truth then, Truth otherwise) {
            this.condition = condition;
            this.then = then;
            this.otherwise = otherwise;
        }

        @Override
        int test(Facts facts, Context context) {
            boolean known;
            try {
                known = condition.test(facts, context) == YES;
            } catch (Unreadable unknown) {
                return whicheverWay(facts, context, unknown);
            }
            return known ? then.test(facts, context) : otherwise.test(facts, context);
        }

        @Override
        void columns(Batch batch, Context context, Rows wanted, Answers out) {
            Batch.Mark mark = batch.mark();
            Answers known = batch.answers();
            condition.test(batch, context, wanted, known);
            then.test(batch, context, known.yes, out);
            Rows rest = batch.rows().copy(wanted);
            rest.removeAll(known.yes);
            rest.removeAll(known.unsure);
            Answers others = batch.answers();
            otherwise.test(batch, context, rest, others);
            out.yes.addAll(others.yes);
            out.blank.addAll(others.blank);
            out.unsure.addAll(others.unsure);
            out.unsure.addAll(known.unsure);
            batch.rewind(mark);
        }

        private int whicheverWay(Facts facts, Context context, Unreadable unknown) {
            try {
                int answer = then.test(facts, context);
                if (answer == otherwise.test(facts, context)) {
                    return answer;
                }
            } catch (Unreadable more) {
                throw unknown.and(more);
            } catch (Failure e) {
                throw unknown;
            }
            throw unknown;
        }
    }

    static Code caseOf(Arguments a) {
        Type type = a.typeOf(0);
        for (int i = 1; i < a.size() - 1 && (type == Type.NULL || type == Type.ANY); i += 2) {
            type = a.typeOf(i);
        }
        boolean text = a.typeOf(0).isText() || type == Type.PICKLIST;
        Node<Object> expression = a.node(0, type);
        List<Node<Object>> values = new ArrayList<>();
        List<Node<Object>> results = new ArrayList<>();
        for (int i = 1; i < a.size() - 1; i += 2) {
            values.add(a.node(i, type));
            results.add(a.node(i + 1, a.type()));
        }
        Node<Object> otherwise = a.node(a.size() - 1, a.type());
        Node<Object> chosen = text && values.stream().allMatch(Node.Constant.class::isInstance)
                ? byText(expression, values, results, otherwise)
                : oneAfterTheOther(expression, values, results, otherwise, text);
        List<Node<Object>> all = new ArrayList<>(values);
        all.addAll(results);
        all.add(otherwise);
        return Eager.of(chosen, a, all);
    }

    private static Node<Object> oneAfterTheOther(
            Node<Object> expression,
            List<Node<Object>> values,
            List<Node<Object>> results,
            Node<Object> otherwise,
            boolean text) {
        return Node.by((facts, context) -> {
            Object value = expression.get(facts, context);
            for (int i = 0; i < values.size(); i++) {
                if (same(value, values.get(i).get(facts, context), text)) {
                    return results.get(i).get(facts, context);
                }
            }
            return otherwise.get(facts, context);
        });
    }

    /** Of texts in quotes, as picklists are asked for: looked up and not gone through. */
    private static Node<Object> byText(
            Node<Object> expression, List<Node<Object>> values, List<Node<Object>> results, Node<Object> otherwise) {
        Map<Object, Node<Object>> byValue = new HashMap<>();
        Node<Object> ofBlank = otherwise;
        for (int i = values.size() - 1; i >= 0; i--) {
            Object value = ((Node.Constant<Object>) values.get(i)).value;
            if (value == null) {
                ofBlank = results.get(i);
            } else {
                byValue.put(value, results.get(i));
            }
        }
        Node<Object> blank = ofBlank;
        return Node.by((facts, context) -> {
            Object value = expression.get(facts, context);
            return (value == null ? blank : byValue.getOrDefault(value, otherwise)).get(facts, context);
        });
    }

    /** A blank equals nothing, not even a blank, unless it is a text. */
    @SuppressWarnings("unchecked")
    private static boolean same(@Nullable Object a, @Nullable Object b, boolean text) {
        if (text || a == null || b == null) {
            return text && Objects.equals(a, b);
        }
        return ((Comparable<Object>) a).compareTo(b) == 0;
    }
}
