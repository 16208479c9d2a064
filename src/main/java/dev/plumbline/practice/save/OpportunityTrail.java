package dev.plumbline.practice.save;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import java.util.List;
import java.util.Locale;

/** Stage history, which every org keeps, and field history of the fields that this org tracks. */
final class OpportunityTrail {

    private static final List<String> STAGE_HISTORY = List.of("Amount", "StageName", "CloseDate", "Probability");
    private static final List<String> TRACKED =
            List.of("Amount", "CloseDate", "ForecastCategoryName", "NextStep", "OwnerId", "StageName");

    void keep(Unit unit, Draft draft) {
        if (draft.isNew() || STAGE_HISTORY.stream().anyMatch(draft::changed)) {
            stageHistory(unit, draft);
        }
        if (draft.isNew()) {
            fieldHistory(unit, draft, "created", "Text", FieldValue.BLANK, FieldValue.BLANK);
            return;
        }
        for (String field : TRACKED) {
            if (draft.changed(field)) {
                tracked(unit, draft, field);
            }
        }
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
        stamp(unit, row);
        row.set("SystemModstamp", FieldValue.of(unit.at()));
        if (!draft.isNew() && draft.changed("Amount")) {
            draft.set("LastAmountChangedHistoryId", FieldValue.of(row.id()));
        }
        if (!draft.isNew() && draft.changed("CloseDate")) {
            draft.set("LastCloseDateChangedHistoryId", FieldValue.of(row.id()));
        }
    }

    /** A lookup leaves two rows: one with names, one with ids. */
    private static void tracked(Unit unit, Draft draft, String field) {
        FieldSchema schema = draft.table().field(draft.table().column(field));
        if (schema.type() == FieldType.REFERENCE) {
            String name = field.endsWith("Id") ? field.substring(0, field.length() - 2) : field;
            fieldHistory(unit, draft, name, "Text", nameOf(unit, draft.before(field)), nameOf(unit, draft.get(field)));
            fieldHistory(unit, draft, name, "EntityId", draft.before(field), draft.get(field));
            return;
        }
        fieldHistory(unit, draft, field, dataType(schema.type()), draft.before(field), draft.get(field));
    }

    private static void fieldHistory(
            Unit unit, Draft draft, String field, String dataType, FieldValue before, FieldValue now) {
        Draft row = unit.create(unit.store().standard("OpportunityFieldHistory"));
        row.set("OpportunityId", FieldValue.of(draft.id()));
        row.set("Field", FieldValue.of(field));
        row.set("DataType", FieldValue.of(dataType));
        row.set("OldValue", FieldValue.of(before.asText()));
        row.set("NewValue", FieldValue.of(now.asText()));
        stamp(unit, row);
    }

    private static void stamp(Unit unit, Draft row) {
        row.set("CreatedById", FieldValue.of(unit.user()));
        row.set("CreatedDate", FieldValue.of(unit.at()));
        row.set("IsDeleted", FieldValue.FALSE);
    }

    private static FieldValue nameOf(Unit unit, FieldValue id) {
        Draft record = id.isBlank() ? null : unit.find(id.asText());
        return record == null ? FieldValue.BLANK : record.get("Name");
    }

    private static String dataType(FieldType type) {
        return switch (type) {
            case CURRENCY -> "Currency";
            case DATE -> "DateOnly";
            case PICKLIST -> "DynamicEnum";
            case NUMBER, PERCENT ->
                type.name().charAt(0) + type.name().substring(1).toLowerCase(Locale.ROOT);
            default -> "Text";
        };
    }
}
