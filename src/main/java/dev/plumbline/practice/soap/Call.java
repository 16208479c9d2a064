package dev.plumbline.practice.soap;

import dev.plumbline.crm.FieldValues;
import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.Faults.Fault;
import dev.plumbline.practice.Faults.Kind;
import dev.plumbline.practice.save.Write;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * One call, signed in.
 *
 * @param body      the operation's element
 * @param batchSize records per page, already within Salesforce's bounds
 * @param allOrNone whether one refused record takes the others with it
 * @param when      under which condition records are changed at all
 * @param fault     what is to go wrong
 */
record Call(
        RecordId user,
        String operation,
        Element body,
        int batchSize,
        boolean allOrNone,
        Write.When when,
        Optional<Fault> fault) {

    static final int SMALLEST_BATCH = 200;
    static final int LARGEST_BATCH = 2000;

    static Call of(RecordId user, Element header, Element body, Optional<Fault> fault) {
        int batch = header.child("QueryOptions")
                .map(o -> number(o.text("batchSize")))
                .orElse(LARGEST_BATCH);
        boolean all = header.child("AllOrNoneHeader")
                .map(h -> h.text("allOrNone").equals("true"))
                .orElse(false);
        int within = Math.max(SMALLEST_BATCH, Math.min(LARGEST_BATCH, batch));
        Write.When when = header.child("ConditionalRequestHeader")
                .map(h -> new Write.When(moment(h.text("ifModifiedBefore")), moment(h.text("ifModifiedSince"))))
                .orElse(Write.When.ALWAYS);
        return new Call(user, body.name(), body, within, all, when, fault);
    }

    private static Optional<Instant> moment(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(FieldValues.moment(text.strip()));
        } catch (DateTimeException e) {
            throw new SoapFault("INVALID_FIELD", "not a date and time: " + text);
        }
    }

    /** Whether somebody else is just then writing this record, or every record. */
    boolean rowIsTaken(Optional<RecordId> record) {
        return fault.filter(f -> f.kind() == Kind.ROW_LOCKED)
                .filter(f -> f.value().isEmpty()
                        || record.filter(r -> f.value().startsWith(r.value().substring(0, 15)))
                                .isPresent())
                .isPresent();
    }

    private static int number(String text) {
        try {
            return text.isEmpty() ? LARGEST_BATCH : Integer.parseInt(text.trim());
        } catch (NumberFormatException e) {
            throw new SoapFault("INVALID_BATCH_SIZE", "the batch size is not a number: " + text);
        }
    }
}
