package dev.plumbline.notifications;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Ticks the relay, as soon as every room can write what it owes. */
@ApplicationScoped
class OutboxJob {

    private final OutboxRelay relay;
    private final List<Withheld> withheld;

    OutboxJob(OutboxRelay relay, @All List<Withheld> withheld) {
        this.relay = relay;
        this.withheld = withheld;
    }

    @Scheduled(
            identity = "outbox",
            every = "${plumbline.notifications.tick:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        if (withheld.stream().allMatch(room -> room.because().isEmpty())) {
            relay.wake();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        relay.close();
    }
}
