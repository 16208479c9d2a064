package dev.plumbline.notifications;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Messages owed. A notice is put in the transaction of the fact that it is about, and leaves later, once. */
public interface Outbox {

    /** @return false when the key was put before, whatever became of it */
    boolean put(Handle handle, Notice notice);

    Backlog backlog();

    /**
     * @param waiting due or not, not yet handed over
     * @param oldest  due time of the oldest one that is overdue
     * @param inDoubt may have left or not: never sent again by itself
     * @param refused will not work as it stands: somebody must look
     */
    record Backlog(long waiting, Optional<Instant> oldest, long inDoubt, long refused) {}
}
