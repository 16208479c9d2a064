package dev.plumbline.fixes;

import dev.plumbline.audit.AuditEntry;
import dev.plumbline.audit.AuditLog;
import dev.plumbline.audit.Subject;
import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.fixes.FixOutcome.Kind;
import dev.plumbline.fixes.SaveTable.Key;
import dev.plumbline.fixes.SaveTable.Save;
import dev.plumbline.fixes.SaveTable.State;
import dev.plumbline.people.Person;
import dev.plumbline.pipeline.Doer;
import dev.plumbline.pipeline.Edition;
import dev.plumbline.salesforce.ObjectForm;
import dev.plumbline.salesforce.PersonAnswer;
import dev.plumbline.salesforce.PersonGrant;
import dev.plumbline.salesforce.PersonalSalesforce;
import dev.plumbline.salesforce.PersonalSalesforce.Edit;
import dev.plumbline.salesforce.PersonalSalesforce.EditOutcome;
import dev.plumbline.violations.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Saves records of one object. Each save is claimed before it is sent and settled when its answer is known, so that a second click, a
 * second tab or a restart in between never sends it again.
 */
@ApplicationScoped
class Saving {

    /** How long a second click waits for the answer of the first. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The part of a form that is about the record's own fields. */
    private static final String OWN = "";

    private static final Duration LOOK = Duration.ofMillis(250);

    private final Jdbi jdbi;
    private final Clock clock;
    private final PersonalSalesforce salesforce;
    private final FixForms forms;
    private final Edition edition;
    private final Judged judged;

