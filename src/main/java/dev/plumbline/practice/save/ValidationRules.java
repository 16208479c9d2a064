package dev.plumbline.practice.save;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.practice.Org.Complaint;
import java.util.ArrayList;
import java.util.List;

/** The validation rules that this org's administrators have written. */
final class ValidationRules {

    private ValidationRules() {}

    static List<Complaint> check(Draft draft) {
        List<Complaint> complaints = new ArrayList<>();
        if (!draft.table().name().equals("Opportunity")) {
            return complaints;
        }
        if (draft.changed("Amount")
                && draft.get("Amount") instanceof FieldValue.Num amount
                && amount.value().signum() < 0) {
            complaints.add(complaint("A deal below zero is a credit: record it as a credit note, not as a deal."));
        }
        if (!draft.changed("StageName")) {
            return complaints;
        }
        boolean closed = draft.is("IsClosed");
        boolean won = draft.is("IsWon");
        if (closed
                && !won
                && draft.has("Loss_Reason__c")
                && draft.get("Loss_Reason__c").isBlank()) {
            complaints.add(complaint("Say why the deal was lost before you close it.", "Loss_Reason__c"));
        }
        if (closed && won && draft.get("Amount").isBlank()) {
            complaints.add(complaint("A won deal needs an amount.", "Amount"));
        }
        return complaints;
    }

    /** @param fields where the message belongs; none for the top of the page */
    private static Complaint complaint(String message, String... fields) {
        return new Complaint("FIELD_CUSTOM_VALIDATION_EXCEPTION", message, List.of(fields));
    }
}
