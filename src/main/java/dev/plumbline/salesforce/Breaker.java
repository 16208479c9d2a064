package dev.plumbline.salesforce;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Leaves an org alone that keeps failing: after ten failures in a row nothing is sent for half a minute, then one call tries, and its
 * fate decides.
 */
final class Breaker {

    static final int FAILURES = 10;
    static final Duration REST = Duration.ofSeconds(30);

    private final Clock clock;
    private int failures;
    private @Nullable Instant openUntil;

    Breaker(Clock clock) {
        this.clock = clock;
    }

    /**
     * Asks to make a call.
     *
     * @return when to ask again; empty: go ahead
     */
    synchronized Optional<Instant> enter() {
        Instant until = openUntil;
        if (until == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (now.isBefore(until)) {
            return Optional.of(until);
        }
        // this caller is the probe; the others wait for another rest
        openUntil = now.plus(REST);
        return Optional.empty();
    }

    synchronized void succeeded() {
        failures = 0;
        openUntil = null;
    }

    synchronized void failed() {
        failures++;
        if (failures >= FAILURES) {
            openUntil = clock.instant().plus(REST);
        }
    }
}
