package dev.plumbline.notifications.salesforce;

import dev.plumbline.crm.RecordId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What one Task is for: one person, about one violation of one generation.
 *
 * @param about  the record to mend; empty when it is about the person
 * @param object of the record
 * @param due    day by which
 * @param urgent whether it is to stand out on the list
 */
public record Errand(
        long violation,
        int generation,
        RecordId person,
        Optional<RecordId> about,
        String object,
        LocalDate due,
        boolean urgent) {}
