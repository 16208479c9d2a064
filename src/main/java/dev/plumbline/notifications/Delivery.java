package dev.plumbline.notifications;

import java.time.Duration;
import java.util.function.Function;

/** How an attempt to deliver ended. A channel answers with one of these; it throws only when it is broken itself. */
public sealed interface Delivery {

    /** @param reference the other side's handle, for finding the message again */
    record Delivered(String reference) implements Delivery {}

    /**
     * Certainly not delivered, but it may work later: busy, down, asked to come back.
     *
     * @param after what the other side asked for at least; zero when it did not say
     */
    record TryLater(Duration after, String because) implements Delivery {}

    /** Will never work as it stands: no address, unknown address. Goes to a human, not to a retry. */
    record Refused(String because) implements Delivery {}

    /** The connection was lost after the message may have been taken. Sending again might tell the person twice. */
    record Unclear(String because) implements Delivery {}

    default <R> R fold(
            Function<Delivered, R> delivered,
            Function<TryLater, R> later,
            Function<Refused, R> refused,
            Function<Unclear, R> unclear) {
        if (this instanceof Delivered d) {
            return delivered.apply(d);
        }
        if (this instanceof TryLater t) {
            return later.apply(t);
        }
        if (this instanceof Refused r) {
            return refused.apply(r);
        }
        return unclear.apply((Unclear) this);
    }
}
