package dev.plumbline.escalation;

import dev.plumbline.notifications.Outbox;
import dev.plumbline.people.Directory;
import dev.plumbline.people.calendar.WorkClocks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Puts escalations into the outbox for leaders, everything of a day in one. Safe to run twice, late, or in several processes. */
@ApplicationScoped
public class EscalationSweep {

    static final String KIND = "escalation";

    private static final Logger LOG = Logger.getLogger(EscalationSweep.class);

    private final EscalationConfig config;
    private final DailyNotices notices;

    @Inject
    EscalationSweep(
            Jdbi jdbi, Clock clock, Directory directory, Outbox outbox, EscalationConfig config, WorkClocks clocks) {
        this.config = config;
        this.notices = new DailyNotices(
                jdbi, clock, directory, outbox, config, clocks, KIND, true, leader -> Optional.empty());
    }

    /** @return how many escalations were put */
    public int sweep() {
        int put = config.enabled() ? notices.put() : 0;
        if (put > 0) {
            LOG.infof("escalations: %d put into the outbox", put);
        }
        return put;
    }
}
