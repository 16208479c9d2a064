package dev.plumbline.digests;

import dev.plumbline.people.calendar.WorkClocks;
import dev.plumbline.violations.FirstCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jdbi.v3.core.Handle;

/** When managers are told what is open below them. */
@ApplicationScoped
public class Digests implements FirstCheck {

    private final Clock clock;
    private final WorkClocks clocks;
    private final DigestConfig config;
    private final DigestCalendar calendar;

    @Inject
    Digests(Clock clock, WorkClocks clocks, DigestConfig config) {
        this.clock = clock;
        this.clocks = clocks;
        this.config = config;
        this.calendar = new DigestCalendar(config.weekday(), config.at());
    }

    /**
     * The first complete check of the org is over: digests that become due from now on are owed. Joins the caller's transaction; only
     * the first call ever has an effect.
     */
    @Override
    public void firstCheckCompleted(Handle handle) {
        DigestTable.firstChecked(handle, clock.instant());
    }
}
