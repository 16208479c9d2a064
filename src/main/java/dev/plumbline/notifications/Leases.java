package dev.plumbline.notifications;

import java.time.Duration;

/** Holds the times of a hand-over against each other: each rests on the one before being over. */
final class Leases {

    private Leases() {}

    /** @throws IllegalArgumentException naming the keys */
    static void check(NotificationsConfig config) {
        Duration half = config.lease().dividedBy(2);
        if (config.sendTimeout().compareTo(half) >= 0) {
            throw new IllegalArgumentException("plumbline.notifications.send-timeout is " + config.sendTimeout()
                    + "; expected less than half of plumbline.notifications.lease, which is " + config.lease()
                    + ": a hand-over that begins in the first half must be over before others look");
        }
        if (config.settle().compareTo(config.lease()) < 0) {
            throw new IllegalArgumentException("plumbline.notifications.settle is " + config.settle()
                    + "; expected at least plumbline.notifications.lease, which is " + config.lease()
                    + ": a destination is asked only after whoever sent has been given up");
        }
    }
}
