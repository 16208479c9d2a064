package dev.plumbline.fixes;

import dev.plumbline.audit.Actor;
import dev.plumbline.audit.AuditEntry;
import dev.plumbline.audit.AuditLog;
import dev.plumbline.audit.Subject;
import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.RecordId;
import dev.plumbline.fixes.FixOutcome.Kind;
import dev.plumbline.fixes.SaveTable.Save;
import dev.plumbline.fixes.SaveTable.State;
import dev.plumbline.salesforce.PersonAnswer;
import dev.plumbline.salesforce.PersonGrant;
import dev.plumbline.salesforce.PersonalSalesforce;
import dev.plumbline.salesforce.PersonalSalesforce.Addition;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Finds out what became of saves that got no answer, puts secrets under the key of now, and lets go of what has had its time. */
@ApplicationScoped
class FixSweep {

    private static final Logger LOG = Logger.getLogger(FixSweep.class);

    /** Longer than any save is waited for. */
    private static final Duration LOST = Duration.ofMinutes(3);

    /** After a month nobody comes back to what they typed, or asks again with the same form. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final Jdbi jdbi;
    private final Clock clock;
    private final Grants grants;
    private final PersonalSalesforce salesforce;
    private final Judged judged;

    FixSweep(Jdbi jdbi, Clock clock, Grants grants, PersonalSalesforce salesforce, Judged judged) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.grants = grants;
        this.salesforce = salesforce;
        this.judged = judged;
    }

    void run() {
        Instant now = clock.instant();
        jdbi.withHandle(handle -> SaveTable.lost(handle, now.minus(LOST))).forEach(this::lookUp);
        int resealed = grants.reseal();
        if (resealed > 0) {
            LOG.infof("put %d grants under the new key", resealed);
        }
        jdbi.useTransaction(handle -> {
            DraftTable.forget(handle, now.minus(KEPT));
            SaveTable.forget(handle, now.minus(KEPT));
            ParkedTable.forget(handle, now);
        });
    }

    /** The record itself where it holds what was to be saved. */
    private PersonAnswer<List<RecordId>> held(PersonGrant grant, Save save) {
        return salesforce
                .read(grant, save.object(), save.wanted().keySet(), List.of(save.record()))
                .map(records -> records.stream()
                        .filter(record -> record.holds(save.wanted()))
                        .map(CrmRecord::id)
                        .toList());
    }

    /** What was added and the record to which, where it was. */
    private PersonAnswer<List<RecordId>> added(PersonGrant grant, Save save) {
        String by = save.wanted().entrySet().stream()
                .filter(e -> e.getValue().asText().equals(save.record().value()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("an addition to nothing: " + save.key()));
        Set<RecordId> before = jdbi.withHandle(handle -> SaveTable.added(handle, save.person(), save.record()));
        return salesforce
                .find(grant, new Addition(save.object(), by, save.wanted(), save.at(), before))
                .map(found -> found.map(id -> List.of(id, save.record())).orElse(List.of()));
    }

    /** What the record holds tells. Read as the person who saved it, who alone is known to see it. */
    private void lookUp(Save save) {
        Actor self = new Actor.System("fixes");
        Optional<PersonGrant> grant = grants.use(save.person(), self);
        if (grant.isEmpty()) {
            return;
        }
        PersonAnswer<List<RecordId>> answer = save.adds() ? added(grant.get(), save) : held(grant.get(), save);
        if (!(answer instanceof PersonAnswer.Done<List<RecordId>> done)) {
            return;
        }
        boolean holds = !done.value().isEmpty();
        boolean checked = holds && judged.again(done.value());
        FixOutcome outcome = holds
                ? judged.told(FixOutcome.of(Kind.SAVED), checked, save.about())
                : FixOutcome.of(Kind.REFUSED, Trouble.of(Trouble.Kind.BROKE_OFF));
        jdbi.useTransaction(handle -> {
            SaveTable.settle(
                    handle,
                    save.claimed(),
                    holds ? State.SAVED : State.REFUSED,
                    new SaveTable.Result(
                            null, holds && save.adds() ? done.value().get(0) : null, outcome),
                    clock.instant());
            if (holds) {
                DraftTable.remove(handle, save.person(), save.record());
            }
            AuditLog.append(
                    handle,
                    AuditEntry.of(
                            clock.instant(),
                            self,
                            save.adds()
                                    ? holds ? "record-added" : "record-not-added"
                                    : holds ? "record-saved" : "record-not-saved",
                            new Subject(
                                    save.about().stream().findFirst(),
                                    Optional.empty(),
                                    Optional.of(save.record()),
                                    List.of()),
                            "Looked up after the answer was lost: "
                                    + String.join(", ", save.wanted().keySet()) + ".",
                            Map.of("person", save.person().value())));
        });
    }
}
