package dev.plumbline.lifecycle;

import dev.plumbline.audit.Actor;
import dev.plumbline.audit.AuditEntry;
import dev.plumbline.audit.AuditLog;
import dev.plumbline.audit.Subject;
import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Directory;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Takes in that somebody has read what is expected of them. */
@ApplicationScoped
public class Acknowledgements {

    private final TaughtRules taught;
    private final Directory directory;
    private final Clock clock;

    @Inject
    Acknowledgements(TaughtRules taught, Directory directory, Clock clock) {
        this.taught = taught;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * Joins the caller's transaction; the caller has seen to it that it is this person who says so.
     *
     * @param rules those of them that are not live (any more), or known as acknowledged, are passed over
     * @return how many were not acknowledged before
     */
    public int acknowledge(Handle handle, RecordId person, Set<RuleId> rules) {
        Map<RuleId, Rule> known = taught.now();
        known.keySet().retainAll(rules);
        if (known.isEmpty()) {
            return 0;
        }
        Instant now = clock.instant();
        List<RuleId> news = NoticeTable.acknowledge(handle, person, TaughtRules.meanings(known), now);
        Actor who = new Actor.Person(person.value(), directory.chart().nameOf(person));
        AuditLog.append(
                handle,
                news.stream()
                        .map(id -> Objects.requireNonNull(known.get(id)))
                        .map(rule -> new AuditEntry(
                                now,
                                who,
                                "rule-acknowledged",
                                Subject.SERVICE,
                                "Got it: " + rule.title(),
                                Map.of(),
                                rule.id().value(),
                                rule.version()))
                        .toList());
        return news.size();
    }
}
