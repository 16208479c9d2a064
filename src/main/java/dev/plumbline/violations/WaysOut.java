package dev.plumbline.violations;

import static dev.plumbline.violations.Outcome.refused;

import dev.plumbline.audit.Actor;
import dev.plumbline.violations.Outcome.Why;
import dev.plumbline.violations.Remark.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * The ways out of a violation that a rep can take, and what a manager can decide: snooze, dispute, explanation, acceptance. Waivers are
 * {@link Waivers}. Every method joins the caller's transaction and holds the violation until it ends, so that what happens at the same time
 * happens before or after. Who may do it is the caller's question.
 */
@ApplicationScoped
public class WaysOut {

    static final int LONGEST_TEXT = 4000;

    private final Clock clock;
    private final WaysOutConfig config;
    private final Obstacles obstacles;

    WaysOut(Clock clock, WaysOutConfig config, Obstacles obstacles) {
        this.clock = clock;
        this.config = config;
        this.obstacles = obstacles;
    }

    /** @param reason the key of an obstacle */
    public Outcome snooze(Handle handle, long id, Actor.Person who, String reason, String text, Instant until) {
        Instant now = clock.instant();
        Optional<Obstacle> obstacle = obstacles.find(reason);
        if (obstacle.isEmpty()) {
            return refused(Why.MALFORMED, words -> words.noReason("" + obstacles.keys()));
        }
        if (obstacle.get().needsText() && text.isBlank()) {
            return refused(Why.MALFORMED, WayWords::sayObstacle);
        }
        if (!until.isAfter(now)) {
            return refused(Why.MALFORMED, WayWords::snoozeInFuture);
        }
        return on(handle, id, text, step -> snooze(handle, step, who, obstacle.get(), text, until));
    }

    private Outcome snooze(Handle handle, Step step, Actor.Person who, Obstacle obstacle, String text, Instant until) {
        Violation violation = step.violation();
        if (violation.state() != ViolationState.OPEN) {
            return step.standsStill();
        }
        SnoozeTable snoozes = new SnoozeTable(handle);
        int taken = snoozes.countOf(violation.id());
        if (taken >= config.snoozes()) {
            return refused(
                    Why.NOT_NOW, words -> words.snoozedTooOften(times(words, taken), times(words, config.snoozes())));
        }
        snoozes.add(violation, who, obstacle, text, clock.instant(), until);
        String said = obstacle.text() + (text.isBlank() ? "" : ": " + text.strip());
        return step.turn(
                ViolationState.SNOOZED, new Holds.Hold(until, ""), who, "snoozed", until(until), Remark.said(said));
    }

    /** @param answerBy until when an answer is owed */
    public Outcome dispute(Handle handle, long id, Actor.Person who, String text, Instant answerBy) {
        Instant now = clock.instant();
        if (text.isBlank()) {
            return refused(Why.MALFORMED, WayWords::sayWhatIsWrong);
        }
        return on(handle, id, text, step -> {
            Violation violation = step.violation();
            if (violation.state() != ViolationState.OPEN && violation.state() != ViolationState.SNOOZED) {
                return step.standsStill();
            }
            DisputeTable disputes = new DisputeTable(handle);
            if (disputes.answeredBefore(id, violation.ruleVersion())) {
                return refused(Why.NOT_NOW, WayWords::disputedBefore);
            }
            new SnoozeTable(handle).over(id, now);
            disputes.add(violation, who, text, now, answerBy);
            return step.turn(ViolationState.DISPUTED, null, who, "disputed", Remark.said(text.strip()));
        });
    }

    /** The rep's words on a move, for whoever is to accept it. Changes nothing else. */
    public Outcome explain(Handle handle, long id, Actor.Person who, String text) {
        return text.isBlank()
                ? refused(Why.MALFORMED, WayWords::sayWhatWasBehind)
                : on(handle, id, text, step -> step.note(who, "explained", Remark.said(text.strip())));
    }

    /** A manager's words on what was done about it, such as a talk. Changes nothing else. */
    public Outcome note(Handle handle, long id, Actor.Person who, String what, String text) {
        return text.isBlank()
                ? refused(Why.MALFORMED, WayWords::sayWhatCame)
                : on(handle, id, text, step -> step.note(who, what, Remark.said(text.strip())));
    }

    /** @param ofMove whether the rule judges a move: a state can be mended, and is not accepted away */
    public Outcome accept(Handle handle, long id, Actor.Person who, String text, boolean ofMove) {
        if (text.isBlank()) {
            return refused(Why.MALFORMED, WayWords::sayWhyAccepted);
        }
        return on(handle, id, text, step -> {
            if (!ofMove) {
                return refused(Why.NOT_NOW, WayWords::onlyMoves);
            }
            return step.end(EndReason.ACCEPTED, who, Remark.of(Kind.ACCEPTED), Remark.said(text.strip()));
        });
    }

    private Outcome on(Handle handle, long id, String text, Function<Step, Outcome> way) {
        if (text.length() > LONGEST_TEXT) {
            return refused(Why.MALFORMED, words -> words.tooLong("" + text.length(), "" + LONGEST_TEXT));
        }
        return Step.on(handle, id, clock.instant(), way);
    }

    /** Opens again whose time is over. To be called again as long as it gives events. */
    public List<ViolationEvent> wake(Handle handle) {
        LedgerTables tables = new LedgerTables(handle);
        Instant now = clock.instant();
        return tables.lockOverdue(now, 500).stream()
                .flatMap(violation -> Step.woken(handle, tables, violation, now).events().stream())
                .toList();
    }

    static Remark until(Instant moment) {
        return Remark.of(Kind.UNTIL, moment.toString());
    }

    private static String times(WayWords words, int count) {
        return switch (count) {
            case 0 -> words.never();
            case 1 -> words.once();
            case 2 -> words.twice();
            default -> words.times("" + count);
        };
    }
}
