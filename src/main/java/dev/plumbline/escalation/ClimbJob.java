package dev.plumbline.escalation;

import dev.plumbline.Failpoint;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Ticks everything that the passing of time makes due: steps, answers, and the messages that say so. */
@ApplicationScoped
class ClimbJob {

    private final EscalationConfig config;
    private final ClimbSweep climbs;
    private final AnswerWatch answers;
    private final NudgeSweep nudges;
    private final EscalationSweep escalations;

    ClimbJob(
            EscalationConfig config,
            ClimbSweep climbs,
            AnswerWatch answers,
            NudgeSweep nudges,
            EscalationSweep escalations) {
        this.config = config;
        this.climbs = climbs;
        this.answers = answers;
        this.nudges = nudges;
        this.escalations = escalations;
    }

    @Scheduled(
            identity = "climbs",
            every = "${plumbline.escalation.tick:60s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        Failpoint.at("escalation.ticked");
        if (config.enabled()) {
            answers.sweep();
            climbs.sweep();
            nudges.sweep();
            escalations.sweep();
        }
    }
}
