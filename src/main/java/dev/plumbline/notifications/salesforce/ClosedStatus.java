package dev.plumbline.notifications.salesforce;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.PicklistValue;
import dev.plumbline.salesforce.SalesforceClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The status that closes a Task in this org. The picklist says which there are, and not which of them close; the table of statuses does.
 */
record ClosedStatus(SalesforceClient salesforce) {

    private static final String USUAL = "Completed";

    /** @throws IllegalStateException when no status is known to close a Task, with what to do about it */
    String value(ObjectSchema task) {
        List<String> active = task.field("Status").map(FieldSchema::picklist).orElse(List.of()).stream()
                .filter(PicklistValue::active)
                .map(PicklistValue::value)
                .toList();
        List<String> closing = new ArrayList<>(closing());
        if (!active.isEmpty()) {
            closing.retainAll(active);
        }
        Optional<String> usual = active.stream().filter(USUAL::equals).findFirst();
        return closing.stream()
                .filter(USUAL::equals)
                .findFirst()
                .or(() -> closing.stream().findFirst())
                .or(() -> usual)
                .orElseThrow(() -> new IllegalStateException(
                        "no status of Task is known to close it: let the integration user see TaskStatus"));
    }

    private List<String> closing() {
        Optional<ObjectSchema> statuses = salesforce.describe("TaskStatus");
        if (statuses.isEmpty() || statuses.get().field("IsClosed").isEmpty()) {
            return List.of();
        }
        String name = statuses.get().field("ApiName").isPresent() ? "ApiName" : "MasterLabel";
        List<CrmRecord> rows = new ArrayList<>();
        salesforce.query("TaskStatus", List.of(name), "WHERE IsClosed = true ORDER BY SortOrder", false, rows::addAll);
        return rows.stream().map(row -> row.field(name).asText()).toList();
    }
}
