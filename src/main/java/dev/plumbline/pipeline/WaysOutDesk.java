package dev.plumbline.pipeline;

import static dev.plumbline.violations.Outcome.refused;

import dev.plumbline.crm.RecordId;
import dev.plumbline.escalation.Answers;
import dev.plumbline.escalation.Answers.Decision;
import dev.plumbline.escalation.Escalations;
import dev.plumbline.people.Person;
import dev.plumbline.people.calendar.BusinessSpan;
import dev.plumbline.people.calendar.WorkCalendar;
import dev.plumbline.people.calendar.WorkClocks;
import dev.plumbline.rules.MutedRules;
import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.RuleState;
import dev.plumbline.violations.Disputes;
import dev.plumbline.violations.Outcome;
import dev.plumbline.violations.Outcome.Why;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.Violations;
import dev.plumbline.violations.WayWords;
import dev.plumbline.violations.WaysOut;
import dev.plumbline.violations.WaysOutConfig;
import dev.plumbline.violations.WaysTaken;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Where ways out are taken: who may is seen to, the ledger takes it in, and the ladders know of it, in one transaction. A refusal leaves
 * nothing behind.
 */
@ApplicationScoped
public class WaysOutDesk {

    private static final Outcome UNKNOWN = refused(Why.UNKNOWN, WayWords::unknown);

    private final Jdbi jdbi;
    private final Clock clock;
    private final Violations violations;
    private final WaysTaken taken;
    private final WaysOut ways;
    private final Disputes disputes;
    private final WaiverDesk waivers;
    private final Authority authority;
    private final Answers answers;
    private final Escalations escalations;
    private final Edition edition;
    private final WorkClocks clocks;
    private final WaysOutConfig config;
    private final List<MutedRules> muted;

