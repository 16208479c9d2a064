package dev.plumbline.digests;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Ticks the digest sweeps. */
@ApplicationScoped
class DigestJob {

    private final DigestSweep sweep;
    private final OwnDigestSweep own;

    DigestJob(DigestSweep sweep, OwnDigestSweep own) {
        this.sweep = sweep;
        this.own = own;
    }

    @Scheduled(
            identity = "digests",
            every = "${plumbline.digests.tick:60s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        sweep.sweep();
        own.sweep();
    }
}
