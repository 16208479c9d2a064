package dev.plumbline.escalation;

import dev.plumbline.crm.RecordId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What managers owe: an answer to each escalation. One that stays out rises, as a violation of the manager. */
public interface Answers {

    /** Open ones, oldest first. */
    List<Owed> owedBy(RecordId manager);

    /** Open ones of all of them, oldest first. */
    default List<Owed> owedBy(Collection<RecordId> managers) {
        return managers.stream()
                .flatMap(manager -> owedBy(manager).stream())
                .sorted(Comparator.comparing(Owed::answerBy).thenComparing(Owed::id))
                .toList();
    }

    /** All that were ever owed for a violation, answered or not, oldest first. */
    List<Owed> of(long violation);

    /** How many gaps that were somebody's a leader has decided on since then; what ended by itself was not decided. */
    int decidedAbout(RecordId accountable, Instant since);

    /**
     * Takes an answer in. Joins the caller's transaction; the caller has seen to it that this person may decide.
     *
     * @return false when nothing is owed by that person for that violation (any more)
     */
    boolean answer(Handle handle, long violation, RecordId manager, Decision decision, String text);

    /**
     * @param answerBy until when, in the manager's working time
     * @param given    empty as long as it is owed and the violation is open
     */
    record Owed(long id, long violation, RecordId manager, Instant toldAt, Instant answerBy, Optional<Given> given) {}

    record Given(Decision decision, String text, Instant at) {}

    /** What a manager can answer. */
    enum Decision {
        /** Spoke with the person; the text says what came of it. The ladder goes on to count. */
        COACHED,
        /** Accepts the explanation of a move that cannot be undone: the violation ends. Transition rules only. */
        ACCEPTED,
        /** Asked for, or granted, a waiver. */
        WAIVED,
        /** Agreed with the person on what happens next; the text says what and until when. */
        AGREED,
        /** The violation ended before an answer was given. */
        OVERTAKEN;

        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
