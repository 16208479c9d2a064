package dev.plumbline.escalation;

import dev.plumbline.audit.Actor;
import dev.plumbline.audit.AuditEntry;
import dev.plumbline.audit.AuditLog;
import dev.plumbline.audit.Subject;
import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Directory;
import dev.plumbline.sight.Sighted;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** {@link Answers} in PostgreSQL. */
@ApplicationScoped
class StoredAnswers implements Answers {

    private final Jdbi jdbi;
    private final Clock clock;
    private final Directory directory;
    private final Violations violations;

    StoredAnswers(Jdbi jdbi, Clock clock, Directory directory, Violations violations) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.directory = directory;
        this.violations = violations;
    }

    @Override
    public List<Owed> owedBy(RecordId manager) {
        return owedBy(List.of(manager));
    }

    @Override
    public List<Owed> owedBy(Collection<RecordId> managers) {
        return Sighted.read(jdbi, handle -> AnswerTable.owedBy(handle, managers));
    }

    @Override
    public List<Owed> of(long violation) {
        return Sighted.read(jdbi, handle -> AnswerTable.of(handle, violation));
    }

    @Override
    public int decidedAbout(RecordId accountable, Instant since) {
        return Sighted.read(jdbi, handle -> AnswerTable.decidedAbout(handle, accountable, since));
    }

    @Override
    public boolean answer(Handle handle, long violation, RecordId manager, Decision decision, String text) {
        Instant now = clock.instant();
        if (AnswerTable.answer(handle, violation, manager, decision, text, now) == 0) {
            return false;
        }
        violations
                .find(violation, Scope.EVERYONE)
                .ifPresent(about -> AuditLog.append(
                        handle,
                        AuditEntry.of(
                                now,
                                new Actor.Person(
                                        manager.value(), directory.chart().nameOf(manager)),
                                "escalation-answered",
                                Subject.violation(violation, about.record()),
                                "An escalation was answered: " + decision.key() + ".",
                                Map.of("decision", decision.key(), "text", text))));
        return true;
    }
}
