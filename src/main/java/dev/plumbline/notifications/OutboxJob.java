package dev.plumbline.notifications;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Ticks the relay. */
@ApplicationScoped
class OutboxJob {

    private final OutboxRelay relay;

    OutboxJob(OutboxRelay relay) {
        this.relay = relay;
    }

    @Scheduled(
            identity = "outbox",
            every = "${plumbline.notifications.tick:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        relay.wake();
    }

    void stop(@Observes ShutdownEvent event) {
        relay.close();
    }
}
