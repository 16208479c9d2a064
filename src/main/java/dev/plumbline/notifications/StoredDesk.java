package dev.plumbline.notifications;

import dev.plumbline.audit.Actor;
import dev.plumbline.crm.RecordId;
import dev.plumbline.sight.Sighted;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The desk over the outbox's own tables. */
@ApplicationScoped
class StoredDesk implements OutboxDesk {

    private final Jdbi jdbi;
    private final Clock clock;
    private final Set<String> channels;

    @Inject
    StoredDesk(Jdbi jdbi, Clock clock, @All List<Channel> channels) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.channels = new TreeSet<>(Ways.of(channels).names());
    }

    @Override
    public List<Pause> pauses() {
        return jdbi.withHandle(PauseTable::all);
    }

    @Override
    public void pause(String channel, String why, Actor by) {
        Instant now = clock.instant();
        String reason = PlainText.line(why, 500);
        jdbi.useTransaction(handle -> {
            PauseTable.put(handle, channel, by.name(), reason, now);
            NoticeAudit.paused(handle, channel, reason, by, now);
        });
    }

    @Override
    public boolean resume(String channel, Actor by) {
        return jdbi.inTransaction(handle -> {
            boolean was = PauseTable.remove(handle, channel);
            if (was) {
                NoticeAudit.resumed(handle, channel, by, clock.instant());
            }
            return was;
        });
    }

    @Override
    public Set<String> channels() {
        return channels;
    }

    @Override
    public List<Counted> counts() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT state, coalesce(channel, '') AS channel, count(*) AS many FROM outbox_message
                        GROUP BY 1, 2 ORDER BY 1, 2""")
                .map((row, context) ->
                        new Counted(row.getString("state"), row.getString("channel"), row.getLong("many")))
                .list());
    }

    @Override
    public List<Row> list(Set<String> states, Optional<Long> before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT id, key, kind, channel, recipient, state, due_at, ended_at, attempts, last_error, followed_by
                        FROM outbox_message
                        WHERE (:all OR state = ANY(:states)) AND id < :before ORDER BY id DESC LIMIT :limit""")
                .bind("all", states.isEmpty())
                .bindArray("states", String.class, states)
                .bind("before", before.orElse(Long.MAX_VALUE))
                .bind("limit", limit)
                .map((row, context) -> rowOf(row))
                .list());
    }

    @Override
    public Retry retry(long id, Actor by) {
        Instant now = clock.instant();
        return jdbi.inTransaction(handle -> {
            Optional<Row> found = locked(handle, id);
            if (found.isEmpty()) {
                return Retry.UNKNOWN;
            }
            if (!found.get().retriable()) {
                return Retry.NOT_NOW;
            }
            handle.createUpdate(
                            """
                            UPDATE outbox_message
                            SET state = 'waiting', due_at = :now, epoch = epoch + 1, lease_until = NULL, ended_at = NULL, died = 0,
                                writing_failures = 0, first_tried_at = NULL, settle_at = NULL
                            WHERE id = :id""")
                    .bind("now", OutboxTable.utc(now))
                    .bind("id", id)
                    .execute();
            NoticeAudit.driven(handle, found.get().key(), found.get().state(), by, now);
            return Retry.DRIVEN;
        });
    }

    @Override
    public List<Letter> lettersTo(RecordId person, int limit) {
        return Sighted.read(jdbi, handle -> handle.createQuery(
                        """
                        SELECT id, coalesce(channel, '') AS channel, state, coalesce(sending_at, due_at) AS at,
                               coalesce(subject, '') AS subject, coalesce(body_text, '') AS text
                        FROM outbox_message WHERE recipient = :who AND subject IS NOT NULL
                        ORDER BY put_at DESC, id DESC LIMIT :limit""")
                .bind("who", person.value())
                .bind("limit", limit)
                .map((row, context) -> new Letter(
                        row.getLong("id"),
                        row.getString("channel"),
                        row.getString("state"),
                        OutboxTable.instant(row, "at").orElseThrow(),
                        row.getString("subject"),
                        row.getString("text")))
                .list());
    }

    private static Optional<Row> locked(Handle handle, long id) {
        return handle.createQuery(
                        """
                        SELECT id, key, kind, channel, recipient, state, due_at, ended_at, attempts, last_error, followed_by
                        FROM outbox_message WHERE id = :id FOR UPDATE""")
                .bind("id", id)
                .map((row, context) -> rowOf(row))
                .findOne();
    }

    private static Row rowOf(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("id"),
                row.getString("key"),
                row.getString("kind"),
                Objects.requireNonNullElse(row.getString("channel"), ""),
                RecordId.of(row.getString("recipient")),
                row.getString("state"),
                OutboxTable.instant(row, "due_at").orElseThrow(),
                OutboxTable.instant(row, "ended_at"),
                row.getInt("attempts"),
                Objects.requireNonNullElse(row.getString("last_error"), ""),
                Optional.ofNullable(row.getString("followed_by")));
    }
}
