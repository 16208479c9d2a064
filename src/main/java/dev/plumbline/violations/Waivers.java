package dev.plumbline.violations;

import static dev.plumbline.violations.Outcome.refused;

import dev.plumbline.audit.Actor;
import dev.plumbline.violations.Outcome.Why;
import dev.plumbline.violations.WaiverTable.Kept;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Waivers of a rule on a record: asked for, granted, declined, revoked, over. The record is still checked, and what would be broken is
 * counted. Every method joins the caller's transaction.
 */
@ApplicationScoped
public class Waivers {

    private static final String LONGEST = "" + WaysOut.LONGEST_TEXT;

    private final Clock clock;

    Waivers(Clock clock) {
        this.clock = clock;
    }

    /** Who benefits from a waiver: whoever answers for the record, by id and name. */
    public record Beneficiary(String id, String name) {}

    /** Only asks: nothing stands still because of it. */
    public Outcome ask(
            Handle handle, long id, Actor.Person who, Beneficiary beneficiary, String reason, Instant until) {
        Optional<Outcome> wrong = wrong(reason, until);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        return Step.on(handle, id, clock.instant(), step -> {
            WaiverTable table = new WaiverTable(handle);
            if (table.asked(id).isPresent()) {
                return refused(Why.NOT_NOW, WayWords::waiverAsked);
            }
            table.ask(step.violation(), who, beneficiary, reason, clock.instant(), until);
            return step.note(who, "waiver-asked", WaysOut.until(until), Remark.said(reason.strip()));
        });
    }

    /** Grants what was asked for, or what nobody asked for. Beside one that holds already it is a renewal. */
    public Outcome grant(
            Handle handle, long id, Actor.Person approver, Beneficiary beneficiary, String reason, Instant until) {
        Optional<Outcome> wrong = wrong(reason, until);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        if (approver.id().equals(beneficiary.id())) {
            return refused(Why.NOT_YOU, WayWords::waiverOwn);
        }
        return Step.on(handle, id, clock.instant(), step -> {
            WaiverTable table = new WaiverTable(handle);
            Optional<Kept> asked = table.asked(id);
            if (asked.filter(a -> a.askedBy().equals(approver.id())).isPresent()) {
                return refused(Why.NOT_YOU, WayWords::waiverOwnAsk);
            }
            if (step.violation().state() == ViolationState.DISPUTED) {
                return refused(Why.NOT_NOW, WayWords::waiverDisputed);
            }
            Instant now = clock.instant();
            new SnoozeTable(handle).over(id, now);
            table.grant(step.violation(), approver, beneficiary, reason, now, until);
            String what = step.violation().state() == ViolationState.WAIVED ? "waiver-renewed" : "waived";
            return step.turn(
                    ViolationState.WAIVED,
                    new Holds.Hold(until, approver.id()),
                    approver,
                    what,
                    Remark.of(Remark.Kind.FOR_UNTIL, beneficiary.name(), until.toString()),
                    Remark.said(reason.strip()));
        });
    }

    public Outcome decline(Handle handle, long id, Actor.Person who, String text) {
        if (text.isBlank() || text.length() > WaysOut.LONGEST_TEXT) {
            return refused(Why.MALFORMED, words -> words.sayWhyNot(LONGEST));
        }
        return Step.on(
                handle,
                id,
                clock.instant(),
                step -> new WaiverTable(handle).decline(id, who, text, clock.instant())
                        ? step.note(who, "waiver-declined", Remark.said(text.strip()))
                        : refused(Why.NOT_NOW, WayWords::nobodyAsks));
    }

    /** Ends a waiver before its time; the clock goes on. */
    public Outcome revoke(Handle handle, long id, Actor.Person who, String text) {
        if (text.isBlank() || text.length() > WaysOut.LONGEST_TEXT) {
            return refused(Why.MALFORMED, words -> words.sayWhy(LONGEST));
        }
        return Step.on(handle, id, clock.instant(), step -> {
            if (!new WaiverTable(handle).end(step.violation(), text.strip(), clock.instant())) {
                return refused(Why.NOT_NOW, WayWords::noWaiver);
            }
            return step.violation().state() == ViolationState.WAIVED
                    ? step.turn(ViolationState.OPEN, null, who, "waiver-ended", Remark.said(text.strip()))
                    : step.note(who, "waiver-ended", Remark.said(text.strip()));
        });
    }

    /** Marks those whose time is over on records where nothing is open. */
    public int expire(Handle handle) {
        return new WaiverTable(handle).expire(clock.instant());
    }

    private Optional<Outcome> wrong(String reason, Instant until) {
        if (reason.isBlank() || reason.length() > WaysOut.LONGEST_TEXT) {
            return Optional.of(refused(Why.MALFORMED, words -> words.waiverReason(LONGEST)));
        }
        Instant now = clock.instant();
        Instant last = now.atOffset(ZoneOffset.UTC).plusYears(1).toInstant();
        if (!until.isAfter(now) || until.isAfter(last)) {
            return Optional.of(refused(Why.MALFORMED, words -> words.waiverEnd(last.toString())));
        }
        return Optional.empty();
    }
}
