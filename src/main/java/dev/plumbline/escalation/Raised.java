package dev.plumbline.escalation;

import dev.plumbline.crm.RecordId;
import dev.plumbline.violations.Scope;
import java.time.Instant;
import java.util.List;

/** What reached those who lead and is open all the same: what an organization tolerates. */
public interface Raised {

    /** Of what the people in the scope answer for. */
    Tolerated of(Scope scope);

    /**
     * Counts of open violations.
     *
     * @param raised     that somebody who leads was told of
     * @param unanswered of these, nobody has said anything to yet
     * @param overdue    of these, for longer than there was time
     * @param leaders    who owes answers, oldest first
     */
    record Tolerated(long raised, long unanswered, long overdue, List<Leader> leaders) {

        public static final Tolerated NONE = new Tolerated(0, 0, 0, List.of());

        public Tolerated {
            leaders = List.copyOf(leaders);
        }
    }

    /**
     * @param owed    answers that were asked for and not given
     * @param overdue of these, for longer than there was time
     * @param oldest  by when the oldest was owed
     */
    record Leader(RecordId leader, long owed, long overdue, Instant oldest) {}
}
