package dev.plumbline.practice.save;

import dev.plumbline.crm.FieldValue;
import java.util.List;

/** Who has read a lead, when it last changed hands, and the history of what this org tracks of it. */
final class LeadStep implements SaveStep {

    private final FieldTrail trail =
            new FieldTrail("LeadHistory", "LeadId", List.of("LeadSource", "OwnerId", "Rating", "Status"));

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
    public void after(Unit unit, Draft draft) {
        trail.keep(unit, draft);
    }
}
