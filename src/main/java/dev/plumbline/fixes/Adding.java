package dev.plumbline.fixes;

import dev.plumbline.audit.AuditEntry;
import dev.plumbline.audit.AuditLog;
import dev.plumbline.audit.Subject;
import dev.plumbline.crm.RecordId;
import dev.plumbline.fixes.FixOutcome.Kind;
import dev.plumbline.fixes.SaveTable.Key;
import dev.plumbline.fixes.SaveTable.State;
import dev.plumbline.fixes.Saving.Due;
import dev.plumbline.people.Person;
import dev.plumbline.pipeline.Doer;
import dev.plumbline.salesforce.PersonAnswer;
import dev.plumbline.salesforce.PersonGrant;
import dev.plumbline.salesforce.PersonalSalesforce;
import dev.plumbline.salesforce.PersonalSalesforce.AddOutcome;
import dev.plumbline.salesforce.PersonalSalesforce.Addition;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Adds to records what their forms ask for, around the save of the records' own fields: nothing is sent before all of it can be meant, and
 * nothing is added to a record whose save was refused.
 */
@ApplicationScoped
class Adding {

    private final Jdbi jdbi;
    private final Clock clock;
    private final PersonalSalesforce salesforce;
    private final AdditionReader reader;
    private final Saving saving;
    private final Judged judged;

