package dev.plumbline.practice.save;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.practice.store.Table;
import java.util.Set;

/** Two accounts, contacts or leads become one. */
final class Merges {

    private static final Set<String> MERGEABLE = Set.of("Account", "Contact", "Lead");

    private Merges() {}

    static Draft merge(Unit unit, Draft master, Draft loser) throws Refusal {
        if (master.table() != loser.table()
                || !MERGEABLE.contains(master.table().name())
                || master == loser) {
            throw new Refusal("INVALID_MERGE_RECORD", "only two accounts, two contacts or two leads can be merged");
        }
        for (Table table : unit.store().tables()) {
            for (FieldSchema field : table.schema().fields()) {
                if (field.type() == FieldType.REFERENCE
                        && field.updateable()
                        && field.referenceTo().contains(loser.table().name())) {
                    reparent(unit, table, field.name(), loser, master);
                }
            }
        }
        loser.set("IsDeleted", FieldValue.TRUE);
        loser.set("MasterRecordId", FieldValue.of(master.id()));
        AuditStamps.saved(unit, loser);
        AuditStamps.saved(unit, master);
        return master;
    }

    private static void reparent(Unit unit, Table table, String field, Draft loser, Draft master) {
        for (Draft child : unit.referring(table.name(), field, loser.id())) {
            child.set(field, FieldValue.of(master.id()));
            AuditStamps.modstamp(unit, child);
        }
    }
}
