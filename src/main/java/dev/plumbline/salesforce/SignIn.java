package dev.plumbline.salesforce;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one session that all threads share. However many find at once that it has ended, one asks for the next and the others wait for its
 * answer, good or bad.
 */
final class SignIn {

    private static final Logger LOG = Logger.getLogger(SignIn.class);

    /** A refusal is remembered this long: asking every second with a wrong secret locks users out and helps nobody. */
    private static final Duration AFTER_REFUSAL = Duration.ofSeconds(60);

    private record Refusal(SalesforceException because, Instant at) {}

    private final Supplier<OrgSession> source;
    private final Clock clock;
    private @Nullable OrgSession session;
    private @Nullable CompletableFuture<OrgSession> underWay;
    private @Nullable Refusal refusal;

    /** @param source asks for a new session, throws a {@link SalesforceException} */
    SignIn(Supplier<OrgSession> source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /** The session of now, signing in if there is none. */
    OrgSession current() {
        return except(null);
    }

    /** A session that is not the one that was refused. */
    OrgSession after(OrgSession refused) {
        return except(refused);
    }

    /** Why signing in was last refused, as long as that has not changed. */
    synchronized Optional<SalesforceException> trouble() {
        return Optional.ofNullable(refusal).map(Refusal::because);
    }

    private OrgSession except(@Nullable OrgSession refused) {
        CompletableFuture<OrgSession> mine = new CompletableFuture<>();
        CompletableFuture<OrgSession> awaited;
        synchronized (this) {
            OrgSession kept = session;
            if (kept != null && kept != refused) {
                return kept;
            }
            session = null;
            if (refusal != null && clock.instant().isBefore(refusal.at().plus(AFTER_REFUSAL))) {
                throw refusal.because();
            }
            awaited = underWay == null ? mine : underWay;
            underWay = awaited;
        }
        if (awaited == mine) {
            ask(mine);
        }
        try {
            return awaited.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof SalesforceException known ? known : e;
        }
    }

    private void ask(CompletableFuture<OrgSession> mine) {
        try {
            OrgSession fresh = source.get();
            synchronized (this) {
                session = fresh;
                refusal = null;
                underWay = null;
            }
            LOG.infof("signed in: %s", fresh);
            mine.complete(fresh);
        } catch (RuntimeException e) {
            synchronized (this) {
                underWay = null;
                boolean lasting = e instanceof SalesforceException && !(e instanceof SalesforceException.Transient);
                refusal = lasting ? new Refusal((SalesforceException) e, clock.instant()) : null;
            }
            LOG.warnf("could not sign in: %s", e.getMessage());
            mine.completeExceptionally(e);
        }
    }
}