    Adding(Jdbi jdbi, Clock clock, PersonalSalesforce salesforce, AdditionReader reader, Saving saving, Judged judged) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.salesforce = salesforce;
        this.reader = reader;
        this.saving = saving;
        this.judged = judged;
    }

    /** Saves records of one object and adds to them. */
    Map<RecordId, FixOutcome> save(Doer doer, Person person, PersonGrant grant, List<Due> due) {
        Map<RecordId, FixOutcome> outcomes = new LinkedHashMap<>();
        Map<Due, List<AdditionReader.Filled>> ready = new LinkedHashMap<>();
        for (Due one : due) {
            AdditionReader.Read read = reader.read(grant, person, one);
            if (read.wrong().isPresent()) {
                outcomes.put(one.submission().record(), read.wrong().get());
            } else if (claim(person, one, read.filled())) {
                ready.put(one, read.filled());
            } else {
                outcomes.put(
                        one.submission().record(),
                        saving.answered(person, one.submission()).orElse(FixOutcome.of(Kind.UNKNOWN)));
            }
        }
        if (!ready.isEmpty()) {
            Map<RecordId, FixOutcome> saved = saving.save(doer, person, grant, List.copyOf(ready.keySet()));
            ready.forEach((one, filled) -> {
                FixOutcome own = saved.getOrDefault(one.submission().record(), FixOutcome.of(Kind.NOTHING));
                outcomes.put(
                        one.submission().record(),
                        filled.isEmpty() ? own : new Run(doer, person, grant, one, own).add(filled));
            });
        }
        return outcomes;
    }

    /** All or none of it. @return false where the same form was sent before, or what became of an earlier one is not known yet */
    private boolean claim(Person person, Due due, List<AdditionReader.Filled> filled) {
        return jdbi.inTransaction(handle -> {
            boolean all = filled.stream().allMatch(f -> claim(handle, person, due, f));
            if (!all) {
                handle.rollback();
            }
            return all;
        });
    }

    private boolean claim(Handle handle, Person person, Due due, AdditionReader.Filled filled) {
        Key key = Key.of(person, due.submission(), filled.record().rollup());
        return !SaveTable.pending(handle, key)
                && SaveTable.claim(
                        handle, key, filled.record().object(), filled.fields(), due.about(), clock.instant());
    }

    /** What one form adds to one record. */
    private final class Run {

        private final Doer doer;
        private final Person person;
        private final PersonGrant grant;
        private final Due due;
        private final FixOutcome own;
        private final List<RecordId> touched = new ArrayList<>();
        private final Map<String, State> settled = new LinkedHashMap<>();
        private final Map<String, Trouble> troubles = new TreeMap<>();
        private final List<Trouble> words = new ArrayList<>();
        private Optional<Kind> kind = Optional.empty();

        /** @param own what became of the record's own fields */
        Run(Doer doer, Person person, PersonGrant grant, Due due, FixOutcome own) {
            this.doer = doer;
            this.person = person;
            this.grant = grant;
            this.due = due;
            this.own = own;
        }

        FixOutcome add(List<AdditionReader.Filled> filled) {
            if (own.kind() != Kind.SAVED && own.kind() != Kind.NOTHING) {
                jdbi.useTransaction(handle -> filled.forEach(
                        f -> SaveTable.release(handle, key(f.record().rollup()))));
                return own;
            }
            filled.forEach(this::send);
            touched.add(due.submission().record());
            boolean checked = added() ? judged.again(touched) : own.checked();
            FixOutcome all = judged.told(outcome(), checked, due.about());
            // Whoever sends the form once more hears of all of it.
            jdbi.useTransaction(handle -> settled.forEach((rollup, state) -> settle(handle, rollup, state, all, null)));
            return all;
        }

        private boolean added() {
            return settled.containsValue(State.SAVED);
        }

        private void send(AdditionReader.Filled filled) {
            NewRecord record = filled.record();
            RecordId parent = due.submission().record();
            Set<RecordId> before = jdbi.withHandle(handle -> SaveTable.added(handle, person.id(), parent));
            PersonAnswer<AddOutcome> answer = salesforce.add(
                    grant, new Addition(record.object(), record.by(), filled.fields(), clock.instant(), before));
            if (answer instanceof PersonAnswer.Done<AddOutcome> done
                    && done.value() instanceof AddOutcome.Added there) {
                touched.add(there.id());
                traced(filled, Optional.of(there.id()), Kind.SAVED);
            } else if (answer instanceof PersonAnswer.Done<AddOutcome> done
                    && done.value() instanceof AddOutcome.Rejected rejected) {
                FixOutcome refused = Refusals.outcome(rejected.errors());
                refused.troubles().forEach((field, trouble) -> {
                    if (record.presets().containsKey(field)) {
                        troubles.put(record.prefix() + field, trouble);
                    } else {
                        words.add(trouble);
                    }
                });
                words.addAll(refused.words());
                failed(filled, refused.kind() == Kind.LOCKED ? Kind.LOCKED : Kind.REFUSED);
            } else if (answer instanceof PersonAnswer.Done<AddOutcome>) {
                // It stays claimed, and is looked for later.
                kind = Optional.of(Kind.UNKNOWN);
            } else {
                FixOutcome none = Saving.none(answer);
                words.addAll(none.words());
                failed(filled, none.kind());
            }
        }

        private void failed(AdditionReader.Filled filled, Kind why) {
            if (kind.filter(Kind.UNKNOWN::equals).isEmpty()) {
                kind = Optional.of(why);
            }
            traced(filled, Optional.empty(), why);
        }

        private FixOutcome outcome() {
            boolean some = own.saved() || added();
            Kind all =
                    kind.map(k -> some && k != Kind.UNKNOWN ? Kind.PARTLY : k).orElse(Kind.SAVED);
            FixOutcome outcome = FixOutcome.of(all, troubles, words);
            return some ? outcome.canBeUndone() : outcome;
        }

        /** The fact and its trace in one transaction. What is added has its answer only when it is judged. */
        private void traced(AdditionReader.Filled filled, Optional<RecordId> id, Kind outcome) {
            Instant now = clock.instant();
            NewRecord record = filled.record();
            String what = record.object() + id.map(i -> " " + i).orElse("") + " ("
                    + String.join(", ", record.presets().keySet()) + ").";
            State state = id.isPresent() ? State.SAVED : State.REFUSED;
            settled.put(record.rollup(), state);
            jdbi.useTransaction(handle -> {
                settle(handle, record.rollup(), state, id.isPresent() ? null : FixOutcome.of(outcome), id.orElse(null));
                AuditLog.append(
                        handle,
                        due.gaps().stream()
                                .map(gap -> AuditEntry.of(
                                        now,
                                        doer.actor(),
                                        id.isPresent() ? "record-added" : "record-not-added",
                                        Subject.violation(
                                                gap.id(), due.submission().record()),
                                        (id.isPresent() ? "Added in Salesforce: " : "Not added in Salesforce: ") + what,
                                        Map.of("outcome", outcome.name().toLowerCase(Locale.ROOT))))
                                .toList());
            });
        }

        private void settle(
                Handle handle, String rollup, State state, @Nullable FixOutcome answer, @Nullable RecordId id) {
            SaveTable.settle(handle, key(rollup), state, new SaveTable.Result(null, id, answer), clock.instant());
        }

        private Key key(String rollup) {
            return Key.of(person, due.submission(), rollup);
        }
    }
}
