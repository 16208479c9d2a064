package dev.plumbline.people;

import dev.plumbline.crm.RecordId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Somebody types for an owner for some time.
 *
 * @param last      included; empty until it is ended
 * @param enteredBy a Salesforce id, or the login of an account
 */
public record Delegation(
        long id,
        RecordId owner,
        RecordId delegate,
        LocalDate first,
        Optional<LocalDate> last,
        String enteredBy,
        Instant enteredAt) {

    boolean covers(LocalDate day) {
        return !day.isBefore(first) && last.filter(day::isAfter).isEmpty();
    }

    boolean meets(LocalDate from, Optional<LocalDate> to) {
        boolean before = last.filter(from::isAfter).isPresent();
        boolean after = to.filter(first::isAfter).isPresent();
        return !before && !after;
    }
}
