package dev.plumbline.escalation;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Directory;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.calendar.BusinessSpan;
import dev.plumbline.people.calendar.WorkCalendar;
import dev.plumbline.people.calendar.WorkClocks;
import dev.plumbline.violations.FirstCheck;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationEvent;
import dev.plumbline.violations.ViolationState;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Starts, stops and ends the climb of violations. Every method joins the caller's transaction, so that a clock stops with the fact that
 * stops it. What is due when is worked out by the next sweep.
 */
@ApplicationScoped
public class Escalations implements FirstCheck {

    /** Being in order for less than that is no fresh start: a record that flaps keeps its clock. */
    private static final BusinessSpan FRESH = BusinessSpan.days(1);

    private final Clock clock;
    private final Directory directory;
    private final EscalationConfig config;
    private final WorkClocks clocks;
    private final List<Follower> followers;

    @Inject
    Escalations(
            Clock clock,
            Directory directory,
            EscalationConfig config,
            WorkClocks clocks,
            @All List<Follower> followers) {
        this.clock = clock;
        this.directory = directory;
        this.config = config;
        this.clocks = clocks;
        this.followers = followers;
    }

    /** What opened begins its climb, what ended ends it, what nobody is to be told of stands still, and what went to somebody else begins anew there. */
    public void on(Handle handle, List<ViolationEvent> events) {
        Instant now = clock.instant();
        Changes changes = new Changes();
        events.forEach(changes::take);
        Set<Long> known = new HashSet<>(ClimbTable.known(handle, changes.runAgain.keySet()));
        changes.runAgain.forEach((id, violation) -> {
            if (!known.contains(id)) {
                changes.starts.add(start(violation));
            }
        });
        ClimbTable.end(handle, changes.ended, now);
        AnswerTable.overtaken(handle, changes.ended, now);
        ClimbTable.start(handle, changes.starts, now);
        ClimbTable.resume(handle, known, now);
        ClimbTable.pause(handle, changes.stopped, now);
        ClimbTable.severity(handle, changes.severities, now);
        inherit(handle, changes.relapses, now);
        followers.forEach(follower -> follower.on(handle, events));
    }

    /**
     * The first complete check of the org is over: from now on people are told what was found. Only the first call ever has an effect,
     * so that a restart can call it again.
     */
    @Override
    public void firstCheckCompleted(Handle handle) {
        Instant now = clock.instant();
        boolean first = ClimbTable.firstChecked(handle, now);
        if (first && config.firstNudges() == EscalationConfig.FirstNudges.AT_ONCE) {
            ClimbTable.hurry(handle, now);
        }
    }

    private void inherit(Handle handle, List<Long> relapses, Instant now) {
        if (relapses.isEmpty()) {
            return;
        }
        OrgChart chart = directory.chart();
        Map<Long, Long> from = new LinkedHashMap<>();
        for (ClimbTable.Before before : ClimbTable.before(handle, relapses)) {
            WorkCalendar calendar =
                    Optional.of(before.accountable()).filter(id -> !id.isEmpty()).map(RecordId::of).stream()
                            .flatMap(id -> chart.person(id).stream())
                            .map(clocks::present)
                            .findFirst()
                            .orElseGet(() -> WorkCalendar.office(ZoneOffset.UTC));
            if (calendar.plus(before.ended(), FRESH).isAfter(now)) {
                from.put(before.relapse(), before.id());
            }
        }
        ClimbTable.inherit(handle, from, now);
    }

    private static ClimbTable.Start start(Violation violation) {
        return new ClimbTable.Start(violation, accountable(violation));
    }

    private static boolean owed(Violation violation) {
        return violation.state() == ViolationState.OPEN && !violation.silent() && !violation.backlog();
    }

    private static String accountable(Violation violation) {
        return violation.accountable().map(RecordId::value).orElse("");
    }

    private static String whyQuiet(Violation violation) {
        return violation.state() == ViolationState.OPEN
                ? "silent"
                : violation.state().key();
    }

    /** What events come to, sorted by what has to be done about them. */
    private static final class Changes {

        private final List<ClimbTable.Start> starts = new ArrayList<>();
        private final List<Long> ended = new ArrayList<>();
        private final List<Long> relapses = new ArrayList<>();
        private final Map<Long, String> stopped = new LinkedHashMap<>();
        private final Map<Long, String> severities = new LinkedHashMap<>();
        private final Map<Long, Violation> runAgain = new LinkedHashMap<>();

        void take(ViolationEvent event) {
            Violation violation = event.violation();
            if (event instanceof ViolationEvent.Ended) {
                ended.add(violation.id());
            } else if (event instanceof ViolationEvent.Changed changed) {
                change(violation, changed.before());
            } else if (owed(violation)) {
                starts.add(start(violation));
                if (violation.generation() > 1) {
                    relapses.add(violation.id());
                }
            }
        }

        private void change(Violation violation, Violation before) {
            if (!owed(violation)) {
                stopped.put(violation.id(), whyQuiet(violation));
            } else if (!before.accountable().equals(violation.accountable())) {
                starts.add(start(violation));
            } else if (!owed(before)) {
                runAgain.put(violation.id(), violation);
            }
            if (before.severity() != violation.severity()) {
                severities.put(violation.id(), violation.severity().name());
            }
        }
    }
}
