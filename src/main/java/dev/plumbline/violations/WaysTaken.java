package dev.plumbline.violations;

import dev.plumbline.crm.RecordId;
import dev.plumbline.rules.RuleId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which ways out were taken, for pages and registers. Scopes are by who answers for the violation. */
public interface WaysTaken {

    /** What was done about one violation. */
    Taken of(long violation);

    /**
     * Oldest first.
     *
     * @param open only those that wait for an answer, else the last 200 that got one
     */
    List<Dispute> disputes(Scope scope, boolean open);

    Optional<Dispute> dispute(long id, Scope scope);

    /** How many wait for an answer longer than was promised. */
    long overdueDisputes();

    /** Answered disputes by rule since then, most upheld first. */
    List<Tally> tallies(Instant since);

    /** Rules that are silent until somebody has looked at them. */
    List<Review> reviews();

    /**
     * Newest first; what is over is kept, and comes last.
     *
     * @param asked only those that wait for a decision
     */
    List<Waiver> waivers(Scope scope, boolean asked);

    /** Reasons of snoozes since then, by who answered for the violation, most first. */
    List<Stated> obstacles(Scope scope, Instant since);

    /** @param explanation the latest words on a move; empty when none were given */
    record Taken(
            int snoozes,
            Optional<Snooze> snooze,
            Optional<Dispute> dispute,
            Optional<Waiver> waiver,
            Optional<Waiver> asked,
            Optional<String> explanation) {

        public static final Taken NOTHING =
                new Taken(0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    record Snooze(String by, String obstacle, String text, Instant at, Instant until) {}

    /** @param answer {@code upheld, rejected} or {@code overtaken}; empty as long as it is owed */
    record Dispute(
            long id,
            long violation,
            RuleId rule,
            String ruleTitle,
            String recordName,
            Optional<RecordId> accountable,
            String by,
            String byId,
            String text,
            Instant at,
            Instant answerBy,
            Optional<String> answer,
            Optional<Instant> answeredAt,
            String answerer,
            String answerText) {

        public boolean open() {
            return answer.isEmpty();
        }
    }

    record Tally(RuleId rule, long answered, long upheld) {

        public int percent() {
            return answered == 0 ? 0 : (int) Math.round(100.0 * upheld / answered);
        }
    }

    /** @param days over which the disputes were counted */
    record Review(RuleId rule, Instant since, long upheld, long answered, int days) {

        /** For machines. */
        public String because() {
            return upheld + " of " + answered + " answered disputes were upheld in " + days + " days";
        }
    }

    /**
     * @param state    {@code asked, granted, declined} or {@code ended}; one past its time is ended for every reader
     * @param wouldFail whether a violation is open under it now: the record would break the rule
     * @param renewed  which earlier one it goes on from
     */
    record Waiver(
            long id,
            long violation,
            RuleId rule,
            String ruleTitle,
            String recordName,
            String beneficiaryId,
            String beneficiary,
            String askedBy,
            Instant askedAt,
            String reason,
            Instant until,
            String state,
            String approver,
            Optional<Instant> decidedAt,
            String decision,
            boolean wouldFail,
            Optional<Long> renewed) {

        public boolean holds() {
            return state.equals("granted");
        }
    }

    /** @param latest the last words that went with it; may be empty */
    record Stated(String reason, String obstacle, RecordId accountable, long count, String latest) {}
}
