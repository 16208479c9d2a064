package dev.plumbline.tasks;

import dev.plumbline.crm.RecordId;
import dev.plumbline.escalation.Follower;
import dev.plumbline.notifications.Notice;
import dev.plumbline.notifications.Outbox;
import dev.plumbline.notifications.salesforce.Errand;
import dev.plumbline.notifications.salesforce.OwnTasks;
import dev.plumbline.people.Delegates;
import dev.plumbline.people.Person;
import dev.plumbline.people.Preferences;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationEvent;
import dev.plumbline.violations.ViolationState;
import dev.plumbline.violations.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Owes people Tasks. Each is owed once for a violation, its generation and a person; every method joins the caller's transaction.
 *
 * <p>A Task is a reminder in another place and not a message: it counts for nobody's daily number, and being put there tells nobody anything
 * that a message has not told before.
 */
@ApplicationScoped
public class Tasks implements Follower {

    static final String CHANNEL = "task";

    private final Violations violations;
    private final Preferences preferences;
    private final Delegates delegates;
    private final Outbox outbox;
    private final OwnTasks own;
    private final Clock clock;

    Tasks(
            Violations violations,
            Preferences preferences,
            Delegates delegates,
            Outbox outbox,
            OwnTasks own,
            Clock clock) {
        this.violations = violations;
        this.preferences = preferences;
        this.delegates = delegates;
        this.outbox = outbox;
        this.own = own;
        this.clock = clock;
    }

    /** Somebody was told of these violations: whoever wants them as Tasks too gets them. */
    public void told(Handle handle, Collection<Long> told, RecordId person) {
        if (!preferences.of(person).tasks()) {
            return;
        }
        for (long id : told) {
            violations
                    .find(id, Scope.EVERYONE)
                    .filter(violation -> violation.state() != ViolationState.ENDED)
                    .filter(violation -> mends(violation, person, delegates, clock.instant()))
                    .ifPresent(violation -> outbox.put(
                            handle,
                            notice(
                                    TaskComposer.KIND,
                                    violation.id(),
                                    violation.generation(),
                                    person,
                                    clock.instant())));
        }
    }

    /** What ended, or went to somebody else, needs no Task any more. */
    @Override
    public void on(Handle handle, List<ViolationEvent> events) {
        Map<Long, Optional<RecordId>> left = new HashMap<>();
        for (ViolationEvent event : events) {
            Violation violation = event.violation();
            if (event instanceof ViolationEvent.Ended) {
                left.put(violation.id(), Optional.empty());
            } else if (event instanceof ViolationEvent.Changed changed
                    && !changed.before().accountable().equals(violation.accountable())) {
                left.put(violation.id(), violation.accountable());
            }
        }
        if (left.isEmpty()) {
            return;
        }
        for (OwnTasks.Own task : own.open(handle, left.keySet())) {
            Errand errand = task.errand();
            if (!left.getOrDefault(errand.violation(), Optional.empty()).equals(Optional.of(errand.person()))) {
                outbox.put(
                        handle,
                        notice(
                                TaskCloser.KIND,
                                errand.violation(),
                                errand.generation(),
                                errand.person(),
                                clock.instant()));
            }
        }
    }

    /** Whether it is this person's to mend: the owner's, and that of whoever types for the owner. */
    static boolean mends(Violation violation, RecordId person, Delegates delegates, Instant at) {
        return violation
                .accountable()
                .filter(owner -> owner.equals(person)
                        || delegates.of(owner, at).map(Person::id).equals(Optional.of(person)))
                .isPresent();
    }

    static Notice notice(String kind, long violation, int generation, RecordId person, Instant now) {
        String key = kind + "|" + violation + "|" + generation + "|" + person;
        String payload = "{\"violation\": " + violation + ", \"generation\": " + generation + "}";
        return new Notice(key, kind, person, now, payload).over(CHANNEL);
    }
}
