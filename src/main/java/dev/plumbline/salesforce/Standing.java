package dev.plumbline.salesforce;

import dev.plumbline.salesforce.SalesforceClient.ConnectionState;
import dev.plumbline.salesforce.SalesforceClient.ConnectionState.State;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Remembers how the last calls went, so that anybody can ask how the connection stands without making one. */
final class Standing {

    /** Refusals that concern one object or one record, not the connection. */
    private static final Set<String> LOCAL =
            Set.of("INSUFFICIENT_ACCESS", "FUNCTIONALITY_NOT_ENABLED", "INACTIVE_OWNER_OR_USER");

    private final Clock clock;
    private boolean everWorked;
    private @Nullable SalesforceException trouble;
    private @Nullable Instant since;

    Standing(Clock clock) {
        this.clock = clock;
    }

    synchronized void worked() {
        if (!everWorked || trouble != null) {
            since = clock.instant();
        }
        everWorked = true;
        trouble = null;
    }

    synchronized void failed(SalesforceException e) {
        boolean answered = e instanceof SalesforceException.Query
                || e instanceof SalesforceException.Permission && LOCAL.contains(e.code());
        if (answered) {
            worked();
            return;
        }
        if (trouble == null) {
            since = clock.instant();
        }
        trouble = e;
    }

    /** @param slowed why the budget slows us, empty when it does not */
    synchronized ConnectionState state(String slowed) {
        SalesforceException e = trouble;
        if (e != null) {
            boolean lasting = !everWorked
                    || e instanceof SalesforceException.Session
                    || e instanceof SalesforceException.Configuration
                    || e instanceof SalesforceException.Permission;
            return new ConnectionState(
                    lasting ? State.FAILED : State.DEGRADED,
                    String.valueOf(e.getMessage()),
                    Optional.ofNullable(since));
        }
        if (!everWorked) {
            return new ConnectionState(State.DEGRADED, "Not connected yet: no call has been made.", Optional.empty());
        }
        return new ConnectionState(
                slowed.isEmpty() ? State.CONNECTED : State.DEGRADED, slowed, Optional.ofNullable(since));
    }
}
