package dev.plumbline.practice.save;

import dev.plumbline.crm.FieldValue;
import java.util.List;

/** Stage history, which every org keeps, and field history of the fields that this org tracks. */
final class OpportunityTrail {

    private static final List<String> STAGE_HISTORY = List.of("Amount", "StageName", "CloseDate", "Probability");

    private final FieldTrail fields = new FieldTrail(
            "OpportunityFieldHistory",
            "OpportunityId",
            List.of("Amount", "CloseDate", "ForecastCategoryName", "NextStep", "OwnerId", "StageName"));

    void keep(Unit unit, Draft draft) {
        if (draft.isNew() || STAGE_HISTORY.stream().anyMatch(draft::changed)) {
            stageHistory(unit, draft);
        }
        fields.keep(unit, draft);
    }

    private static void stageHistory(Unit unit, Draft draft) {
        Draft row = unit.create(unit.store().standard("OpportunityHistory"));
        for (String same :
                List.of("StageName", "Amount", "ExpectedRevenue", "CloseDate", "Probability", "ForecastCategory")) {
            row.set(same, draft.get(same));
        }
        row.set("OpportunityId", FieldValue.of(draft.id()));
        row.set("PrevAmount", draft.isNew() ? FieldValue.BLANK : draft.before("Amount"));
        row.set("PrevCloseDate", draft.isNew() ? FieldValue.BLANK : draft.before("CloseDate"));
        FieldTrail.stamp(unit, row);
        row.set("SystemModstamp", FieldValue.of(unit.at()));
        if (!draft.isNew() && draft.changed("Amount")) {
            draft.set("LastAmountChangedHistoryId", FieldValue.of(row.id()));
        }
        if (!draft.isNew() && draft.changed("CloseDate")) {
            draft.set("LastCloseDateChangedHistoryId", FieldValue.of(row.id()));
        }
    }
}
