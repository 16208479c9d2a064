package dev.plumbline.practice.save;

import dev.plumbline.practice.Org.Complaint;
import java.util.ArrayList;
import java.util.List;

/** The two validation rules that this org's administrators have written. */
final class ValidationRules {

    private ValidationRules() {}

    static List<Complaint> check(Draft draft) {
        List<Complaint> complaints = new ArrayList<>();
        if (!draft.table().name().equals("Opportunity") || !draft.changed("StageName")) {
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

    private static Complaint complaint(String message, String field) {
        return new Complaint("FIELD_CUSTOM_VALIDATION_EXCEPTION", message, List.of(field));
    }
}
