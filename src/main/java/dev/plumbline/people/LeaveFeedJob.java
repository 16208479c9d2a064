package dev.plumbline.people;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/** Ticks the reading of leave feeds, and lets go of hand-overs that count no longer. */
@ApplicationScoped
class LeaveFeedJob {

    private final LeaveFeeds feeds;
    private final Jdbi jdbi;
    private final Clock clock;

    LeaveFeedJob(LeaveFeeds feeds, Jdbi jdbi, Clock clock) {
        this.feeds = feeds;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Scheduled(
            identity = "leave-feeds",
            every = "${plumbline.people.leave-feeds-tick:60s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        feeds.sweep();
    }

    @Scheduled(
            identity = "handovers-forgotten",
            every = "24h",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        jdbi.useHandle(handle -> Handovers.forget(handle, clock.instant().minus(Handovers.REMEMBERED)));
    }
}
