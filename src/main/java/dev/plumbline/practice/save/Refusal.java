package dev.plumbline.practice.save;

import dev.plumbline.practice.Org.Complaint;
import java.util.List;

/** A record that is not saved, with what Salesforce says about it. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Complaint> complaints;

    Refusal(List<Complaint> complaints) {
        super(complaints.toString());
        this.complaints = complaints;
    }

    Refusal(String code, String message, String... fields) {
        this(List.of(new Complaint(code, message, List.of(fields))));
    }

    List<Complaint> complaints() {
        return complaints;
    }
}
