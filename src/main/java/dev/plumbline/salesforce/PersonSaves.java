package dev.plumbline.salesforce;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.FieldValues;
import dev.plumbline.crm.RecordId;
import dev.plumbline.salesforce.PersonalSalesforce.Edit;
import dev.plumbline.salesforce.PersonalSalesforce.EditOutcome;
import dev.plumbline.salesforce.SalesforceClient.Change;
import dev.plumbline.salesforce.SalesforceClient.SaveOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One save of some records: read, compare, write. Between comparing and writing somebody may still be quicker; where the org understands
 * it, the write itself says that the record must not have changed since.
 */
final class PersonSaves {

    private static final Logger LOG = Logger.getLogger(PersonSaves.class);
    private static final int MOST_RECORDS = 200;
    private static final String CHANGED_SINCE = "ENTITY_FAILED_IFLASTMODIFIED_ON_UPDATE";

    private final PersonDesk desk;
    private final BiFunction<Collection<String>, Collection<RecordId>, List<CrmRecord>> read;
    private final String object;
    private final AtomicBoolean conditional;

    /**
     * @param read        records of the object as they stand now
     * @param conditional whether the org understands that a save depends on when the record was changed
     */
    PersonSaves(
            PersonDesk desk,
            BiFunction<Collection<String>, Collection<RecordId>, List<CrmRecord>> read,
            String object,
            AtomicBoolean conditional) {
        this.desk = desk;
        this.read = read;
        this.object = object;
        this.conditional = conditional;
    }

    List<EditOutcome> save(List<Edit> edits) {
        Map<RecordId, EditOutcome> outcomes = new HashMap<>();
        for (int from = 0; from < edits.size(); from += MOST_RECORDS) {
            outcomes.putAll(chunk(edits.subList(from, Math.min(from + MOST_RECORDS, edits.size()))));
        }
        return edits.stream()
                .map(e -> outcomes.getOrDefault(e.id(), new EditOutcome.Missing()))
                .toList();
    }

    private Map<RecordId, EditOutcome> chunk(List<Edit> edits) {
        Map<RecordId, CrmRecord> before = now(edits);
        Map<RecordId, EditOutcome> outcomes = new HashMap<>();
        List<Edit> due = new ArrayList<>();
        for (Edit edit : edits) {
            CrmRecord record = before.get(edit.id());
            if (record == null) {
                outcomes.put(edit.id(), new EditOutcome.Missing());
            } else if (record.holds(edit.to())) {
                outcomes.put(edit.id(), new EditOutcome.Written(record));
            } else if (overtaken(record, edit)) {
                outcomes.put(edit.id(), new EditOutcome.Overtaken());
            } else {
                due.add(edit);
            }
        }
        if (!due.isEmpty()) {
            outcomes.putAll(write(due, before));
        }
        return outcomes;
    }

    private Map<RecordId, EditOutcome> write(List<Edit> due, Map<RecordId, CrmRecord> before) {
        try {
            Map<RecordId, EditOutcome> outcomes = sent(due, before, unchangedSince(due, before));
            List<Edit> again = due.stream()
                    .filter(e -> says(outcomes.get(e.id()), CHANGED_SINCE))
                    .toList();
            if (!again.isEmpty()) {
                outcomes.putAll(afterAll(again, before));
            }
            return unlocked(due, before, outcomes);
        } catch (SalesforceException.UnknownOutcome e) {
            LOG.infof("a save got no answer and is looked up: object=%s records=%d: %s", object, due.size(), e.code());
            return lookedUp(due, before);
        }
    }

    /** The org says that a record was changed since. Either it was, or it understands the condition in another way than we do. */
    private Map<RecordId, EditOutcome> afterAll(List<Edit> edits, Map<RecordId, CrmRecord> before) {
        Map<RecordId, CrmRecord> now = now(edits);
        Map<RecordId, EditOutcome> outcomes = new HashMap<>();
        List<Edit> same = new ArrayList<>();
        for (Edit edit : edits) {
            CrmRecord record = now.get(edit.id());
            CrmRecord earlier = before.get(edit.id());
            if (record == null) {
                outcomes.put(edit.id(), new EditOutcome.Missing());
            } else if (overtaken(record, edit)) {
                outcomes.put(edit.id(), new EditOutcome.Overtaken());
            } else {
                if (earlier != null && record.asOf().equals(earlier.asOf()) && conditional.getAndSet(false)) {
                    LOG.warnf(
                            "the org refuses conditional saves of unchanged records; saves go on without the condition");
                }
                same.add(edit);
            }
        }
        if (!same.isEmpty()) {
            outcomes.putAll(tried(same, now, Optional.empty()));
        }
        return outcomes;
    }

