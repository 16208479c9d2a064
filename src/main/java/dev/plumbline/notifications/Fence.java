package dev.plumbline.notifications;

import java.time.Duration;

/**
 * The time within which a process may begin a hand-over, by its own steady clock: half of a lease that was taken after it began.
 *
 * <p>The database's clock decides for the mark. This one is for what lies between the mark and the first word to a server: a process that
 * stood still there must not go on as if nothing had been.
 */
record Fence(long begun, Duration half) {

    static Fence begin(Duration lease) {
        return new Fence(System.nanoTime(), lease.dividedBy(2));
    }

    boolean open() {
        return passed().compareTo(half) < 0;
    }

    Duration passed() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
