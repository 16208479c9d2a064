package dev.plumbline.practice.save;

import dev.plumbline.crm.FieldValue;

/** Who made and changed a record, and when. */
final class AuditStamps {

    private AuditStamps() {}

    static void saved(Unit unit, Draft draft) {
        FieldValue user = FieldValue.of(unit.user());
        FieldValue at = FieldValue.of(unit.at());
        if (draft.isNew()) {
            draft.set("CreatedById", user);
            draft.set("CreatedDate", at);
            draft.set("IsDeleted", FieldValue.FALSE);
        }
        draft.set("LastModifiedById", user);
        draft.set("LastModifiedDate", at);
        modstamp(unit, draft);
    }

    /** Something moved that nobody edited: only the system's own stamp tells. */
    static void modstamp(Unit unit, Draft draft) {
        draft.set("SystemModstamp", FieldValue.of(unit.at()));
    }
}
