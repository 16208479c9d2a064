package dev.plumbline.notifications.slack;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/** How things stand with Slack, for admins. A change is said once in the log, however many messages meet it. */
@ApplicationScoped
public class SlackStanding {

    private static final Logger LOG = Logger.getLogger(SlackStanding.class);

    /** How often a token that was refused is tried again: somebody may have mended it. */
    private static final Duration TRY_AGAIN = Duration.ofMinutes(5);

    private final Clock clock;
    private volatile Now now;

    SlackStanding(WorkspaceConfig config, Clock clock) {
        this.clock = clock;
        this.now = config.token().isPresent()
                ? new Now(State.WORKING, "", Optional.empty())
                : new Now(State.OFF, "no token is set (plumbline.slack.token)", Optional.empty());
    }

    /** @param reason for people; empty when all is well */
    public record Now(State state, String reason, Optional<Instant> since) {}

    /** {@code LIMITED}: messages leave, but the app lacks a permission; {@code REFUSED}: Slack does not take our token. */
    public enum State {
        OFF,
        WORKING,
        LIMITED,
        REFUSED
    }

    public Now now() {
        return now;
    }

    void worked() {
        Now before = now;
        if (before.state() == State.REFUSED) {
            become(State.WORKING, "");
        }
    }

    void refused(String error) {
        become(
                State.REFUSED,
                "Slack does not take our token (" + error
                        + "): install the app anew and set plumbline.slack.token. Until then people are reached by their other channels");
    }

    void lacks(String scope) {
        if (now.state() != State.REFUSED) {
            become(State.LIMITED, "the Slack app lacks the permission " + scope + ": add it and install the app anew");
        }
    }

    /** Whether the token was refused so short a time ago that asking again would tell nothing new. */
    boolean closed() {
        Now current = now;
        return current.state() == State.OFF
                || current.state() == State.REFUSED
                        && current.since()
                                .filter(s -> s.plus(TRY_AGAIN).isAfter(clock.instant()))
                                .isPresent();
    }

    private synchronized void become(State state, String reason) {
        Now before = now;
        boolean news = before.state() != state || !before.reason().equals(reason);
        now = new Now(state, reason, Optional.of(clock.instant()));
        if (news && state == State.WORKING) {
            LOG.info("Slack takes our token again");
        } else if (news) {
            LOG.warn(reason);
        }
    }
}
