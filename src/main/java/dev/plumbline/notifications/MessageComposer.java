package dev.plumbline.notifications;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Writes the messages of one kind. Implemented by the rooms that know what is to be said; asked right before sending, outside any transaction. */
public interface MessageComposer {

    /** The kind of {@link Notice} that it writes. */
    String kind();

    Composition compose(Notice notice);

    /**
     * Asked in the transaction that decides that the message leaves, after it was written: whether what it says still holds in the
     * database. If not, it is written again.
     */
    default boolean stillHolds(Handle handle, Notice notice) {
        return true;
    }

    /** Called in its own transaction once the message was handed over, to record that the person was told. */
    void handedOver(Handle handle, Notice notice, Instant at);

    /** A message that was handed over came back: the person was not told after all. Joins the transaction that records it. */
    default void cameBack(Handle handle, Notice notice, Instant at, String because) {}
}
