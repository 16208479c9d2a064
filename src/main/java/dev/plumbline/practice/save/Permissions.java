package dev.plumbline.practice.save;

import dev.plumbline.practice.setup.Setup;
import dev.plumbline.practice.store.Row;

/** Whether the user who saves may change a record, in Salesforce's codes and words. */
final class Permissions {

    private final Setup setup;

    Permissions(Setup setup) {
        this.setup = setup;
    }

    /** By what the record was before this save: nobody becomes an owner by claiming it. */
    void change(Unit unit, Draft draft) throws Refusal {
        String object = draft.table().name();
        String parent = setup.sharing().parentField(object);
        if (parent.isEmpty()) {
            record(unit, draft);
        } else {
            parent(unit, draft.before(parent).asText());
        }
        if (setup.locks().locked(draft.id()) && !setup.sharing().administers(unit.user())) {
            throw new Refusal("ENTITY_IS_LOCKED", "the entity is locked for editing");
        }
    }

    private void record(Unit unit, Draft draft) throws Refusal {
        Row row = unit.store().row(draft.id());
        if (row != null && !setup.sharing().maySee(unit.user(), row)) {
            throw outOfReach();
        }
        String owner = draft.before("OwnerId").asText();
        if (row != null && !setup.sharing().mayChange(unit.user(), draft.table().name(), owner)) {
            throw new Refusal("INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id");
        }
    }

    /** A new record that hangs on another one needs the right to change that one. */
    void create(Unit unit, Draft draft) throws Refusal {
        String parent = setup.sharing().parentField(draft.table().name());
        if (!parent.isEmpty()) {
            parent(unit, draft.text(parent));
        } else if (!setup.sharing().mayChange(unit.user(), draft.table().name(), unit.user())) {
            throw new Refusal("INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id");
        }
    }

    private void parent(Unit unit, String id) throws Refusal {
        Draft parent = unit.find(id);
        boolean fine = parent == null // which the checks of references will say
                || parent.isNew()
                || setup.sharing()
                        .mayChange(
                                unit.user(),
                                parent.table().name(),
                                parent.before("OwnerId").asText());
        if (!fine) {
            throw outOfReach();
        }
    }

    private static Refusal outOfReach() {
        return new Refusal(
                "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", "insufficient access rights on cross-reference id");
    }
}
