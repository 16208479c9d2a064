package dev.plumbline.practice.save;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import java.util.List;
import java.util.Locale;

/** Field history of one object, of the fields that this org tracks. */
final class FieldTrail {

    private final String history;
    private final String parent;
    private final List<String> tracked;

    /**
     * @param history what the rows are
     * @param parent  their field that names the record
     */
    FieldTrail(String history, String parent, List<String> tracked) {
        this.history = history;
        this.parent = parent;
        this.tracked = List.copyOf(tracked);
    }

    void keep(Unit unit, Draft draft) {
        if (draft.isNew()) {
            row(unit, draft, "created", "Text", FieldValue.BLANK, FieldValue.BLANK);
            return;
        }
        for (String field : tracked) {
            if (draft.changed(field)) {
                changed(unit, draft, field);
            }
        }
    }

    /** A lookup leaves two rows: one with names, one with ids. */
    private void changed(Unit unit, Draft draft, String field) {
        FieldSchema schema = draft.table().field(draft.table().column(field));
        if (schema.type() == FieldType.REFERENCE) {
            String name = field.endsWith("Id") ? field.substring(0, field.length() - 2) : field;
            row(unit, draft, name, "Text", nameOf(unit, draft.before(field)), nameOf(unit, draft.get(field)));
            row(unit, draft, name, "EntityId", draft.before(field), draft.get(field));
            return;
        }
        row(unit, draft, field, dataType(schema.type()), draft.before(field), draft.get(field));
    }

    private void row(Unit unit, Draft draft, String field, String dataType, FieldValue before, FieldValue now) {
        Draft row = unit.create(unit.store().standard(history));
        row.set(parent, FieldValue.of(draft.id()));
        row.set("Field", FieldValue.of(field));
        row.set("DataType", FieldValue.of(dataType));
        row.set("OldValue", FieldValue.of(before.asText()));
        row.set("NewValue", FieldValue.of(now.asText()));
        stamp(unit, row);
    }

    /** By whom and when, which no save of a history row says by itself. */
    static void stamp(Unit unit, Draft row) {
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
