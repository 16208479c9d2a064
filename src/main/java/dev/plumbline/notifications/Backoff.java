package dev.plumbline.notifications;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When to try again: exponential with full jitter, so that a server that comes back is not met by everybody at once. */
record Backoff(RandomGenerator chance, Duration giveUpAfter) {

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    /**
     * @param attempts   how many there have been, this one included
     * @param firstTried when the first of them was
     * @param asked      what the other side asked for; wins over a shorter draw
     * @return empty when it is time to give up
     */
    Optional<Instant> next(int attempts, Instant firstTried, Duration asked, Instant now) {
        Instant last = firstTried.plus(giveUpAfter);
        if (!now.isBefore(last)) {
            return Optional.empty();
        }
        Duration ceiling = FIRST.multipliedBy(1L << Math.min(attempts - 1, 10));
        long millis = chance.nextLong(1000, Math.min(ceiling.toMillis(), LONGEST.toMillis()));
        Duration wait = asked.toMillis() > millis ? asked : Duration.ofMillis(millis);
        Instant next = now.plus(wait);
        return Optional.of(next.isAfter(last) ? last : next);
    }
}
