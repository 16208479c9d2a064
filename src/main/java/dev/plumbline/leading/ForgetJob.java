package dev.plumbline.leading;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;

/** Ticks the forgetting of use: pages show twelve weeks, and half a year is enough to see whether it fell. */
@ApplicationScoped
class ForgetJob {

    static final Period KEPT = Period.ofWeeks(26);

    private final DailyUses uses;
    private final Clock clock;

    ForgetJob(DailyUses uses, Clock clock) {
        this.uses = uses;
        this.clock = clock;
    }

    @Scheduled(identity = "leading-forget", every = "24h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        uses.forget(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minus(KEPT));
    }
}
