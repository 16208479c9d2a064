package dev.plumbline.notifications;

/** A way to reach people. Only the outbox relay calls it. */
public interface Channel {

    /** Hands one message over and waits for the answer, for no longer than a send may take. */
    Delivery deliver(Envelope envelope);
}
