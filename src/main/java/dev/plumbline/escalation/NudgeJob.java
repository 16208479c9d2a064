package dev.plumbline.escalation;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Ticks the nudge sweep. */
@ApplicationScoped
class NudgeJob {

    private final NudgeSweep sweep;

    NudgeJob(NudgeSweep sweep) {
        this.sweep = sweep;
    }

    @Scheduled(
            identity = "nudges",
            every = "${plumbline.escalation.tick:60s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        sweep.sweep();
    }
}
