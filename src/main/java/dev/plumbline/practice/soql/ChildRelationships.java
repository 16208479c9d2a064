package dev.plumbline.practice.soql;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.practice.store.Store;
import dev.plumbline.practice.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How the records below a record are called in subqueries and describes. */
public final class ChildRelationships {

    /** References that have no way back by name. */
    private static final Set<String> NAMELESS = Set.of(
            "OwnerId",
            "CreatedById",
            "LastModifiedById",
            "RecordTypeId",
            "MasterRecordId",
            "ProfileId",
            "ContactId",
            "LastAmountChangedHistoryId",
            "LastCloseDateChangedHistoryId",
            "DelegatedApproverId",
            "ForecastUserId");

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("Account.ParentId", "ChildAccounts"),
            Map.entry("Contact.AccountId", "Contacts"),
            Map.entry("Opportunity.AccountId", "Opportunities"),
            Map.entry("OpportunityContactRole.ContactId", "OpportunityContactRoles"),
            Map.entry("LeadHistory.LeadId", "Histories"),
            Map.entry("OpportunityFieldHistory.OpportunityId", "Histories"),
            Map.entry("OpportunityHistory.OpportunityId", "OpportunityHistories"),
            Map.entry("User.ManagerId", "ManagedUsers"),
            Map.entry("UserRole.ParentRoleId", "ChildRoles"));

    /** @param name used in subqueries */
    public record ChildRelationship(String child, String field, String name) {}

    private ChildRelationships() {}

    /** The ways down from an object. */
    public static List<ChildRelationship> of(Store store, String parent) {
        List<ChildRelationship> found = new ArrayList<>();
        for (Table table : store.tables()) {
            for (FieldSchema field : table.schema().fields()) {
                if (field.referenceTo().contains(parent)) {
                    name(table, field).ifPresent(n -> found.add(new ChildRelationship(table.name(), field.name(), n)));
                }
            }
        }
        return found;
    }

    private static Optional<String> name(Table table, FieldSchema field) {
        String known = NAMES.get(table.name() + "." + field.name());
        if (known != null) {
            return Optional.of(known);
        }
        boolean derived =
                Set.of("Task", "Event").contains(table.name()) && field.name().equals("AccountId");
        return NAMELESS.contains(field.name()) || derived ? Optional.empty() : Optional.of(plural(table.name()));
    }

    private static String plural(String object) {
        if (object.endsWith("__c")) {
            return plural(object.substring(0, object.length() - 3)) + "__r";
        }
        return object.endsWith("y") ? object.substring(0, object.length() - 1) + "ies" : object + "s";
    }
}
