package dev.plumbline.ingest;

import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * The right to poll, held by one process at a time. Times are the database's, which all processes share. Two pollers at once would cost calls,
 * not correctness: whatever they hand over is idempotent.
 */
final class PollLease {

    private final Jdbi jdbi;
    private final String holder = UUID.randomUUID().toString();

    PollLease(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Takes or keeps the lease for some minutes, more than one page can take. */
    boolean hold() {
        return jdbi.withHandle(h -> h.createUpdate(
                                """
                                INSERT INTO ingest_lease AS lease (name, holder, until)
                                VALUES ('poll', :holder, clock_timestamp() + interval '5 minutes')
                                ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
                                WHERE lease.holder = excluded.holder OR lease.until < clock_timestamp()
                                """)
                        .bind("holder", holder)
                        .execute())
                == 1;
    }

    void release() {
        jdbi.useHandle(h -> h.createUpdate("DELETE FROM ingest_lease WHERE name = 'poll' AND holder = :holder")
                .bind("holder", holder)
                .execute());
    }
}
