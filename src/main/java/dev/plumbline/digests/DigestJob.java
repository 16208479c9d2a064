package dev.plumbline.digests;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Ticks the digest sweep. */
@ApplicationScoped
class DigestJob {

    private final DigestSweep sweep;

    DigestJob(DigestSweep sweep) {
        this.sweep = sweep;
    }

    @Scheduled(
            identity = "digests",
            every = "${plumbline.digests.tick:60s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        sweep.sweep();
    }
}
