package dev.plumbline.notifications;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Messages owed. A notice is put in the transaction of the fact that it is about, and leaves later, once. */
public interface Outbox {

    /** @return false when the key was put before, whatever became of it */
    boolean put(Handle handle, Notice notice);

    Backlog backlog();

    /**
     * @param waiting     due or not, not yet handed over
     * @param oldest      due time of the oldest one that is overdue, pauses aside
     * @param inDoubt     may have left or not: the destination is asked before anything else is done
     * @param refused     will not work as it stands, over any channel: somebody must look
     * @param quarantined put aside because nobody could write it or processes died over it: somebody must look
     * @param parked      nobody can say whether they arrived; they count as not told
     * @param paused      what an admin has stopped
     */
    record Backlog(
            long waiting,
            Optional<Instant> oldest,
            long inDoubt,
            long refused,
            long quarantined,
            long parked,
            List<Pause> paused) {

        public Backlog {
            paused = List.copyOf(paused);
        }

        public Backlog(long waiting, Optional<Instant> oldest, long inDoubt, long refused) {
            this(waiting, oldest, inDoubt, refused, 0, 0, List.of());
        }
    }
}
