package dev.plumbline.practice.save;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.Org.Complaint;
import dev.plumbline.practice.store.Store;
import dev.plumbline.practice.store.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether the ids in a record lead somewhere. */
final class ReferenceChecks {

    private final Store store;

    ReferenceChecks(Store store) {
        this.store = store;
    }

    Optional<Complaint> check(Unit unit, Draft draft, FieldSchema field, String id) {
        if (!RecordId.isId(id)) {
            return complaint("MALFORMED_ID", field.label() + ": id value of incorrect type: " + id, field);
        }
        Table target = store.tableOf(id);
        if (target == null || !field.referenceTo().contains(target.name())) {
            return complaint("MALFORMED_ID", field.label() + ": id value of incorrect type: " + id, field);
        }
        Draft other = unit.find(RecordId.of(id).value());
        if (other == null) {
            return complaint("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", field);
        }
        if (other.deleted()) {
            return complaint("ENTITY_IS_DELETED", "entity is deleted", field);
        }
        if (field.name().equals("OwnerId") && target.name().equals("User") && !other.is("IsActive")) {
            return complaint(
                    "INACTIVE_OWNER_OR_USER",
                    "operation performed with inactive user [" + id.substring(0, 15) + "] as owner of "
                            + draft.table().name().toLowerCase(Locale.ROOT),
                    field);
        }
        return Optional.empty();
    }

    private static Optional<Complaint> complaint(String code, String message, FieldSchema field) {
        return Optional.of(new Complaint(code, message, List.of(field.name())));
    }
}
