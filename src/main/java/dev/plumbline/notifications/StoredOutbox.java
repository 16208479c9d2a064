package dev.plumbline.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The outbox in PostgreSQL. */
@ApplicationScoped
class StoredOutbox implements Outbox {

    private final Jdbi jdbi;
    private final Clock clock;

    StoredOutbox(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public boolean put(Handle handle, Notice notice) {
        return OutboxTable.put(handle, notice, clock.instant());
    }

    @Override
    public Backlog backlog() {
        return jdbi.withHandle(handle -> {
            List<Pause> paused = PauseTable.all(handle);
            return handle.createQuery(
                            """
                            SELECT count(*) FILTER (WHERE state IN ('waiting', 'sending')) AS waiting,
                                   min(due_at) FILTER (WHERE state = 'waiting' AND due_at <= :now AND NOT EXISTS
                                       (SELECT FROM outbox_pause p WHERE p.channel IN ('*', m.channel))) AS oldest,
                                   count(*) FILTER (WHERE state = 'in-doubt'
                                       OR state = 'sending' AND lease_until < clock_timestamp()) AS in_doubt,
                                   count(*) FILTER (WHERE state IN ('refused', 'bounced') AND followed_by IS NULL) AS refused,
                                   count(*) FILTER (WHERE state = 'quarantined') AS quarantined,
                                   count(*) FILTER (WHERE state = 'parked') AS parked
                            FROM outbox_message m
                            WHERE state IN ('waiting', 'sending', 'in-doubt', 'refused', 'bounced', 'quarantined', 'parked')""")
                    .bind("now", OutboxTable.utc(clock.instant()))
                    .map((row, context) -> new Backlog(
                            row.getLong("waiting"),
                            OutboxTable.instant(row, "oldest"),
                            row.getLong("in_doubt"),
                            row.getLong("refused"),
                            row.getLong("quarantined"),
                            row.getLong("parked"),
                            paused))
                    .one();
        });
    }
}
