package dev.plumbline.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
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
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT count(*) FILTER (WHERE state IN ('waiting', 'sending')) AS waiting,
                               min(due_at) FILTER (WHERE state = 'waiting' AND due_at <= :now) AS oldest,
                               count(*) FILTER (WHERE state = 'in-doubt'
                                   OR state = 'sending' AND lease_until < clock_timestamp()) AS in_doubt,
                               count(*) FILTER (WHERE state = 'refused') AS refused
                        FROM outbox_message WHERE state IN ('waiting', 'sending', 'in-doubt', 'refused')""")
                .bind("now", OutboxTable.utc(clock.instant()))
                .map((row, context) -> new Backlog(
                        row.getLong("waiting"),
                        Optional.ofNullable(row.getObject("oldest", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        row.getLong("in_doubt"),
                        row.getLong("refused")))
                .one());
    }
}
