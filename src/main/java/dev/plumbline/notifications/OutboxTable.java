package dev.plumbline.notifications;

import dev.plumbline.Failpoint;
import dev.plumbline.crm.RecordId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * Table {@code outbox_message}, from claim to end. Due times are the service's clock; leases are the database's, so that processes whose
 * clocks differ still exclude each other.
 */
final class OutboxTable {

    /** What a claim is read from. */
    static final String CLAIMED =
            """
            o.id, o.epoch, o.key, o.kind, o.recipient, o.due_at, o.payload::text AS payload, o.channel, o.alone, o.any_hour,
            o.origin, o.writing_failures, o.attempts, o.first_tried_at, o.message_id, o.sending_at, o.seekable""";

    private OutboxTable() {}

    static boolean put(Handle handle, Notice notice, Instant now) {
        boolean isNew = handle.createUpdate(
                                """
                                INSERT INTO outbox_message (key, kind, recipient, due_at, payload, put_at, channel, alone, any_hour)
                                VALUES (:key, :kind, :recipient, :due, CAST(:payload AS jsonb), :now, :channel,
                                        CAST(:channel AS text) IS NOT NULL, :anyHour)
                                ON CONFLICT (key) DO NOTHING""")
                        .bind("key", notice.key())
                        .bind("kind", notice.kind())
                        .bind("recipient", notice.recipient().value())
                        .bind("due", utc(notice.due()))
                        .bind("payload", notice.payload())
                        .bind("channel", notice.channel().orElse(null))
                        .bind("anyHour", notice.anyHour())
                        .bind("now", utc(now))
                        .execute()
                == 1;
        if (isNew) {
            NoticeAudit.put(handle, notice, now);
            Failpoint.at("outbox.put");
        }
        return isNew;
    }

    /** Takes the one that has been due longest, if any is free whose channel is not paused. */
    static Optional<Claim> claim(
            Handle handle,
            Collection<String> kinds,
            Collection<String> channels,
            Instant now,
            String by,
            Duration lease) {
        return handle.createQuery(
                        """
                        WITH next AS (
                            SELECT m.id, m.lease_until FROM outbox_message m
                            WHERE m.state = 'waiting' AND m.due_at <= :now AND m.kind = ANY(:kinds)
                              AND (m.channel IS NULL OR m.channel = ANY(:channels))
                              AND (m.lease_until IS NULL OR m.lease_until < clock_timestamp())
                              AND NOT EXISTS (SELECT FROM outbox_pause p WHERE p.channel IN ('*', m.channel))
                            ORDER BY m.due_at, m.id LIMIT 1
                            FOR UPDATE OF m SKIP LOCKED)
                        UPDATE outbox_message o
                        SET epoch = o.epoch + 1, claimed_by = :by,
                            lease_until = clock_timestamp() + :lease * interval '1 millisecond',
                            died = o.died + CASE WHEN next.lease_until IS NULL THEN 0 ELSE 1 END
                        FROM next WHERE o.id = next.id
                        RETURNING """
                                + " " + CLAIMED)
                .bind("now", utc(now))
                .bindArray("kinds", String.class, kinds)
                .bindArray("channels", String.class, channels)
                .bind("by", by)
                .bind("lease", lease.toMillis())
                .map((row, context) -> claimOf(row))
                .findOne();
    }

    static void choose(Handle handle, Claim claim, String channel) {
        handle.execute(
                "UPDATE outbox_message SET channel = ? WHERE id = ? AND epoch = ? AND state = 'waiting'",
                channel,
                claim.id(),
                claim.epoch());
    }

    /**
     * The mark that sticks: from here on the message counts as possibly sent. Not in the second half of a lease, so that a send that is
     * begun is over before anybody else looks at the row.
     *
     * @return false when it is too late, or the message is somebody else's by now
     */
    static boolean sending(
            Handle handle, Claim claim, Envelope envelope, boolean seekable, Instant now, Duration lease) {
        return handle.createUpdate(
                                """
                                UPDATE outbox_message
                                SET state = 'sending', attempts = attempts + 1, sending_at = :now,
                                    first_tried_at = coalesce(first_tried_at, :now), message_id = :messageId,
                                    subject = :subject, body_text = :text, body_html = :html, address = :address,
                                    seekable = :seekable, doubted_at = NULL, settle_at = NULL,
                                    lease_until = clock_timestamp() + :lease * interval '1 millisecond'
                                WHERE id = :id AND epoch = :epoch AND state = 'waiting'
                                  AND lease_until > clock_timestamp() + :lease * interval '1 millisecond' / 2""")
                        .bind("now", utc(now))
                        .bind("messageId", envelope.messageId())
                        .bind("subject", envelope.message().subject())
                        .bind("text", envelope.message().text())
                        .bind("html", envelope.message().html())
                        .bind("address", envelope.recipient().email().orElse(null))
                        .bind("seekable", seekable)
                        .bind("lease", lease.toMillis())
                        .bind("id", claim.id())
                        .bind("epoch", claim.epoch())
                        .execute()
                == 1;
    }