    /** Nobody else may have the records locked for long: they get another chance, the others are done. */
    private Map<RecordId, EditOutcome> unlocked(
            List<Edit> due, Map<RecordId, CrmRecord> before, Map<RecordId, EditOutcome> outcomes) {
        for (int attempt = 1; ; attempt++) {
            List<Edit> locked = due.stream()
                    .filter(e -> says(outcomes.get(e.id()), Codes.LOCKED))
                    .toList();
            Optional<Duration> wait =
                    locked.isEmpty() ? Optional.empty() : desk.calls().retries().afterLock(attempt);
            if (wait.isEmpty()) {
                return outcomes;
            }
            desk.calls().sleep(wait.get());
            outcomes.putAll(tried(locked, before, unchangedSince(locked, before)));
        }
    }

    private Map<RecordId, EditOutcome> sent(
            List<Edit> edits, Map<RecordId, CrmRecord> before, Optional<Instant> unchangedSince) {
        List<Change> changes =
                edits.stream().map(e -> new Change(e.id(), e.to())).toList();
        List<SaveOutcome> results = desk.writes().updateOnce(object, changes, unchangedSince.orElse(null));
        Map<RecordId, EditOutcome> outcomes = new HashMap<>();
        for (int i = 0; i < results.size(); i++) {
            RecordId id = edits.get(i).id();
            CrmRecord record = before.get(id);
            outcomes.put(
                    id,
                    results.get(i).success() && record != null
                            ? new EditOutcome.Written(record)
                            : new EditOutcome.Rejected(results.get(i).errors()));
        }
        return outcomes;
    }

    /** A second attempt, which must not cost the others the answers that they have. */
    private Map<RecordId, EditOutcome> tried(
            List<Edit> edits, Map<RecordId, CrmRecord> before, Optional<Instant> unchangedSince) {
        try {
            return sent(edits, before, unchangedSince);
        } catch (SalesforceException.UnknownOutcome e) {
            return lookedUp(edits, before);
        } catch (SalesforceException e) {
            Map<RecordId, EditOutcome> outcomes = new HashMap<>();
            edits.forEach(edit -> outcomes.put(edit.id(), notCarriedOut()));
            return outcomes;
        }
    }

    private static EditOutcome notCarriedOut() {
        return new EditOutcome.Rejected(List.of(new SalesforceClient.SaveError(
                "NOT_CARRIED_OUT", "The connection broke off and nothing was saved. Save again.", List.of())));
    }

    /** Stamps have whole seconds: what changes later in the same second is seen by the comparison alone. */
    private Optional<Instant> unchangedSince(List<Edit> edits, Map<RecordId, CrmRecord> before) {
        return conditional.get()
                ? edits.stream()
                        .map(e -> before.get(e.id()))
                        .filter(java.util.Objects::nonNull)
                        .map(r -> r.asOf().plusSeconds(1))
                        .max(Instant::compareTo)
                : Optional.empty();
    }

    /** What the records hold tells whether the save was carried out. */
    private Map<RecordId, EditOutcome> lookedUp(List<Edit> edits, Map<RecordId, CrmRecord> before) {
        Map<RecordId, EditOutcome> outcomes = new HashMap<>();
        Map<RecordId, CrmRecord> now;
        try {
            now = now(edits);
        } catch (SalesforceException e) {
            edits.forEach(edit -> outcomes.put(edit.id(), new EditOutcome.Unknown()));
            return outcomes;
        }
        for (Edit edit : edits) {
            CrmRecord record = now.get(edit.id());
            CrmRecord earlier = before.get(edit.id());
            if (record == null || earlier == null) {
                outcomes.put(edit.id(), new EditOutcome.Missing());
            } else if (record.holds(edit.to())) {
                outcomes.put(edit.id(), new EditOutcome.Written(earlier));
            } else if (overtaken(record, edit)) {
                outcomes.put(edit.id(), new EditOutcome.Overtaken());
            } else {
                outcomes.put(edit.id(), notCarriedOut());
            }
        }
        return outcomes;
    }

    private Map<RecordId, CrmRecord> now(List<Edit> edits) {
        Set<String> fields = new LinkedHashSet<>();
        edits.forEach(e -> fields.addAll(e.to().keySet()));
        Map<RecordId, CrmRecord> now = new LinkedHashMap<>();
        read.apply(fields, edits.stream().map(Edit::id).toList()).forEach(r -> now.put(r.id(), r));
        return now;
    }

    /** A field that the person may not see is never shown, so that nobody can have changed it under their eyes. */
    private static boolean overtaken(CrmRecord record, Edit edit) {
        return edit.to().entrySet().stream()
                .filter(e -> !record.field(e.getKey()).isHidden())
                .filter(e -> !FieldValues.same(record.field(e.getKey()), e.getValue()))
                .anyMatch(e -> !edit.shown().test(e.getKey(), record.field(e.getKey())));
    }

    private static boolean says(@Nullable EditOutcome outcome, String code) {
        return outcome instanceof EditOutcome.Rejected rejected
                && rejected.errors().stream().anyMatch(e -> e.code().equals(code));
    }
}
