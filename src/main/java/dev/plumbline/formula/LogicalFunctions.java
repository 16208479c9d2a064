package dev.plumbline.formula;

import static dev.plumbline.formula.Function.Group.LOGICAL;

import java.util.List;
import java.util.stream.IntStream;

/** AND, OR, IF and what asks for blanks. */
final class LogicalFunctions {

    private LogicalFunctions() {}

    static List<Function> all() {
        return List.of(
                Function.of(
                        LOGICAL,
                        "AND(condition Boolean...) Boolean",
                        "True when all conditions are; those after the first false one are not looked at.",
                        "AND(NOT(IsClosed), Amount > 10000)",
                        "true",
                        LogicalFunctions::and),
                Function.of(
                        LOGICAL,
                        "OR(condition Boolean...) Boolean",
                        "True when any condition is; those after the first true one are not looked at.",
                        "OR(IsClosed, ISBLANK(NextStep))",
                        "false",
                        LogicalFunctions::or),
                Function.of(
                        LOGICAL,
                        "NOT(condition Boolean) Boolean",
                        "True for false and false for true; also written !.",
                        "NOT(IsClosed)",
                        "true",
                        LogicalFunctions::not),
                Function.of(
                                LOGICAL,
                                "IF(condition Boolean, then Any, else Any) Any",
                                "One of two values; a blank condition counts as false.",
                                "IF(Amount > 10000, \"large\", \"small\")",
                                "large",
                                Choices::ifThenElse)
                        .typed(Choices::typeOfIf),
                Function.of(
                                LOGICAL,
                                "CASE(expression Any, value Any, result Any, else Any...) Any",
                                "The result that stands after the first value that the expression equals, else the last argument. What fails in any of them fails the whole.",
                                "CASE(StageName, \"Prospecting\", 1, \"Negotiation/Review\", 2, 0)",
                                "2",
                                Choices::caseOf)
                        .typed(Choices::typeOfCase),
                Function.of(
                                LOGICAL,
                                "ISBLANK(expression Any) Boolean",
                                "True when there is no value; for any type but checkboxes.",
                                "ISBLANK(NextStep)",
                                "false",
                                Blankness::of)
                        .typed(noBoolean("ISBLANK", Type.BOOLEAN)),
                Function.of(
                                LOGICAL,
                                "ISNULL(expression Any) Boolean",
                                "As ISBLANK, but a text is never null. Prefer ISBLANK.",
                                "ISNULL(Amount)",
                                "false",
                                a -> isNeverNull(a.term(0)) ? Truth.constant(Truth.NO) : Blankness.of(a))
                        .typed(noBoolean("ISNULL", Type.BOOLEAN)),
                Function.of(
                                LOGICAL,
                                "BLANKVALUE(expression Any, substitute Any) Any",
                                "The expression, or the substitute when it is blank.",
                                "BLANKVALUE(Discount__c, 0)",
                                "0",
                                LogicalFunctions::substitute)
                        .typed((arguments, place) -> typeOfSubstitute("BLANKVALUE", arguments)),
                Function.of(
                                LOGICAL,
                                "NULLVALUE(expression Any, substitute Any) Any",
                                "As BLANKVALUE, but a text is never null. Prefer BLANKVALUE.",
                                "NULLVALUE(Amount, 0)",
                                "12000.5",
                                a -> isNeverNull(a.term(0)) || a.typeOf(0) == Type.NULL && isNeverNull(a.term(1))
                                        ? Eager.substitute(a.node(0, a.type()), a, a.node(1, a.type()))
                                        : substitute(a))
                        .typed((arguments, place) -> typeOfSubstitute("NULLVALUE", arguments)),
                Function.of(
                        LOGICAL,
                        "ISNUMBER(text Text!) Boolean",
                        "True when the text is a number.",
                        "ISNUMBER(\"12.5\")",
                        "true",
                        a -> {
                            Node<String> text = a.text(0);
                            return Truth.sure((facts, context) -> {
                                String value = text.get(facts, context);
                                return value != null && Numbers.isNumber(value);
                            });
                        }),
                Function.refused(
                        LOGICAL,
                        "ISCLONE() Boolean",
                        "Whether the record was made by cloning another.",
                        "nobody but Salesforce knows whether a record was cloned"));
    }

    /** Texts are never null in Salesforce, except that TEXT(picklist) asks for the picklist. */
    private static boolean isNeverNull(Term term) {
        boolean picklist = term instanceof Term.Application text
                && text.calls("TEXT")
                && text.arguments().get(0).type() == Type.PICKLIST;
        return term.type().isText() && !picklist;
    }

    private static Function.Typing noBoolean(String name, Type result) {
        return (arguments, place) -> {
            if (arguments.get(0).type() == Type.BOOLEAN) {
                throw Refusal.type(
                        FunctionTable.function(name), "Number, Date, DateTime, Time, Text, Picklist", arguments.get(0));
            }
            return result;
        };
    }

    private static Type typeOfSubstitute(String name, List<Term> arguments) {
        Term first = arguments.get(0);
        Term second = arguments.get(1);
        for (Term term : arguments) {
            if (term.type() == Type.BOOLEAN
                    || term.type() == Type.LOCATION
                    || term.type().isPicklist()) {
                throw Refusal.type(FunctionTable.function(name), "Number, Date, DateTime, Time, Text", term);
            }
        }
        return first.type()
                .common(second.type())
                .orElseThrow(() ->
                        Refusal.type(FunctionTable.function(name), first.type().label(), second));
    }

    private static Code substitute(Arguments a) {
        Node<Object> expression = a.node(0, a.type());
        Node<Object> substitute = a.node(1, a.type());
        Node<Object> chosen = Node.by((facts, context) -> {
            Object value = expression.get(facts, context);
            return value != null ? value : substitute.get(facts, context);
        });
        return Eager.substitute(chosen, a, substitute);
    }

    static Code and(Arguments a) {
        return new Junction(conditions(a), Truth.NO);
    }

    static Code or(Arguments a) {
        return new Junction(conditions(a), Truth.YES);
    }

    private static Truth[] conditions(Arguments a) {
        return IntStream.range(0, a.size()).mapToObj(a::truth).toArray(Truth[]::new);
    }

    private static Code not(Arguments a) {
        return Not.of(a.truth(0));
    }
}