    Saving(Jdbi jdbi, Clock clock, PersonalSalesforce salesforce, FixForms forms, Edition edition, Judged judged) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.salesforce = salesforce;
        this.forms = forms;
        this.edition = edition;
        this.judged = judged;
    }

    /** @param gaps that are open on the record */
    record Due(Submission submission, List<Violation> gaps) {

        Offer offer(Edition edition) {
            return Offer.of(gaps, edition, submission.extra());
        }

        List<Long> about() {
            return gaps.stream().map(Violation::id).toList();
        }
    }

    private record Claimed(Due due, Map<String, FieldValue> changes) {}

    /** The answer that this submission got before; it is waited for while it is on its way. */
    Optional<FixOutcome> answered(Person person, Submission submission) {
        long looks = PATIENCE.toMillis() / LOOK.toMillis();
        for (long look = 0; ; look++) {
            List<Save> saves = saves(person, submission);
            if (saves.stream().allMatch(save -> save.answer().isPresent())) {
                // What was added comes last, and its answer speaks of the whole form.
                return saves.isEmpty()
                        ? Optional.empty()
                        : saves.get(saves.size() - 1).answer();
            }
            if (look >= looks || !paused()) {
                boolean saved = saves.stream().allMatch(save -> save.state() == State.SAVED);
                return Optional.of(FixOutcome.of(saved ? Kind.SAVED : Kind.UNKNOWN));
            }
        }
    }

    /** What is left of a submission that was saved in part. */
    Submission left(Person person, Submission submission) {
        Submission left = submission;
        for (Save save : saves(person, submission)) {
            if (save.state() == State.SAVED) {
                left = left.without(save.wanted().keySet(), save.rollup());
            }
        }
        return left;
    }

    private List<Save> saves(Person person, Submission submission) {
        return jdbi.withHandle(handle -> SaveTable.of(handle, person.id(), submission.key(), submission.record()));
    }

    private static boolean paused() {
        try {
            Thread.sleep(LOOK.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    Map<RecordId, FixOutcome> save(Doer doer, Person person, PersonGrant grant, List<Due> due) {
        String object = due.get(0).gaps().get(0).object();
        PersonAnswer<Map<RecordId, FixOutcome>> answer = salesforce
                .describe(grant, object, Optional.empty())
                .then(form -> now(grant, form, due).map(records -> read(doer, person, grant, form, records, due)));
        if (answer instanceof PersonAnswer.Done<Map<RecordId, FixOutcome>> done) {
            return done.value();
        }
        FixOutcome none = none(answer);
        Map<RecordId, FixOutcome> outcomes = new LinkedHashMap<>();
        due.forEach(d -> outcomes.put(d.submission().record(), none));
        return outcomes;
    }

    /** Nothing was sent. */
    static FixOutcome none(PersonAnswer<?> answer) {
        Kind kind = answer instanceof PersonAnswer.Reconnect<?>
                ? Kind.CONNECT
                : answer instanceof PersonAnswer.Later<?> ? Kind.LATER : Kind.REFUSED;
        return FixOutcome.of(kind, Talk.why(answer));
    }

    private PersonAnswer<Map<RecordId, CrmRecord>> now(PersonGrant grant, ObjectForm form, List<Due> due) {
        Set<String> fields = due.stream()
                .flatMap(d -> d.offer(edition).fields().keySet().stream())
                .flatMap(name -> FixForms.paths(form, name).stream())
                .filter(path -> !path.contains("."))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        fields.add("RecordTypeId");
        List<RecordId> ids = due.stream().map(d -> d.submission().record()).toList();
        return salesforce.read(grant, form.schema().name(), fields, ids).map(records -> records.stream()
                .collect(Collectors.toMap(CrmRecord::id, r -> r, (one, other) -> one)));
    }

    private Map<RecordId, FixOutcome> read(
            Doer doer,
            Person person,
            PersonGrant grant,
            ObjectForm form,
            Map<RecordId, CrmRecord> records,
            List<Due> due) {
        Typing typing = new Typing(person.locale(), person.zone(), clock.instant());
        Map<RecordId, FixOutcome> outcomes = new LinkedHashMap<>();
        List<Claimed> claimed = new ArrayList<>();
        for (Due one : due) {
            Submission submission = one.submission();
            CrmRecord record = records.get(submission.record());
            if (record == null) {
                outcomes.put(submission.record(), FixOutcome.of(Kind.GONE));
                continue;
            }
            Reading reading =
                    Reading.of(submission, one.offer(edition), forms.narrowed(grant, form, record), record, typing);
            if (!reading.troubles().isEmpty()) {
                outcomes.put(submission.record(), FixOutcome.of(Kind.WRONG, reading.troubles(), List.of()));
            } else if (reading.changes().isEmpty()) {
                outcomes.put(submission.record(), FixOutcome.of(Kind.NOTHING));
            } else if (claim(person, one, reading.changes())) {
                claimed.add(new Claimed(one, reading.changes()));
            } else {
                outcomes.put(submission.record(), answered(person, submission).orElse(FixOutcome.of(Kind.UNKNOWN)));
            }
        }
        outcomes.putAll(send(doer, person, grant, form.schema().name(), claimed));
        return outcomes;
    }

    private boolean claim(Person person, Due due, Map<String, FieldValue> changes) {
        return jdbi.inTransaction(handle -> SaveTable.claim(
                handle,
                Key.of(person, due.submission(), OWN),
                due.gaps().get(0).object(),
                changes,
                due.about(),
                clock.instant()));
    }

    private Map<RecordId, FixOutcome> send(
            Doer doer, Person person, PersonGrant grant, String object, List<Claimed> claimed) {
        if (claimed.isEmpty()) {
            return Map.of();
        }
        List<Edit> edits = claimed.stream()
                .map(c -> new Edit(
                        c.due().submission().record(),
                        c.changes(),
                        shown(c.due().submission())))
                .toList();
        PersonAnswer<List<EditOutcome>> answer = salesforce.save(grant, object, edits);
        Map<RecordId, FixOutcome> outcomes = new LinkedHashMap<>();
        for (int i = 0; i < claimed.size(); i++) {
            Claimed one = claimed.get(i);
            EditOutcome edited = answer instanceof PersonAnswer.Done<List<EditOutcome>> done
                    ? done.value().get(i)
                    : null;
            FixOutcome outcome = edited == null ? none(answer) : outcome(edited);
            settle(doer, person, one, edited, outcome);
            outcomes.put(one.due().submission().record(), outcome);
        }
        return judged(person, claimed, outcomes);
    }

    private static BiPredicate<String, FieldValue> shown(Submission submission) {
        return (field, value) -> {
            String mark = submission.marks().get(field);
            return mark == null || mark.equals(Mark.of(value));
        };
    }

    static FixOutcome outcome(EditOutcome edited) {
        if (edited instanceof EditOutcome.Written) {
            return FixOutcome.of(Kind.SAVED).canBeUndone();
        }
        if (edited instanceof EditOutcome.Overtaken) {
            return FixOutcome.of(Kind.OVERTAKEN);
        }
        if (edited instanceof EditOutcome.Missing) {
            return FixOutcome.of(Kind.GONE);
        }
        return edited instanceof EditOutcome.Rejected rejected
                ? Refusals.outcome(rejected.errors())
                : FixOutcome.of(Kind.UNKNOWN);
    }

    /** The fact and its trace in one transaction. What nobody knows yet stays claimed, and is looked up later. */
    private void settle(Doer doer, Person person, Claimed claimed, @Nullable EditOutcome edited, FixOutcome outcome) {
        if (outcome.kind() == Kind.UNKNOWN) {
            return;
        }
        Submission submission = claimed.due().submission();
        Instant now = clock.instant();
        jdbi.useTransaction(handle -> {
            Map<String, FieldValue> before =
                    edited instanceof EditOutcome.Written written ? before(written.before(), claimed.changes()) : null;
            // What is saved has its answer only when it is judged: a second click waits for that.
            SaveTable.settle(
                    handle,
                    Key.of(person, submission, OWN),
                    outcome.saved() ? State.SAVED : State.REFUSED,
                    new SaveTable.Result(before, null, outcome.saved() ? null : outcome),
                    now);
            AuditLog.append(
                    handle,
                    claimed.due().gaps().stream()
                            .map(gap -> AuditEntry.of(
                                    now,
                                    doer.actor(),
                                    outcome.saved() ? "record-saved" : "record-not-saved",
                                    Subject.violation(gap.id(), submission.record()),
                                    (outcome.saved() ? "Saved in Salesforce: " : "Not saved in Salesforce: ")
                                            + String.join(
                                                    ", ", claimed.changes().keySet()) + ".",
                                    Map.of("outcome", outcome.kind().name().toLowerCase(java.util.Locale.ROOT))))
                            .toList());
        });
    }

    static Map<String, FieldValue> before(CrmRecord record, Map<String, FieldValue> changes) {
        Map<String, FieldValue> before = new HashMap<>();
        changes.keySet().stream()
                .filter(name -> !record.field(name).isHidden())
                .forEach(name -> before.put(name, record.field(name)));
        return before;
    }

    private Map<RecordId, FixOutcome> judged(Person person, List<Claimed> claimed, Map<RecordId, FixOutcome> outcomes) {
        List<RecordId> saved = outcomes.entrySet().stream()
                .filter(o -> o.getValue().saved())
                .map(Map.Entry::getKey)
                .toList();
        boolean checked = judged.again(saved);
        for (Claimed one : claimed) {
            RecordId id = one.due().submission().record();
            FixOutcome outcome = outcomes.get(id);
            if (outcome != null && outcome.saved()) {
                FixOutcome told = judged.told(outcome, checked, one.due().about());
                outcomes.put(id, told);
                jdbi.useTransaction(handle -> SaveTable.settle(
                        handle,
                        Key.of(person, one.due().submission(), OWN),
                        State.SAVED,
                        SaveTable.Result.said(told),
                        clock.instant()));
            }
        }
        return outcomes;
    }
}
