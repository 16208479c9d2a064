package dev.plumbline.notifications;

/** Writes the messages of one kind. Implemented by the rooms that know what is to be said; asked right before sending, outside any transaction. */
public interface MessageComposer {

    /** The kind of {@link Notice} that it writes. */
    String kind();

    Composition compose(Notice notice);

    /** Called in its own transaction once the message was handed over, to record that the person was told. */
    void handedOver(org.jdbi.v3.core.Handle handle, Notice notice, java.time.Instant at);
}
