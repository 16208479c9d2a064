package dev.plumbline.salesforce;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;

/**
 * The only place that decides whether a call is made again, and after how long. Waits grow and are spread by chance over their whole
 * length, so that many callers do not come back together.
 */
final class Retries {

    private static final int ATTEMPTS = 3;
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** Kinds of trouble that another attempt cannot mend. */
    private static final Set<String> FINAL =
            Set.of(Codes.UNREADABLE, Codes.RESTING, Codes.BUDGET, Codes.TOO_LARGE, "INTERRUPTED");

    private final DoubleSupplier chance;

    /** @param chance numbers from 0 to below 1 */
    Retries(DoubleSupplier chance) {
        this.chance = chance;
    }

    /**
     * How long to wait before the same call is made again.
     *
     * @param attempt how many were made, from 1
     * @return empty when it must not be made again
     */
    Optional<Duration> after(SalesforceException trouble, Call call, int attempt) {
        if (attempt >= ATTEMPTS || FINAL.contains(trouble.code()) || call.effect() == Call.Effect.WRITE_ONCE) {
            return Optional.empty();
        }
        if (trouble instanceof SalesforceException.Transient || trouble instanceof SalesforceException.UnknownOutcome) {
            return Optional.of(spread(FIRST.multipliedBy(1L << (2 * (attempt - 1)))));
        }
        if (trouble instanceof SalesforceException.Limit limit && limit.code().equals(Codes.CONCURRENT)) {
            return Optional.of(limit.retryAfter().plus(spread(limit.retryAfter())));
        }
        return Optional.empty();
    }

    /** The wait before records that were locked by somebody else are tried again. */
    Optional<Duration> afterLock(int attempt) {
        return attempt >= ATTEMPTS ? Optional.empty() : Optional.of(spread(FIRST.multipliedBy(1L << attempt)));
    }

    /** Whether a new session may mend it. The call was not carried out in either case, so that repeating it is safe. */
    boolean renewsSession(SalesforceException trouble) {
        return trouble instanceof SalesforceException.Session || trouble.code().equals("REDIRECTED");
    }

    private Duration spread(Duration cap) {
        Duration longest = cap.compareTo(LONGEST) > 0 ? LONGEST : cap;
        return Duration.ofMillis((long) (longest.toMillis() * chance.getAsDouble()));
    }
}
