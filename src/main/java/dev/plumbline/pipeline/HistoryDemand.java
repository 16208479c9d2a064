package dev.plumbline.pipeline;

import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleBook;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Which of the org's own histories of opportunities the transition rules need, and what each of them holds. */
final class HistoryDemand {

    static final String DEAL = "Opportunity";

    /** One row for the creation and one per change of stage, amount, close date or probability, with the values after it. Every org keeps it. */
    static final String STAGES = "OpportunityHistory";

    /** One row per change of a tracked field, with the value before and after it. Kept where field history tracking is on. */
    static final String FIELDS = "OpportunityFieldHistory";

    /** Fields of a deal that stand in every row of {@link #STAGES}, and do not change without one. */
    static final Set<String> HELD = Set.of("StageName", "Amount", "CloseDate", "Probability", "ExpectedRevenue");

    /** Fields of a deal that follow from its stage. */
    static final Set<String> BY_STAGE = Set.of("IsClosed", "IsWon");

    static final List<String> STAGE_FIELDS = List.of(
            "OpportunityId",
            "CreatedDate",
            "CreatedById",
            "StageName",
            "Amount",
            "CloseDate",
            "Probability",
            "ExpectedRevenue",
            "ForecastCategory",
            "PrevAmount",
            "PrevCloseDate");

    static final List<String> FIELD_FIELDS =
            List.of("OpportunityId", "CreatedDate", "CreatedById", "Field", "DataType", "OldValue", "NewValue");

    private HistoryDemand() {}

    /** The judged rules that ask how a deal moved. */
    static List<Rule> rules(RuleBook book) {
        return book.rules().stream()
                .filter(r -> r.object().equals(DEAL) && r.state().judged() && book.judgesChange(r.id()))
                .toList();
    }

    /** Fields to ask for by object; nothing where no rule asks how a deal moved. */
    static Map<String, Set<String>> of(RuleBook book, Function<String, Optional<ObjectSchema>> schemas) {
        Map<String, Set<String>> wanted = new TreeMap<>();
        List<Rule> moving = rules(book);
        if (!moving.isEmpty()) {
            wanted.put(STAGES, Set.copyOf(STAGE_FIELDS));
            boolean others = moving.stream()
                    .flatMap(r -> book.compared(r.id()).stream())
                    .anyMatch(f -> !HELD.contains(f) && !BY_STAGE.contains(f));
            if (others && schemas.apply(FIELDS).isPresent()) {
                wanted.put(FIELDS, Set.copyOf(FIELD_FIELDS));
            }
        }
        return wanted;
    }
}
