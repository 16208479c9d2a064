package dev.plumbline.pipeline;

import dev.plumbline.salesforce.SalesforceException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Keeps this process on the edition that is to be in force. The ticks of the heartbeat go to one process of a cluster at a time; pages and
 * messages are made by all of them.
 */
@ApplicationScoped
class EditionWatch {

    private static final Logger LOG = Logger.getLogger(EditionWatch.class);

    private static final Duration LOOK = Duration.ofSeconds(1);

    /** How long an edit of the files may lie there unseen. */
    private static final Duration LOOK_AT_FILES = Duration.ofSeconds(10);

    private final FileEdition edition;
    private final CheckTables checks;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread watch = new Thread(work, "edition-watch");
        watch.setDaemon(true);
        return watch;
    });
    private Instant nextLook = Instant.MIN;
    private Instant quietUntil = Instant.MIN;

    EditionWatch(FileEdition edition, Jdbi jdbi, Clock clock) {
        this.edition = edition;
        this.checks = new CheckTables(jdbi);
        this.clock = clock;
    }

    void start(@Observes StartupEvent start, Scheduler scheduler) {
        thread.scheduleWithFixedDelay(
                () -> {
                    if (scheduler.isRunning()) {
                        look();
                    }
                },
                LOOK.toMillis(),
                LOOK.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent stop) {
        thread.shutdownNow();
    }

    /** Never throws: a database that is away for a while must not end the watch. */
    void look() {
        Instant now = clock.instant();
        if (now.isBefore(quietUntil)) {
            return;
        }
        try {
            follow(now);
        } catch (SalesforceException e) {
            quietUntil = now.plus(Rounds.AFTER_FAILURE);
            LOG.warnf("the rules cannot be read yet: %s", e.getMessage());
        } catch (RuntimeException e) {
            LOG.warnf("the rules could not be looked at: %s", e.getMessage());
        }
    }

    /** Files are looked at now and then; what was written in the application, each time. */
    private void follow(Instant now) {
        boolean files = !now.isBefore(nextLook);
        if (files) {
            nextLook = now.plus(LOOK_AT_FILES);
        }
        if (edition.loaded().isPresent()) {
            edition.follow(files);
        } else if (files && checks.latestFinished().isPresent()) {
            // Who begins with an empty database leaves the first word to the heartbeat, which makes sure of the org.
            edition.load();
        }
    }
}
