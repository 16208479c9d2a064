package dev.plumbline.notifications;

import dev.plumbline.people.Directory;
import dev.plumbline.people.Preferences;
import dev.plumbline.people.calendar.WorkClocks;
import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Takes what is due out of the outbox and hands it to its channel, each message once. Several processes may drain the same outbox.
 *
 * <p>A message is written right before it leaves, outside any transaction. The mark that it is leaving is committed first, so that after
 * a crash it is known that it may have left. Such a message lies until everything under way has arrived, and then its destination is
 * asked for it.
 */
@Startup
@ApplicationScoped
public class OutboxRelay implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int DEATHS_BEFORE_QUARANTINE = 3;

    private final Crew crew;
    private final Postman postman;
    private final Settler settler;
    private final String name = UUID.randomUUID().toString();
    private final ExecutorService workers;
    private final Semaphore senders;
    private final Semaphore settlers = new Semaphore(1);
    private volatile boolean stopping;

    @Inject
    OutboxRelay(
            Jdbi jdbi,
            Clock clock,
            Directory directory,
            Preferences preferences,
            WorkClocks clocks,
            @All List<Channel> channels,
            @All List<MessageComposer> composers,
            NotificationsConfig config) {
        Leases.check(config);
        this.crew = Crew.of(jdbi, clock, directory, preferences, clocks, channels, composers, config);
        this.postman = new Postman(crew, new Lanes(config.senders()));
        this.settler = new Settler(crew);
        this.workers = Executors.newFixedThreadPool(config.senders() + 1, OutboxRelay::daemon);
        this.senders = new Semaphore(config.senders());
    }

    /**
     * Hands over everything that is due now, and waits for it.
     *
     * @return how many messages left, or turned out to have left
     */
    public int drain() {
        return wake().stream().mapToInt(OutboxRelay::resultOf).sum();
    }

    /** Sets every sender to work that has none. A slow one holds up itself alone. */
    List<Future<Integer>> wake() {
        tidy();
        List<Future<Integer>> begun = new ArrayList<>();
        if (settlers.tryAcquire()) {
            begun.add(begin(settlers, this::settleAll));
        }
        // A stopped crew takes nobody on and gives every permit back: asking it again would never end.
        while (!stopping && senders.tryAcquire()) {
            begun.add(begin(senders, this::carryAll));
        }
        return begun;
    }

    /** Lets what is being sent finish, and takes nothing more. */
    @Override
    public void close() {
        stopping = true;
        workers.shutdown();
        try {
            if (!workers.awaitTermination(crew.config().sendTimeout().toSeconds() + 5, TimeUnit.SECONDS)) {
                LOG.warn("outbox: stopped while a message was being sent; its destination will be asked for it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tidy() {
        Instant now = crew.clock().instant();
        Duration settle = crew.config().settle();
        int doubtful = crew.jdbi().inTransaction(handle -> DoubtTable.doubt(handle, settle, now));
        int deadly = crew.jdbi().inTransaction(handle -> OutboxTable.quarantine(handle, DEATHS_BEFORE_QUARANTINE, now));
        if (doubtful + deadly > 0) {
            LOG.warnf("outbox: %d messages in doubt, %d taken out of service, after a process ended", doubtful, deadly);
        }
    }

    private interface Round {
        int run();
    }

    private Future<Integer> begin(Semaphore permit, Round round) {
        try {
            return workers.submit(() -> {
                try {
                    return round.run();
                } catch (RuntimeException broken) {
                    LOG.error("outbox: this round ends early; the next begins with the next tick", broken);
                    return 0;
                } finally {
                    permit.release();
                }
            });
        } catch (java.util.concurrent.RejectedExecutionException closing) {
            permit.release();
            return java.util.concurrent.CompletableFuture.completedFuture(0);
        }
    }

    private int carryAll() {
        int left = 0;
        while (!stopping) {
            Fence fence = Fence.begin(crew.config().lease());
            Optional<Claim> claim = crew.jdbi()
                    .inTransaction(handle -> OutboxTable.claim(
                            handle,
                            crew.composers().keySet(),
                            crew.ways().names(),
                            crew.clock().instant(),
                            name,
                            crew.config().lease()));
            if (claim.isEmpty()) {
                return left;
            }
            left += carry(claim.get(), fence) ? 1 : 0;
            if (fence.passed().compareTo(crew.config().settle().dividedBy(2)) > 0) {
                LOG.warnf(
                        "outbox: this process stood still, or took %d s for one message; it lets go and begins anew",
                        fence.passed().toSeconds());
                return left;
            }
        }
        return left;
    }

    /** One message that fails in an unforeseen way stays under its lease and holds up nobody. */
    private boolean carry(Claim claim, Fence fence) {
        try {
            return postman.carry(claim, fence);
        } catch (RuntimeException broken) {
            LOG.errorf(broken, "outbox key=%s: left as it is until its lease runs out", claim.key());
            return false;
        }
    }

    private int settleAll() {
        int arrived = 0;
        while (!stopping) {
            Optional<Claim> claim = crew.jdbi()
                    .inTransaction(handle -> DoubtTable.claim(
                            handle,
                            crew.composers().keySet(),
                            crew.ways().names(),
                            name,
                            crew.config().lease()));
            if (claim.isEmpty()) {
                return arrived;
            }
            arrived += settler.settle(claim.get()) ? 1 : 0;
        }
        return arrived;
    }

    private static int resultOf(Future<Integer> worker) {
        try {
            return worker.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the outbox could not be read", e.getCause());
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "outbox-sender");
        thread.setDaemon(true);
        return thread;
    }
}