    WaysOutDesk(
            Jdbi jdbi,
            Clock clock,
            Violations violations,
            WaysTaken taken,
            WaysOut ways,
            Disputes disputes,
            WaiverDesk waivers,
            Authority authority,
            Answers answers,
            Escalations escalations,
            Edition edition,
            WorkClocks clocks,
            WaysOutConfig config,
            @All List<MutedRules> muted) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.violations = violations;
        this.taken = taken;
        this.ways = ways;
        this.disputes = disputes;
        this.waivers = waivers;
        this.authority = authority;
        this.answers = answers;
        this.escalations = escalations;
        this.edition = edition;
        this.clocks = clocks;
        this.config = config;
        this.muted = muted;
    }

    /** Does it in a transaction of its own. */
    public Outcome now(Function<Handle, Outcome> what) {
        return jdbi.inTransaction(what::apply);
    }

    /** @param days working days of whoever answers for it; empty for as many as there may be */
    public Outcome snooze(Handle handle, Doer doer, long id, String reason, Optional<Integer> days, String text) {
        int length = days.orElse(config.snoozeDays());
        if (length < 1 || length > config.snoozeDays()) {
            return refused(Why.MALFORMED, words -> words.snoozeLength("" + config.snoozeDays(), "" + length));
        }
        return own(handle, doer, id, violation -> {
            Instant until = calendar(authority.answerer(violation)).plus(clock.instant(), BusinessSpan.days(length));
            return ways.snooze(handle, id, doer.actor(), reason, text, until);
        });
    }

    public Outcome dispute(Handle handle, Doer doer, long id, String text) {
        return own(handle, doer, id, violation -> {
            WorkCalendar calendar = calendar(authority.ruleOwner().or(() -> authority.answerer(violation)));
            Instant answerBy = calendar.plus(clock.instant(), BusinessSpan.days(config.disputeDays()));
            return ways.dispute(handle, id, doer.actor(), text, answerBy);
        });
    }

    public Outcome explain(Handle handle, Doer doer, long id, String text) {
        return own(handle, doer, id, violation -> ways.explain(handle, id, doer.actor(), text));
    }

    /** Asks for a waiver where it is one's own violation, grants it from above. */
    public Outcome waive(Handle handle, Doer doer, long id, String reason, String until) {
        return on(doer, id, violation -> told(handle, () -> waivers.waive(handle, doer, violation, reason, until)));
    }

    public Outcome revoke(Handle handle, Doer doer, long id, String text) {
        return decided(handle, doer, id, violation -> waivers.revoke(handle, doer, id, text));
    }

    /**
     * A manager's answer.
     *
     * @param decision {@code coached, accepted, waived, agreed}, or {@code declined} for a waiver that was asked for
     * @param until    for a waiver: its last day
     */
    public Outcome decide(Handle handle, Doer doer, long id, String decision, String text, String until) {
        return decided(handle, doer, id, violation -> {
            Outcome outcome = byDecision(handle, doer, violation, decision, text, until);
            if (outcome instanceof Outcome.Done) {
                given(decision).ifPresent(given -> authority
                        .owing(doer, violation)
                        .ifPresent(manager -> answers.answer(handle, id, manager, given, text.strip())));
            }
            return outcome;
        });
    }

    private Outcome byDecision(
            Handle handle, Doer doer, Violation violation, String decision, String text, String until) {
        return switch (decision) {
            case "coached", "agreed" -> ways.note(handle, violation.id(), doer.actor(), decision, text);
            case "accepted" ->
                ways.accept(
                        handle,
                        violation.id(),
                        doer.actor(),
                        text,
                        edition.current().judgesChange(violation.rule()));
            case "waived" -> waivers.waive(handle, doer, violation, text, until);
            case "declined" -> waivers.decline(handle, doer, violation.id(), text);
            default ->
                refused(
                        Why.MALFORMED,
                        words -> words.noDecision(decision.length() > 40 ? decision.substring(0, 40) + "…" : decision));
        };
    }

    private static Optional<Decision> given(String decision) {
        return switch (decision) {
            case "coached" -> Optional.of(Decision.COACHED);
            case "agreed", "declined" -> Optional.of(Decision.AGREED);
            case "accepted" -> Optional.of(Decision.ACCEPTED);
            case "waived" -> Optional.of(Decision.WAIVED);
            default -> Optional.empty();
        };
    }

    public Outcome answerDispute(Handle handle, Doer doer, long dispute, boolean upheld, String text) {
        Optional<WaysTaken.Dispute> asked = taken.dispute(dispute, Scope.EVERYONE);
        Optional<Violation> about = asked.flatMap(d -> violations.find(d.violation(), Scope.EVERYONE));
        if (asked.isEmpty() || about.isEmpty()) {
            return refused(Why.UNKNOWN, WayWords::unknownDispute);
        }
        boolean own = authority.owns(doer, about.get())
                || RecordId.isId(asked.get().byId())
                        && authority.stands(doer, RecordId.of(asked.get().byId()));
        if (!authority.answersDisputes(doer)) {
            return authority.sees(doer, about.get())
                    ? refused(Why.NOT_YOU, WayWords::disputesElsewhere)
                    : refused(Why.UNKNOWN, WayWords::unknownDispute);
        }
        if (own) {
            return refused(Why.NOT_YOU, WayWords::ownDispute);
        }
        return told(handle, () -> disputes.answer(handle, dispute, doer.actor(), upheld, text));
    }

    /** Lets a rule speak again that had fallen back to review. */
    public Outcome endReview(Handle handle, Doer doer, RuleId rule, String text) {
        if (!authority.answersDisputes(doer)) {
            return refused(Why.NOT_YOU, WayWords::reviewElsewhere);
        }
        return told(handle, () -> disputes.endReview(handle, rule, doer.actor(), text, speaks(rule)));
    }

    /** Whether nothing but its review keeps a rule silent. What becomes silent later is seen when it is judged. */
    private boolean speaks(RuleId id) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        boolean live = edition.current()
                .rule(id)
                .filter(rule -> rule.state() == RuleState.LIVE)
                .filter(rule -> rule.from() == null || !rule.from().isAfter(today))
                .isPresent();
        return live
                && muted.stream()
                        .filter(others -> !(others instanceof WaysTaken))
                        .noneMatch(others -> others.reasons().containsKey(id));
    }

    private Outcome own(Handle handle, Doer doer, long id, Function<Violation, Outcome> what) {
        return on(
                doer,
                id,
                violation -> authority.owns(doer, violation)
                        ? told(handle, () -> what.apply(violation))
                        : refused(Why.NOT_YOU, WayWords::onlyOwn));
    }

    private Outcome decided(Handle handle, Doer doer, long id, Function<Violation, Outcome> what) {
        return on(
                doer,
                id,
                violation -> authority.decides(doer, violation)
                        ? told(handle, () -> what.apply(violation))
                        : refused(Why.NOT_YOU, WayWords::onlyAbove));
    }

    private Outcome on(Doer doer, long id, Function<Violation, Outcome> what) {
        return violations
                .find(id, Scope.EVERYONE)
                .filter(violation -> authority.sees(doer, violation))
                .map(what)
                .orElse(UNKNOWN);
    }

    private Outcome told(Handle handle, Supplier<Outcome> what) {
        handle.savepoint("way_out");
        Outcome outcome = what.get();
        if (outcome instanceof Outcome.Done done) {
            if (!done.events().isEmpty()) {
                escalations.on(handle, done.events());
            }
            handle.releaseSavepoint("way_out");
        } else {
            handle.rollbackToSavepoint("way_out");
        }
        return outcome;
    }

    private WorkCalendar calendar(Optional<Person> person) {
        return person.map(clocks::present).orElseGet(() -> WorkCalendar.office(ZoneOffset.UTC));
    }
}
