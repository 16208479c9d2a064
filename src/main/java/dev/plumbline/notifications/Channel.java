package dev.plumbline.notifications;

/** A way to reach people. Only the outbox relay calls it. */
public interface Channel {

    /** The word for it in settings and in the outbox: {@code email, slack} or {@code task}. */
    default String name() {
        return "email";
    }

    /** Whether it is set up. One that is not is passed over, whatever people prefer. */
    default boolean available() {
        return true;
    }

    /** Hands one message over and waits for the answer, for no longer than a send may take. */
    Delivery deliver(Envelope envelope);

    /** Whether {@link #seek} can ever tell. Where it can, a message in doubt waits for the answer. */
    default boolean canSeek() {
        return false;
    }

    /**
     * Looks at the destination whether a message of which it is not known whether it left is there. Asked some time after the attempt, so
     * that what was under way has arrived.
     */
    default Whereabouts seek(Sought sought) {
        return Whereabouts.CANNOT_TELL;
    }

    /**
     * A message of which it is not known whether it left.
     *
     * @param messageId as in {@link Envelope}
     * @param key       of its notice
     * @param sentAt    when the attempt began
     */
    record Sought(String messageId, String key, dev.plumbline.people.Person recipient, java.time.Instant sentAt) {}

    /** What the destination knows of a message. */
    enum Whereabouts {
        THERE,
        NOT_THERE,
        /** The destination cannot be asked, by its nature or just now. */
        CANNOT_TELL
    }
}
