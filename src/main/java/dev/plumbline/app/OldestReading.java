package dev.plumbline.app;

import dev.plumbline.digests.DataAsOf;
import dev.plumbline.pipeline.ServiceStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A digest is as old as the oldest of the objects that it speaks of. */
@ApplicationScoped
class OldestReading implements DataAsOf {

    /** Those whose changes people expect to see; the org's set-up is read more rarely and matters less. */
    private static final Set<String> WORK = Set.of("Opportunity", "Lead", "Task", "Event");

    private final ServiceStatus status;

    OldestReading(ServiceStatus status) {
        this.status = status;
    }

    @Override
    public Optional<Instant> moment() {
        return status.now().objects().entrySet().stream()
                .filter(e -> WORK.contains(e.getKey()))
                .flatMap(e -> e.getValue().asOf().stream())
                .min(Instant::compareTo);
    }
}
