package dev.plumbline.formula;

import static dev.plumbline.formula.Function.Group.PLUMBLINE;
import static dev.plumbline.formula.Function.Trait.CONTEXT;

import dev.plumbline.crm.StageList;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What Salesforce lacks and rules about sales need. */
final class PlumblineFunctions {

    /** The field that STAGE_AT_LEAST reads when it is not told another. */
    static final String STAGE = "StageName";

    /** A hundred years; counting days one by one has to end. */
    private static final int LONGEST = 36_600;

    private PlumblineFunctions() {}

    static List<Function> all() {
        return List.of(
                Function.of(
                                PLUMBLINE,
                                "STAGE_AT_LEAST(stage Text, [field Picklist|Text]) Boolean",
                                "True when the opportunity has reached that stage, in the order of the org's sales process; reads StageName unless told another field.",
                                "STAGE_AT_LEAST(\"Proposal/Price Quote\")",
                                "true",
                                PlumblineFunctions::stageAtLeast)
                        .with(CONTEXT),
                Function.of(
                                PLUMBLINE,
                                "STAGE_ORDER(field Picklist|Text) Number",
                                "The position of a stage in the org's sales process, to compare two stages.",
                                "STAGE_ORDER(StageName) > STAGE_ORDER(PRIORVALUE(StageName))",
                                "true",
                                a -> {
                                    Node<String> field = a.node(0, Type.TEXT);
                                    return Node.by((facts, context) -> {
                                        String stage = field.get(facts, context);
                                        return stage == null
                                                ? null
                                                : BigDecimal.valueOf(order(context.stages(), stage));
                                    });
                                })
                        .with(CONTEXT),
                Function.of(
                        PLUMBLINE,
                        "ISPLACEHOLDER(text Text) Boolean",
                        "True when a text fills its field and says nothing: TBD, n/a, xxx, ?. A blank is none.",
                        "ISPLACEHOLDER(\"T.B.D.\")",
                        "true",
                        a -> {
                            Node<String> text = a.text(0);
                            return Truth.sure((facts, context) -> Placeholders.isPlaceholder(text.get(facts, context)));
                        }),
                Function.of(
                                PLUMBLINE,
                                "BUSINESS_DAYS_BETWEEN(from Date, to Date) Number",
                                "How many working days there are after the first date up to the second; negative when it is before.",
                                "BUSINESS_DAYS_BETWEEN(DATE(2026, 3, 6), DATE(2026, 3, 10))",
                                "2",
                                PlumblineFunctions::businessDays)
                        .with(CONTEXT));
    }

    private static Code stageAtLeast(Arguments a) {
        Node<String> wanted = a.text(0);
        Node<String> field = a.node(1, Type.TEXT);
        return wanted instanceof Node.Constant<String>
                ? new StageAtLeast(wanted, field)
                : Truth.sure((facts, context) -> {
                    String stage = field.get(facts, context);
                    String least = wanted.get(facts, context);
                    return stage != null
                            && least != null
                            && order(context.stages(), stage) >= order(context.stages(), least);
                });
    }

    /** With a stage in quotes, as nearly always: where that stands is looked up once for each list of stages. */
    private static final class StageAtLeast extends Truth {

        private record Least(StageList stages, int order) {}

        private final Node<String> wanted;
        private final Node<String> field;
        private @Nullable Least last;

        StageAtLeast(Node<String> wanted, Node<String> field) {
            this.wanted = wanted;
            this.field = field;
        }

        @Override
        int test(Facts facts, Context context) {
            String stage = field.get(facts, context);
            String least = wanted.get(facts, context);
            if (stage == null || least == null) {
                return NO;
            }
            int order = order(context.stages(), stage);
            Least known = last;
            if (known == null || known.stages() != context.stages()) {
                known = new Least(context.stages(), order(context.stages(), least));
                last = known;
            }
            return of(order >= known.order());
        }
    }

    private static int order(StageList stages, String stage) {
        OptionalInt order = stages.order(stage);
        if (order.isEmpty()) {
            throw new Failure("The org has no stage \"" + Texts.brief(stage) + "\"");
        }
        return order.getAsInt();
    }

    private static Code businessDays(Arguments a) {
        Node<LocalDate> from = a.date(0);
        Node<LocalDate> to = a.date(1);
        return Node.by((facts, context) -> {
            LocalDate start = from.get(facts, context);
            LocalDate end = to.get(facts, context);
            return start == null || end == null ? null : BigDecimal.valueOf(count(context, start, end));
        });
    }

    private static int count(Context context, LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -count(context, to, from);
        }
        if (to.toEpochDay() - from.toEpochDay() > LONGEST) {
            throw new Failure("BUSINESS_DAYS_BETWEEN: the dates are more than a hundred years apart");
        }
        int count = 0;
        for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            count += context.days().isBusinessDay(day) ? 1 : 0;
        }
        return count;
    }
}
