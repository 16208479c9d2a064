package dev.plumbline.violations;

import static dev.plumbline.violations.Outcome.refused;

import dev.plumbline.audit.Actor;
import dev.plumbline.violations.LedgerTables.Entry;
import dev.plumbline.violations.Outcome.Why;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** One violation, held while somebody does something about it, with its history, its audit entries and the events that come of it. */
final class Step {

    private static final Actor SERVICE = new Actor.System("ways-out");

    private final Handle handle;
    private final LedgerTables tables;
    private final Instant now;
    private final List<ViolationEvent> events = new ArrayList<>();
    private Violation violation;

    private Step(Handle handle, LedgerTables tables, Violation violation, Instant now) {
        this.handle = handle;
        this.tables = tables;
        this.violation = violation;
        this.now = now;
    }

    /** Takes hold of a violation that has not ended; one whose time to stand still is over is opened before anything else. */
    static Outcome on(Handle handle, long id, Instant now, Function<Step, Outcome> way) {
        LedgerTables tables = new LedgerTables(handle);
        Optional<Violation> found = tables.lock(id);
        if (found.isEmpty()) {
            return refused(Why.UNKNOWN, WayWords::noSuchGap);
        }
        if (found.get().state() == ViolationState.ENDED) {
            return refused(
                    Why.NOT_NOW,
                    words -> words.closed(
                            found.get().end().map(end -> end.word(words)).orElse("")));
        }
        return way.apply(woken(handle, tables, found.get(), now));
    }

    static Step woken(Handle handle, LedgerTables tables, Violation violation, Instant now) {
        Step step = new Step(handle, tables, violation, now);
        tables.holds().over(violation, now).ifPresent(over -> {
            Violation open = Seen.in(ViolationState.OPEN, violation);
            tables.holds().wake(List.of(open), now);
            step.become(open, SERVICE, "woken", over);
        });
        return step;
    }

    Violation violation() {
        return violation;
    }

    List<ViolationEvent> events() {
        return List.copyOf(events);
    }

    Outcome turn(ViolationState to, Holds.@Nullable Hold hold, Actor who, String what, Remark... remarks) {
        Violation turned = Seen.in(to, violation);
        tables.turn(turned, hold);
        become(turned, who, what, remarks);
        return new Outcome.Done(events);
    }

    void silence(boolean silent, Actor who, Remark... remarks) {
        Violation now = Seen.silenced(violation, silent);
        tables.update(List.of(now));
        become(now, who, "changed", remarks);
    }

    Outcome end(EndReason reason, Actor who, Remark... remarks) {
        violation = Seen.ended(violation, reason, now);
        tables.end(List.of(violation));
        events.add(new ViolationEvent.Ended(violation));
        return note(who, "ended", remarks);
    }

    /** Only says so. */
    Outcome note(Actor who, String what, Remark... remarks) {
        List<Remark> said = List.of(remarks);
        tables.write(
                List.of(new Entry(violation.id(), now, what, signed(who, said), violation.ruleVersion(), Map.of())));
        RecordingAudit audit = new RecordingAudit();
        audit.note(violation, who, what, said, now);
        audit.write(handle);
        return new Outcome.Done(events);
    }

    private void become(Violation next, Actor who, String what, Remark... remarks) {
        events.add(new ViolationEvent.Changed(next, violation));
        violation = next;
        note(who, what, remarks);
    }

    private static List<Remark> signed(Actor who, List<Remark> remarks) {
        if (!(who instanceof Actor.Person person)) {
            return remarks;
        }
        List<Remark> signed = new ArrayList<>(List.of(Remark.of(Remark.Kind.BY, person.name())));
        signed.addAll(remarks);
        return signed;
    }

    /** Why nothing can be begun with a violation that stands still already. */
    Outcome standsStill() {
        return refused(
                Why.NOT_NOW,
                switch (violation.state()) {
                    case SNOOZED -> WayWords::snoozedAlready;
                    case DISPUTED -> WayWords::disputedAlready;
                    case WAIVED -> WayWords::waivedAlready;
                    case OPEN, ENDED -> WayWords::notAsItIs;
                });
    }
}