    /** Takes the mark back, by who set it and has certainly sent nothing. */
    static void notSent(Handle handle, Claim claim) {
        handle.execute(
                """
                UPDATE outbox_message SET state = 'waiting', attempts = attempts - 1, lease_until = NULL,
                       doubted_at = NULL, settle_at = NULL
                WHERE id = ? AND epoch = ? AND state IN ('sending', 'in-doubt')""",
                claim.id(),
                claim.epoch());
    }

    /** Lets go of what was claimed, before any mark. */
    static void release(Handle handle, Claim claim) {
        handle.execute(
                "UPDATE outbox_message SET lease_until = NULL WHERE id = ? AND epoch = ? AND state = 'waiting'",
                claim.id(),
                claim.epoch());
    }

    /**
     * It has left. Whoever knows that is right even when the row has been taken from them, as long as no later attempt has begun: so the
     * attempt is compared, not the epoch.
     */
    static boolean sent(Handle handle, Claim claim, int attempt, String reference, Instant now) {
        return update(
                                handle,
                                claim,
                                """
                        UPDATE outbox_message
                        SET state = 'sent', sent_at = :now, ended_at = :now, reference = :why, lease_until = NULL,
                            last_error = NULL, died = 0, settle_at = NULL
                        WHERE id = :id AND attempts = :attempt AND state IN ('sending', 'in-doubt', 'waiting', 'parked')""",
                                reference)
                        .bind("attempt", attempt)
                        .bind("now", utc(now))
                        .execute()
                == 1;
    }

    /** By a process that lives to say so, so that earlier deaths are forgotten. */
    static void again(Handle handle, Claim claim, Instant due, String because) {
        update(
                        handle,
                        claim,
                        """
                        UPDATE outbox_message SET state = 'waiting', due_at = :due, lease_until = NULL, last_error = :why, died = 0
                        WHERE id = :id AND epoch = :epoch AND state IN ('waiting', 'sending', 'in-doubt')""",
                        because)
                .bind("due", utc(due))
                .execute();
    }

    static void writingFailed(Handle handle, Claim claim, Instant due, String because) {
        again(handle, claim, due, because);
        handle.execute("UPDATE outbox_message SET writing_failures = writing_failures + 1 WHERE id = ?", claim.id());
    }

    /** @param state {@code fell-away, refused, parked} or {@code quarantined} */
    static boolean end(Handle handle, Claim claim, String state, String because, Instant now) {
        boolean ended = update(
                                handle,
                                claim,
                                """
                        UPDATE outbox_message
                        SET state = :state, ended_at = :now, lease_until = NULL, settle_at = NULL, last_error = :why
                        WHERE id = :id AND epoch = :epoch AND state IN ('waiting', 'sending', 'in-doubt')""",
                                because)
                        .bind("state", state)
                        .bind("now", utc(now))
                        .execute()
                == 1;
        if (ended) {
            NoticeAudit.ended(handle, claim.key(), state, because, now);
        }
        return ended;
    }

    /** Rows over which process after process has died are taken out, so that they stop taking the others with them. */
    static int quarantine(Handle handle, int deaths, Instant now) {
        List<String> keys = handle.createQuery(
                        """
                        UPDATE outbox_message
                        SET state = 'quarantined', ended_at = :now, lease_until = NULL,
                            last_error = died || ' processes ended while writing or sending it; it is kept, and not tried again'
                        WHERE state = 'waiting' AND died >= :deaths
                          AND (lease_until IS NULL OR lease_until < clock_timestamp()) RETURNING key""")
                .bind("deaths", deaths)
                .bind("now", utc(now))
                .mapTo(String.class)
                .list();
        NoticeAudit.ended(handle, keys, "quarantined", "process after process ended while writing or sending it", now);
        return keys.size();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static Update update(Handle handle, Claim claim, String sql, String why) {
        Update update = handle.createUpdate(sql).bind("id", claim.id()).bind("why", PlainText.line(why, 1000));
        return sql.contains(":epoch") ? update.bind("epoch", claim.epoch()) : update;
    }

    static Claim claimOf(ResultSet row) throws SQLException {
        String key = row.getString("key");
        Optional<String> origin = Optional.ofNullable(row.getString("origin"));
        Optional<String> channel = Optional.ofNullable(row.getString("channel"));
        boolean alone = row.getBoolean("alone");
        Notice notice = new Notice(
                origin.orElse(key),
                row.getString("kind"),
                RecordId.of(row.getString("recipient")),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getString("payload"),
                alone ? channel : Optional.empty(),
                row.getBoolean("any_hour"));
        return new Claim(
                row.getLong("id"),
                row.getInt("epoch"),
                key,
                notice,
                channel,
                alone,
                row.getInt("writing_failures"),
                row.getInt("attempts"),
                instant(row, "first_tried_at"),
                Optional.ofNullable(row.getString("message_id")),
                instant(row, "sending_at"),
                row.getBoolean("seekable"));
    }
}
