package dev.plumbline.formula;

import static dev.plumbline.formula.Function.Group.PICKLIST;
import static dev.plumbline.formula.Function.Trait.CHANGE;

import dev.plumbline.crm.FieldValue;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Picklists, and the functions that compare a record with what it was. */
final class PicklistFunctions {

    private PicklistFunctions() {}

    static List<Function> all() {
        return List.of(
                Function.of(
                                PICKLIST,
                                "ISPICKVAL(field Picklist, value Text) Boolean",
                                "True when the picklist holds that value; \"\" asks whether it holds none.",
                                "ISPICKVAL(StageName, \"Negotiation/Review\")",
                                "true",
                                a -> new IsPicklistValue(a.node(0, Type.PICKLIST), a.literal(1)))
                        .typed((arguments, place) -> literal("ISPICKVAL", arguments)),
                Function.of(
                                PICKLIST,
                                "INCLUDES(field MultiPicklist, value Text) Boolean",
                                "True when the multi-select picklist has that value selected.",
                                "INCLUDES(Competitors__c, \"Acme\")",
                                "true",
                                a -> {
                                    Node<String> field = a.node(0, Type.MULTIPICKLIST);
                                    String value = a.literal(1);
                                    return Truth.sure((facts, context) -> includes(field.get(facts, context), value));
                                })
                        .typed((arguments, place) -> literal("INCLUDES", arguments)),
                Function.of(
                        PICKLIST,
                        "PICKLISTCOUNT(field MultiPicklist) Number",
                        "How many values are selected.",
                        "PICKLISTCOUNT(Competitors__c)",
                        "2",
                        a -> {
                            Node<String> field = a.node(0, Type.MULTIPICKLIST);
                            return Node.by((facts, context) -> BigDecimal.valueOf(count(field.get(facts, context))));
                        }),
                Function.of(
                                Function.Group.ADVANCED,
                                "ISCHANGED(field Any) Boolean",
                                "True when the change at hand gave the field another value; false on a new record.",
                                "ISCHANGED(CloseDate)",
                                "true",
                                PicklistFunctions::isChanged)
                        .typed((arguments, place) -> {
                            ownField("ISCHANGED", arguments);
                            return Type.BOOLEAN;
                        })
                        .with(CHANGE),
                Function.of(
                                Function.Group.ADVANCED,
                                "ISNEW() Boolean",
                                "True when the change at hand made the record.",
                                "ISNEW()",
                                "false",
                                a -> Truth.sure((facts, context) -> facts.isNew()))
                        .with(CHANGE),
                Function.of(
                                Function.Group.ADVANCED,
                                "PRIORVALUE(field Any) Any",
                                "The field's value before the change at hand; blank on a new record.",
                                "PRIORVALUE(CloseDate)",
                                "2026-02-28",
                                a -> a.before(0))
                        .typed((arguments, place) -> ownField("PRIORVALUE", arguments))
                        .with(CHANGE));
    }

    private static Type literal(String name, List<Term> arguments) {
        Term field = arguments.get(0);
        if (!field.type().isPicklist() && field.type() != Type.ANY) {
            throw Refusal.type(
                    FunctionTable.function(name), name.equals("INCLUDES") ? "MultiPicklist" : "Picklist", field);
        }
        if (!arguments.get(1).isTextLiteral()) {
            throw new Refusal(
                    arguments.get(1).place(), "Function '" + name + "()' compares with a text in quotes only");
        }
        return Type.BOOLEAN;
    }

    /** Salesforce knows what a record was, not what its relatives were. */
    private static Type ownField(String name, List<Term> arguments) {
        Term argument = arguments.get(0);
        if (!(argument instanceof Term.Reference field)) {
            throw new Refusal(argument.place(), "Function '" + name + "()' takes the name of a field, nothing else");
        }
        if (field.path().indexOf('.') >= 0 || field.path().startsWith("$")) {
            throw new Refusal(
                    argument.place(),
                    "Function '" + name + "()' takes a field of the record itself, not " + field.path());
        }
        return field.type();
    }

    private static Code isChanged(Arguments a) {
        Term.Reference field = a.reference(0);
        Fields.Slot now = new Fields.Slot(field.slot(), field.path(), false);
        Fields.Slot before = new Fields.Slot(field.slot(), field.path(), true);
        return Truth.sure((facts, context) -> {
            if (facts.isNew()) {
                return false;
            }
            FieldValue is = now.read(facts);
            FieldValue was = before.read(facts);
            if (is.isHidden() || was.isHidden()) {
                throw new Unreadable(field.path());
            }
            return is != was && !same(is, was);
        });
    }

    private static boolean same(FieldValue a, FieldValue b) {
        return a instanceof FieldValue.Num x && b instanceof FieldValue.Num y
                ? x.value().compareTo(y.value()) == 0
                : a.equals(b);
    }

    static boolean includes(@Nullable String values, String value) {
        if (values == null || value.isEmpty()) {
            return false;
        }
        for (int at = values.indexOf(value); at >= 0; at = values.indexOf(value, at + 1)) {
            int end = at + value.length();
            if ((at == 0 || values.charAt(at - 1) == ';') && (end == values.length() || values.charAt(end) == ';')) {
                return true;
            }
        }
        return false;
    }

    private static long count(@Nullable String values) {
        return values == null ? 0 : 1 + values.chars().filter(c -> c == ';').count();
    }

    private static final class IsPicklistValue extends Truth {
        private final Node<String> field;
        private final @Nullable String value;

        IsPicklistValue(Node<String> field, String value) {
            this.field = field;
            this.value = Texts.blankIfEmpty(value);
        }

        @Override
        int test(Facts facts, Context context) {
            String held = field.get(facts, context);
            return held == null ? of(value == null) : of(held.equals(value));
        }
    }
}
