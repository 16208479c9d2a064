package dev.plumbline.escalation;

import dev.plumbline.notifications.Outbox;
import dev.plumbline.people.Directory;
import dev.plumbline.people.Person;
import dev.plumbline.people.Preferences;
import dev.plumbline.people.calendar.WorkClocks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Puts nudges into the outbox for whom they are due, at most one per person and day, and a second one only for what is never tolerated. Safe
 * to run twice, late, or in several processes.
 *
 * <p>What a nudge was to say and did not, because it fell away, was refused or is in doubt, stays due and is in the next one.
 */
@ApplicationScoped
public class NudgeSweep {

    static final String KIND = "nudge";

    private static final Logger LOG = Logger.getLogger(NudgeSweep.class);

    private final EscalationConfig config;
    private final DailyNotices notices;

    @Inject
    NudgeSweep(
            Jdbi jdbi,
            Clock clock,
            Directory directory,
            Outbox outbox,
            EscalationConfig config,
            WorkClocks clocks,
            Preferences preferences) {
        this.config = config;
        this.notices = new DailyNotices(
                jdbi, clock, directory, outbox, config, clocks, KIND, false, rep -> unreachable(rep, preferences));
    }

    /** @return how many nudges were put */
    public int sweep() {
        int put = config.enabled() ? notices.put() : 0;
        if (put > 0) {
            LOG.infof("nudges: %d put into the outbox", put);
        }
        return put;
    }

    private static Optional<String> unreachable(Person rep, Preferences preferences) {
        boolean mailOnly = preferences.of(rep.id()).channels().equals(List.of("email"));
        return rep.email().isEmpty() && mailOnly
                ? Optional.of(rep.name() + " has no e-mail address; it is in the digest of whoever leads them")
                : Optional.empty();
    }
}
