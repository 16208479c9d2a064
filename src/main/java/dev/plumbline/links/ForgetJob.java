package dev.plumbline.links;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Ticks the forgetting of expired links. */
@ApplicationScoped
class ForgetJob {

    private final Links links;

    ForgetJob(Links links) {
        this.links = links;
    }

    @Scheduled(identity = "links-forget", every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        links.forget();
    }
}
