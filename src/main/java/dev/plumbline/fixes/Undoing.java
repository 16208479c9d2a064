package dev.plumbline.fixes;

import dev.plumbline.audit.AuditEntry;
import dev.plumbline.audit.AuditLog;
import dev.plumbline.audit.Subject;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.FieldValues;
import dev.plumbline.crm.RecordId;
import dev.plumbline.fixes.FixOutcome.Kind;
import dev.plumbline.fixes.SaveTable.Result;
import dev.plumbline.fixes.SaveTable.Save;
import dev.plumbline.fixes.SaveTable.State;
import dev.plumbline.people.Person;
import dev.plumbline.pipeline.Doer;
import dev.plumbline.salesforce.PersonAnswer;
import dev.plumbline.salesforce.PersonGrant;
import dev.plumbline.salesforce.PersonalSalesforce;
import dev.plumbline.salesforce.PersonalSalesforce.Edit;
import dev.plumbline.salesforce.PersonalSalesforce.EditOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Takes the last save of a record back: writes what was there before, as long as what was saved still stands. */
@ApplicationScoped
class Undoing {

    /** Whoever changes their mind later does so in a form of their own. */
    private static final Duration LONGEST = Duration.ofHours(12);

    private final Jdbi jdbi;
    private final Clock clock;
    private final PersonalSalesforce salesforce;
    private final Judged judged;

    Undoing(Jdbi jdbi, Clock clock, PersonalSalesforce salesforce, Judged judged) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.salesforce = salesforce;
        this.judged = judged;
    }

    /** All that the last form did, what was added first. */
    List<Save> last(Person person, RecordId record) {
        return jdbi
                .withHandle(handle -> SaveTable.latest(
                        handle, person.id(), record, clock.instant().minus(LONGEST)))
                .stream()
                .filter(Save::undoable)
                .toList();
    }

    FixOutcome undo(Doer doer, Person person, PersonGrant grant, RecordId record) {
        FixOutcome outcome = FixOutcome.of(Kind.NOT_UNDONE);
        for (Save save : last(person, record)) {
            PersonAnswer<EditOutcome> answer = takeBack(grant, save);
            if (!(answer instanceof PersonAnswer.Done<EditOutcome> done)) {
                return Saving.none(answer);
            }
            boolean gone = save.adds() && done.value() instanceof EditOutcome.Missing;
            outcome = Saving.outcome(done.value());
            if (!gone && !outcome.saved()) {
                return outcome;
            }
            outcome = undone(doer, save);
        }
        return outcome;
    }

    private PersonAnswer<EditOutcome> takeBack(PersonGrant grant, Save save) {
        if (save.added().isPresent()) {
            return salesforce.remove(grant, save.object(), save.added().get(), save.wanted());
        }
        Map<String, FieldValue> before = save.before().orElse(Map.of());
        Edit edit = new Edit(
                save.record(),
                before,
                (field, value) -> FieldValues.same(value, save.wanted().getOrDefault(field, FieldValue.BLANK)));
        return salesforce.save(grant, save.object(), List.of(edit)).map(outcomes -> outcomes.get(0));
    }

    private FixOutcome undone(Doer doer, Save save) {
        FixOutcome undone = FixOutcome.of(Kind.UNDONE);
        jdbi.useTransaction(handle -> {
            SaveTable.settle(
                    handle,
                    save.claimed(),
                    State.UNDONE,
                    Result.said(save.answer().orElse(undone)),
                    clock.instant());
            AuditLog.append(
                    handle,
                    AuditEntry.of(
                            clock.instant(),
                            doer.actor(),
                            "record-save-undone",
                            new Subject(
                                    save.about().stream().findFirst(),
                                    Optional.empty(),
                                    Optional.of(save.record()),
                                    List.of()),
                            "Taken back in Salesforce: "
                                    + save.added()
                                            .map(id -> save.object() + " " + id)
                                            .orElseGet(() -> String.join(
                                                    ", ", save.wanted().keySet()))
                                    + ".",
                            Map.of()));
        });
        List<RecordId> touched =
                Stream.concat(save.added().stream(), Stream.of(save.record())).toList();
        boolean checked = judged.again(touched);
        return judged.told(undone, checked, save.about());
    }
}
