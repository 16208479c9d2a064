package dev.plumbline.fixes;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Ticks the looking-up of saves without an answer. */
@ApplicationScoped
class FixJob {

    private final FixSweep sweep;

    FixJob(FixSweep sweep) {
        this.sweep = sweep;
    }

    @Scheduled(identity = "fixes", every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        sweep.run();
    }
}
