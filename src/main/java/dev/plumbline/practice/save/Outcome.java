package dev.plumbline.practice.save;

import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.Org.Complaint;
import java.util.List;
import java.util.Optional;

/**
 * How saving one record ended.
 *
 * @param id      empty when a new record was refused
 * @param created whether an upsert made a new record
 */
public record Outcome(Optional<RecordId> id, boolean created, List<Complaint> complaints) {

    public Outcome {
        complaints = List.copyOf(complaints);
    }

    public boolean success() {
        return complaints.isEmpty();
    }
}
