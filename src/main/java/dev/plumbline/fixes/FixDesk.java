package dev.plumbline.fixes;

import dev.plumbline.crm.RecordId;
import dev.plumbline.fixes.FixOutcome.Kind;
import dev.plumbline.people.Person;
import dev.plumbline.pipeline.Doer;
import dev.plumbline.salesforce.PersonGrant;
import dev.plumbline.violations.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Where records are mended in place: forms go out, what was typed comes in, and what came of it is said record by record. */
@ApplicationScoped
public class FixDesk {

    private final Jdbi jdbi;
    private final Clock clock;
    private final Grants grants;
    private final FixForms forms;
    private final Permitted permitted;
    private final Saving saving;
    private final Adding adding;
    private final Undoing undoing;

    FixDesk(
            Jdbi jdbi,
            Clock clock,
            Grants grants,
            FixForms forms,
            Permitted permitted,
            Saving saving,
            Adding adding,
            Undoing undoing) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.grants = grants;
        this.forms = forms;
        this.permitted = permitted;
        this.saving = saving;
        this.adding = adding;
        this.undoing = undoing;
    }

    /** The gaps of a record that this person may mend; empty where there are none, or none of theirs to see. */
    public List<Violation> gaps(Doer doer, RecordId record) {
        return permitted.gaps(doer, record);
    }

    /** The form of each record, with what was typed into it before. Records without a gap to be seen are missing. */
    public Map<RecordId, FormState> forms(Doer doer, Person person, Collection<RecordId> records) {
        Map<RecordId, DraftTable.Draft> drafts = drafts(person, records);
        return built(doer, person, records, drafts, Map.of(), Set.of(), Map.of());
    }

    /** The form once more, as it was typed, with what came of it. */
    public Map<RecordId, FormState> again(
            Doer doer, Person person, Collection<Submission> typed, Map<RecordId, FixOutcome> outcomes) {
        List<Submission> left = typed.stream()
                .map(s -> Optional.ofNullable(outcomes.get(s.record()))
                                .filter(o -> o.kind() == Kind.PARTLY)
                                .isPresent()
                        ? saving.left(person, s)
                        : s)
                .toList();
        return rebuilt(doer, person, left, outcomes, Map.of());
    }

    /** The forms as they were typed, with what a lookup of one record has found. */
    public Map<RecordId, FormState> searched(
            Doer doer, Person person, Collection<Submission> typed, RecordId record, String lookup) {
        return unsaved(person, typed, record, rebuilt(doer, person, typed, Map.of(), Map.of(record, lookup)));
    }

    /** The forms as they were typed, but for one field of one record, which shows what the record holds now. */
    public Map<RecordId, FormState> yielded(
            Doer doer, Person person, Collection<Submission> typed, RecordId record, String field) {
        List<Submission> left = typed.stream()
                .map(s -> s.record().equals(record) ? s.without(field) : s)
                .toList();
        return unsaved(person, left, record, again(doer, person, left, Map.of()));
    }

    /** What a form can show again stands in it; what it cannot, and the record that somebody works on, is kept beside. */
    private Map<RecordId, FormState> unsaved(
            Person person, Collection<Submission> typed, RecordId record, Map<RecordId, FormState> states) {
        typed.stream()
                .filter(s -> s.record().equals(record) || !(states.get(s.record()) instanceof FormState.Ready))
                .forEach(s -> keep(person, s.record(), s.typed(), s.marks()));
        return states;
    }

    /** Keeps what was typed, for this person alone, until it is saved. */
    public void keep(Person person, RecordId record, Map<String, String> typed, Map<String, String> marks) {
        jdbi.useTransaction(handle ->
                DraftTable.put(handle, person.id(), record, new DraftTable.Draft(typed, marks), clock.instant()));
    }

    /** Lets go of what was typed. */
    public void drop(Person person, RecordId record) {
        jdbi.useTransaction(handle -> DraftTable.remove(handle, person.id(), record));
    }

    /**
     * Saves as this person, each record by itself. The same submission sent twice is saved once, and gets the same answer.
     *
     * @return one outcome for each record
     */
    public Map<RecordId, FixOutcome> save(Doer doer, Person person, List<Submission> submissions) {
        submissions.forEach(s -> keep(person, s.record(), s.typed(), s.marks()));
        Map<RecordId, FixOutcome> outcomes = new LinkedHashMap<>();
        List<Saving.Due> due = new ArrayList<>();
        for (Submission submission : submissions) {
            Optional<FixOutcome> before = saving.answered(person, submission);
            List<Violation> gaps = before.isPresent() ? List.of() : permitted.gaps(doer, submission.record());
            if (before.isPresent()) {
                outcomes.put(submission.record(), before.get());
            } else if (gaps.isEmpty()) {
                outcomes.put(submission.record(), FixOutcome.of(Kind.GONE));
            } else {
                due.add(new Saving.Due(submission, gaps));
            }
        }
        if (!due.isEmpty()) {
            Optional<PersonGrant> grant = grants.use(person.id(), doer.actor());
            if (grant.isEmpty()) {
                due.forEach(d -> outcomes.put(d.submission().record(), FixOutcome.of(Kind.CONNECT)));
            } else {
                byObject(due).values().forEach(same -> outcomes.putAll(adding.save(doer, person, grant.get(), same)));
            }
        }
        for (Submission submission : submissions) {
            FixOutcome outcome = outcomes.get(submission.record());
            if (outcome != null && !outcome.keepsDraft()) {
                drop(person, submission.record());
            } else if (outcome != null && outcome.kind() == Kind.PARTLY) {
                Submission left = saving.left(person, submission);
                keep(person, left.record(), left.typed(), left.marks());
            }
        }
        return outcomes;
    }

    private static Map<String, List<Saving.Due>> byObject(List<Saving.Due> due) {
        return due.stream()
                .collect(Collectors.groupingBy(d -> d.gaps().get(0).object(), LinkedHashMap::new, Collectors.toList()));
    }

    /** Whether this person's last save of the record can still be taken back. */
    public boolean undoable(Person person, RecordId record) {
        return !undoing.last(person, record).isEmpty();
    }

    /** Takes this person's last save of the record back, as long as nobody has changed the same fields since. */
    public FixOutcome undo(Doer doer, Person person, RecordId record) {
        Optional<PersonGrant> grant = grants.use(person.id(), doer.actor());
        return grant.isEmpty() ? FixOutcome.of(Kind.CONNECT) : undoing.undo(doer, person, grant.get(), record);
    }

    private Map<RecordId, DraftTable.Draft> drafts(Person person, Collection<RecordId> records) {
        Map<RecordId, DraftTable.Draft> drafts = new LinkedHashMap<>();
        jdbi.useHandle(handle -> records.forEach(
                record -> DraftTable.of(handle, person.id(), record).ifPresent(draft -> drafts.put(record, draft))));
        return drafts;
    }

    private Map<RecordId, FormState> rebuilt(
            Doer doer,
            Person person,
            Collection<Submission> typed,
            Map<RecordId, FixOutcome> outcomes,
            Map<RecordId, String> searches) {
        Map<RecordId, DraftTable.Draft> drafts = new LinkedHashMap<>();
        Map<RecordId, Map<String, Trouble>> troubles = new LinkedHashMap<>();
        Set<String> extra = typed.stream().flatMap(s -> s.extra().stream()).collect(Collectors.toSet());
        for (Submission submission : typed) {
            drafts.put(submission.record(), new DraftTable.Draft(submission.typed(), submission.marks()));
            Optional.ofNullable(outcomes.get(submission.record()))
                    .ifPresent(outcome -> troubles.put(submission.record(), outcome.troubles()));
        }
        return built(doer, person, drafts.keySet(), drafts, troubles, extra, searches);
    }

    private Map<RecordId, FormState> built(
            Doer doer,
            Person person,
            Collection<RecordId> records,
            Map<RecordId, DraftTable.Draft> drafts,
            Map<RecordId, Map<String, Trouble>> troubles,
            Set<String> extra,
            Map<RecordId, String> searches) {
        Map<String, List<FixForms.Ask>> asks = new LinkedHashMap<>();
        for (RecordId record : records) {
            List<Violation> gaps = permitted.gaps(doer, record);
            if (!gaps.isEmpty()) {
                DraftTable.Draft draft = drafts.getOrDefault(record, new DraftTable.Draft(Map.of(), Map.of()));
                FixForms.Ask ask = forms.ask(
                        gaps,
                        draft.typed(),
                        draft.marks(),
                        troubles.getOrDefault(record, Map.of()),
                        extra,
                        Optional.ofNullable(searches.get(record)));
                asks.computeIfAbsent(ask.object(), o -> new ArrayList<>()).add(ask);
            }
        }
        Map<RecordId, FormState> states = new LinkedHashMap<>();
        Optional<PersonGrant> grant = asks.isEmpty() ? Optional.empty() : grants.use(person.id(), doer.actor());
        asks.values().forEach(same -> states.putAll(state(person, grant, same)));
        return states;
    }

    private Map<RecordId, FormState> state(Person person, Optional<PersonGrant> grant, List<FixForms.Ask> asks) {
        if (grant.isPresent()) {
            return forms.of(grant.get(), person, asks);
        }
        Map<RecordId, FormState> states = new LinkedHashMap<>();
        Connection connection = grants.connection(person.id());
        asks.forEach(ask -> states.put(
                ask.record(),
                ask.offer().any() ? new FormState.Connect(connection, ask.typed()) : new FormState.Elsewhere()));
        return states;
    }
}
