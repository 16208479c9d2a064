package dev.plumbline.practice.save;

import dev.plumbline.crm.FieldValue;

/** Who has read a lead, and when it last changed hands. */
final class LeadStep implements SaveStep {

    @Override
    public void before(Unit unit, Draft draft) {
        PersonStep.name(draft);
        boolean byOwner = draft.text("OwnerId").equals(unit.user());
        if (draft.isNew()) {
            draft.set("IsUnreadByOwner", FieldValue.of(!byOwner));
            return;
        }
        if (draft.changed("OwnerId")) {
            draft.set("LastTransferDate", FieldValue.of(unit.today(unit.user())));
            draft.set("IsUnreadByOwner", FieldValue.of(!byOwner));
        } else if (byOwner && draft.touched()) {
            draft.set("IsUnreadByOwner", FieldValue.FALSE);
        }
    }

    @Override
    public void after(Unit unit, Draft draft) {}
}
