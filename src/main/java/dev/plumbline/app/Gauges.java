package dev.plumbline.app;

import dev.plumbline.notifications.Outbox;
import dev.plumbline.pipeline.ServiceStatus;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.Violations;
import dev.plumbline.violations.WaysTaken;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** The same facts as the health checks, as numbers over time. */
@ApplicationScoped
class Gauges {

    private final MeterRegistry meters;
    private final ServiceStatus status;
    private final Outbox outbox;
    private final Violations violations;
    private final WaysTaken ways;
    private final Clock clock;

    Gauges(
            MeterRegistry meters,
            ServiceStatus status,
            Outbox outbox,
            Violations violations,
            WaysTaken ways,
            Clock clock) {
        this.meters = meters;
        this.status = status;
        this.outbox = outbox;
        this.violations = violations;
        this.ways = ways;
        this.clock = clock;
    }

    void register(@Observes StartupEvent start) {
        gauge(
                "plumbline.salesforce.connected",
                "1 while Salesforce can be read",
                () -> status.now().salesforce().state() == ServiceStatus.Link.FAILED ? 0 : 1);
        gauge("plumbline.data.lag.seconds", "age of the oldest object's last reading", this::lag);
        gauge("plumbline.violations.open", "open gaps", () -> violations.openCount(Scope.EVERYONE));
        gauge("plumbline.disputes.overdue", "disputes that wait longer than promised", ways::overdueDisputes);
        gauge("plumbline.outbox.waiting", "messages owed", () -> outbox.backlog()
                .waiting());
        gauge("plumbline.outbox.in.doubt", "messages that may have left", () -> outbox.backlog()
                .inDoubt());
        gauge("plumbline.outbox.quarantined", "messages that broke what carries them", () -> outbox.backlog()
                .quarantined());
        gauge("plumbline.outbox.parked", "messages of which nobody can say whether they arrived", () -> outbox.backlog()
                .parked());
        gauge("plumbline.outbox.refused", "messages that somebody must look at", () -> outbox.backlog()
                .refused());
    }

    private void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(meters);
    }

    private long lag() {
        Instant now = clock.instant();
        return status.now()
                .oldest()
                .map(at -> Duration.between(at, now).toSeconds())
                .orElse(0L);
    }
}
