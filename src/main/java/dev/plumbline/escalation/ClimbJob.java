package dev.plumbline.escalation;

import dev.plumbline.Failpoint;
import dev.plumbline.rules.RuleBook;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/**
 * Ticks everything that the passing of time makes due: steps, answers, and the messages that say so. Not before it is known what is expected:
 * a rule that is not loaded yet would climb by the wrong ladder, and without having been taught.
 */
@ApplicationScoped
class ClimbJob {

    private final EscalationConfig config;
    private final Supplier<RuleBook> rules;
    private final ClimbSweep climbs;
    private final AnswerWatch answers;
    private final NudgeSweep nudges;
    private final EscalationSweep escalations;

    ClimbJob(
            EscalationConfig config,
            Supplier<RuleBook> rules,
            ClimbSweep climbs,
            AnswerWatch answers,
            NudgeSweep nudges,
            EscalationSweep escalations) {
        this.config = config;
        this.rules = rules;
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
        if (config.enabled() && rules.get().known()) {
            answers.sweep();
            climbs.sweep();
            nudges.sweep();
            escalations.sweep();
        }
    }
}
