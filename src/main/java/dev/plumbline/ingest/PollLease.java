package dev.plumbline.ingest;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * The right to poll, held by one process at a time, for seconds that its holder keeps renewing: whoever dies is replaced soon. Times are the
 * database's, which all processes share. Two pollers at once would cost calls, not correctness: whatever they hand over is idempotent.
 */
final class PollLease {

    private static final Logger LOG = Logger.getLogger(PollLease.class);

    /** With the wait after a round that was somebody else's, polling rests for less than half a minute after a death. */
    private static final Duration TERM = Duration.ofSeconds(12);

    /** So many renewals fall into one term: all but one may fail. */
    private static final int RENEWALS = 3;

    private static final ScheduledExecutorService PULSE = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "poll-lease");
        thread.setDaemon(true);
        return thread;
    });

    private final Jdbi jdbi;
    private final long term;
    private final String holder = UUID.randomUUID().toString();

    PollLease(Jdbi jdbi) {
        this(jdbi, TERM);
    }

    PollLease(Jdbi jdbi, Duration term) {
        this.jdbi = jdbi;
        this.term = term.toMillis();
    }

    /** @return what the work gives; empty, and nothing done, while another process holds the lease */
    <T> Optional<T> whileHeld(Supplier<T> work) {
        if (!hold()) {
            return Optional.empty();
        }
        Future<?> renewing =
                PULSE.scheduleWithFixedDelay(this::renew, term / RENEWALS, term / RENEWALS, TimeUnit.MILLISECONDS);
        try {
            return Optional.of(work.get());
        } finally {
            renewing.cancel(false);
            release();
        }
    }

    /** Takes the lease, or keeps it; takes it again when it ran out and nobody else came. */
    boolean hold() {
        return jdbi.withHandle(h -> h.createUpdate(
                                """
                                INSERT INTO ingest_lease AS lease (name, holder, until)
                                VALUES ('poll', :holder, clock_timestamp() + :term * interval '1 millisecond')
                                ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
                                WHERE lease.holder = excluded.holder OR lease.until < clock_timestamp()
                                """)
                        .bind("holder", holder)
                        .bind("term", term)
                        .execute())
                == 1;
    }

    /** Never takes what was given back: it may come late. A renewal that fails is noticed by the next page, which asks for the lease itself. */
    private void renew() {
        try {
            jdbi.useHandle(h -> h.createUpdate(
                            """
                            UPDATE ingest_lease SET until = clock_timestamp() + :term * interval '1 millisecond'
                            WHERE name = 'poll' AND holder = :holder
                            """)
                    .bind("holder", holder)
                    .bind("term", term)
                    .execute());
        } catch (RuntimeException e) {
            LOG.warnf("the lease to poll could not be renewed: %s", e.getMessage());
        }
    }

    private void release() {
        jdbi.useHandle(h -> h.createUpdate("DELETE FROM ingest_lease WHERE name = 'poll' AND holder = :holder")
                .bind("holder", holder)
                .execute());
    }
}
