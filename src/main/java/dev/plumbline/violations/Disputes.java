package dev.plumbline.violations;

import static dev.plumbline.violations.Outcome.refused;

import dev.plumbline.audit.Actor;
import dev.plumbline.crm.RecordId;
import dev.plumbline.rules.RuleId;
import dev.plumbline.violations.DisputeTable.Owed;
import dev.plumbline.violations.Outcome.Why;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Answers to disputes and what follows from them, for the record and for the rule. Every method joins the caller's transaction. */
@ApplicationScoped
public class Disputes {

    private final Clock clock;
    private final WaysOutConfig config;

    Disputes(Clock clock, WaysOutConfig config) {
        this.clock = clock;
        this.config = config;
    }

    /**
     * Upheld: the rule is wrong here. The violation ends, and the same state is not held against anybody again until what the rule reads
     * changes, or the configured days are over. Rejected: the violation is open again and its clock goes on.
     */
    public Outcome answer(Handle handle, long dispute, Actor.Person who, boolean upheld, String text) {
        if (text.isBlank()) {
            return refused(Why.MALFORMED, WayWords::sayWhyAnswer);
        }
        if (text.length() > WaysOut.LONGEST_TEXT) {
            return refused(Why.MALFORMED, words -> words.answerTooLong("" + WaysOut.LONGEST_TEXT));
        }
        DisputeTable table = new DisputeTable(handle);
        Optional<Owed> asked = table.owed(dispute);
        if (asked.isEmpty()) {
            return answered();
        }
        Instant now = clock.instant();
        return Step.on(handle, asked.get().violation(), now, step -> {
            // Read again now that nobody else can touch it.
            Optional<Owed> owed = table.owed(dispute);
            if (owed.isEmpty()) {
                return answered();
            }
            String own = step.violation().accountable().map(RecordId::value).orElse("");
            if (who.id().equals(own) || who.id().equals(owed.get().byId())) {
                return refused(Why.NOT_YOU, WayWords::ownDispute);
            }
            table.answer(dispute, upheld, who, text, now);
            return upheld
                    ? uphold(handle, table, owed.get(), step, who, text, now)
                    : step.turn(ViolationState.OPEN, null, who, "dispute-rejected", Remark.said(text.strip()));
        });
    }

    private Outcome uphold(
            Handle handle, DisputeTable table, Owed owed, Step step, Actor.Person who, String text, Instant now) {
        Violation violation = step.violation();
        table.rule(owed.id(), violation, now, now.plus(Duration.ofDays(config.rulingDays())));
        step.note(who, "dispute-upheld", Remark.said(text.strip()));
        step.end(EndReason.ACCEPTED, who, Remark.of(Remark.Kind.UPHELD));
        return new Outcome.Done(step.events());
    }

    /**
     * Lets rules fall back to review of which too many disputes were upheld since their last review. In a transaction of its own, because it
     * takes hold of all that is open under them.
     */
    public List<ViolationEvent> review(Handle handle) {
        Instant now = clock.instant();
        Reviews reviews = new Reviews(handle);
        List<ViolationEvent> events = new ArrayList<>();
        for (WaysTaken.Tally tally : reviews.tallies(now.minus(Duration.ofDays(config.upheldOverDays())))) {
            if (tally.upheld() >= config.upheldAtLeast()
                    && tally.upheld() * 100 > (long) config.upheldPercent() * tally.answered()) {
                events.addAll(reviews.begin(tally, config.upheldOverDays(), now));
            }
        }
        return events;
    }

    /** Records of which a state was not held against anybody for a time that is over: to be judged again. */
    public List<RecordId> rulingsOver(Handle handle, int most) {
        return new DisputeTable(handle).rulingsOver(clock.instant(), most);
    }

    /** They were judged again. */
    public void rulingsClosed(Handle handle, List<RecordId> records) {
        new DisputeTable(handle).close(records, clock.instant());
    }

    /** Ends the review of a rule. What is open under it may be talked about again where the caller knows no other reason for silence. */
    public Outcome endReview(Handle handle, RuleId rule, Actor.Person who, String text, boolean loud) {
        if (text.isBlank()) {
            return refused(Why.MALFORMED, WayWords::sayWhatReviewCame);
        }
        return new Reviews(handle).end(rule, who, text, loud, clock.instant());
    }

    private static Outcome answered() {
        return refused(Why.NOT_NOW, WayWords::noOpenDispute);
    }
}
