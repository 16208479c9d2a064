package dev.plumbline.lifecycle;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Ticks the life of rules. */
@ApplicationScoped
class LifecycleJob {

    private final LifecycleSweep sweep;

    @Inject
    LifecycleJob(LifecycleSweep sweep) {
        this.sweep = sweep;
    }

    @Scheduled(
            identity = "lifecycle",
            every = "${plumbline.lifecycle.tick:60s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        sweep.sweep();
    }
}
