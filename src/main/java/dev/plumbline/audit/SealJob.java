package dev.plumbline.audit;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Ticks the sealer. */
@ApplicationScoped
class SealJob {

    private final AuditSealer sealer;

    SealJob(AuditSealer sealer) {
        this.sealer = sealer;
    }

    @Scheduled(identity = "audit-seal", every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        sealer.seal();
    }
}
