package dev.plumbline.salesforce;

import com.sforce.soap.partner.DeleteResult;
import com.sforce.soap.partner.DuplicateError;
import com.sforce.soap.partner.Error;
import com.sforce.soap.partner.SaveResult;
import com.sforce.soap.partner.UpsertResult;
import com.sforce.soap.partner.sobject.SObject;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.salesforce.SalesforceClient.Change;
import dev.plumbline.salesforce.SalesforceClient.SaveError;
import dev.plumbline.salesforce.SalesforceClient.SaveOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Saving, two hundred records at a time. Updates and upserts may be repeated without harm, and are; a create never is. */
final class RecordWrites {

    private static final int MOST_RECORDS = 200;

    /** One call for one chunk. */
    @FunctionalInterface
    private interface Send {
        List<SaveOutcome> chunk(SObject[] objects);
    }

    private final Calls calls;

    RecordWrites(Calls calls) {
        this.calls = calls;
    }

    List<SaveOutcome> update(String object, List<Change> changes) {
        List<SObject> objects =
                changes.stream().map(change -> wire(object, change)).toList();
        return save(objects, chunk -> {
            SaveResult[] results = calls.run(Call.write("update"), c -> c.update(chunk));
            return Arrays.stream(results).map(RecordWrites::outcome).toList();
        });
    }

    /**
     * Updates at most two hundred records, once: whoever gets no answer looks before saying anything again.
     *
     * @param unchangedSince the latest moment at which they may have been changed; null for any
     */
    List<SaveOutcome> updateOnce(String object, List<Change> changes, @Nullable Instant unchangedSince) {
        SObject[] objects = changes.stream().map(change -> wire(object, change)).toArray(SObject[]::new);
        SaveResult[] results = calls.run(Call.once("update"), c -> {
            if (unchangedSince != null) {
                c.setConditionalRequestHeader(WireValues.calendar(unchangedSince), null);
            }
            return c.update(objects);
        });
        oneEach(results.length, objects.length);
        return Arrays.stream(results).map(RecordWrites::outcome).toList();
    }

    private static void oneEach(int outcomes, int records) {
        if (outcomes != records) {
            throw new SalesforceException.UnknownOutcome(
                    Codes.UNREADABLE,
                    "Salesforce answered " + outcomes + " outcomes for " + records + " records",
                    null);
        }
    }

    private static SObject wire(String object, Change change) {
        SObject wire = WireValues.object(object, change.fields());
        wire.setId(change.id().value());
        return wire;
    }

    List<SaveOutcome> upsert(String object, String externalIdField, List<Map<String, FieldValue>> records) {
        if (!Selection.isName(externalIdField)) {
            throw new IllegalArgumentException(
                    "\"" + Texts.shown(externalIdField) + "\" is not the API name of a field");
        }
        List<SObject> objects = records.stream()
                .map(fields -> WireValues.object(object, fields))
                .toList();
        return save(objects, chunk -> {
            UpsertResult[] results = calls.run(Call.write("upsert"), c -> c.upsert(externalIdField, chunk));
            return Arrays.stream(results).map(RecordWrites::outcome).toList();
        });
    }

    List<SaveOutcome> create(String object, List<Map<String, FieldValue>> records) {
        if (records.size() > MOST_RECORDS) {
            throw new IllegalArgumentException("at most " + MOST_RECORDS + " records can be created in one call");
        }
        SObject[] objects = records.stream()
                .map(fields -> WireValues.object(object, fields))
                .toArray(SObject[]::new);
        SaveResult[] results = calls.run(Call.once("create"), c -> c.create(objects));
        oneEach(results.length, objects.length);
        return Arrays.stream(results).map(RecordWrites::outcome).toList();
    }

    /** Puts at most two hundred records into the recycle bin; done twice it says that they are gone. */
    List<SaveOutcome> delete(List<RecordId> ids) {
        String[] values = ids.stream().map(RecordId::value).toArray(String[]::new);
        DeleteResult[] results = calls.run(Call.write("delete"), c -> c.delete(values));
        oneEach(results.length, values.length);
        return Arrays.stream(results).map(RecordWrites::outcome).toList();
    }

    private List<SaveOutcome> save(List<SObject> objects, Send send) {
        List<SaveOutcome> outcomes = new ArrayList<>(objects.size());
        for (int from = 0; from < objects.size(); from += MOST_RECORDS) {
            outcomes.addAll(chunk(objects.subList(from, Math.min(from + MOST_RECORDS, objects.size())), send));
        }
        return outcomes;
    }

    /** Records that somebody else held locked get another chance; the others are done. */
    private List<SaveOutcome> chunk(List<SObject> objects, Send send) {
        List<SaveOutcome> outcomes = new ArrayList<>(send.chunk(objects.toArray(new SObject[0])));
        if (outcomes.size() != objects.size()) {
            throw new SalesforceException.UnknownOutcome(
                    Codes.UNREADABLE,
                    "Salesforce answered " + outcomes.size() + " outcomes for " + objects.size()
                            + " records: read before writing again",
                    null);
        }
        List<Integer> locked =
                locked(outcomes, IntStream.range(0, objects.size()).boxed().toList());
        for (int attempt = 1; !locked.isEmpty(); attempt++) {
            Optional<Duration> wait = calls.retries().afterLock(attempt);
            if (wait.isEmpty()) {
                return outcomes;
            }
            calls.sleep(wait.get());
            List<SaveOutcome> again =
                    send.chunk(locked.stream().map(objects::get).toArray(SObject[]::new));
            for (int i = 0; i < Math.min(locked.size(), again.size()); i++) {
                outcomes.set(locked.get(i), again.get(i));
            }
            locked = locked(outcomes, locked);
        }
        return outcomes;
    }

    private static List<Integer> locked(List<SaveOutcome> outcomes, List<Integer> among) {
        return among.stream().filter(i -> outcomes.get(i).says(Codes.LOCKED)).toList();
    }

    private static SaveOutcome outcome(SaveResult result) {
        return new SaveOutcome(id(result.getId()), false, errors(result.isSuccess(), result.getErrors()));
    }

    private static SaveOutcome outcome(UpsertResult result) {
        return new SaveOutcome(id(result.getId()), result.isCreated(), errors(result.isSuccess(), result.getErrors()));
    }

    private static SaveOutcome outcome(DeleteResult result) {
        return new SaveOutcome(id(result.getId()), false, errors(result.isSuccess(), result.getErrors()));
    }

    private static Optional<RecordId> id(@Nullable String sent) {
        return sent == null || !RecordId.isId(sent) ? Optional.empty() : Optional.of(RecordId.of(sent));
    }

    /** A refusal without a reason must not look like success. */
    private static List<SaveError> errors(boolean success, Error @Nullable [] sent) {
        List<SaveError> errors = sent == null || success
                ? List.of()
                : Arrays.stream(sent).map(RecordWrites::error).toList();
        return success || !errors.isEmpty()
                ? errors
                : List.of(new SaveError("UNKNOWN", "Salesforce refused the record without a reason", List.of()));
    }

    private static SaveError error(Error sent) {
        String code =
                sent.getStatusCode() == null ? "UNKNOWN" : sent.getStatusCode().name();
        String message = sent.getMessage() == null ? "" : sent.getMessage();
        if (sent instanceof DuplicateError duplicate && duplicate.getDuplicateResult() != null) {
            String rule = duplicate.getDuplicateResult().getDuplicateRule();
            message += rule == null ? "" : " (duplicate rule " + rule + ")";
        }
        return new SaveError(code, message, sent.getFields() == null ? List.of() : List.of(sent.getFields()));
    }
}
