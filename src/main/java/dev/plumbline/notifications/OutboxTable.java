package dev.plumbline.notifications;

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

    private OutboxTable() {}

    static boolean put(Handle handle, Notice notice, Instant now) {
        boolean isNew = handle.createUpdate(
                                """
                                INSERT INTO outbox_message (key, kind, recipient, due_at, payload, put_at)
                                VALUES (:key, :kind, :recipient, :due, CAST(:payload AS jsonb), :now)
                                ON CONFLICT (key) DO NOTHING""")
                        .bind("key", notice.key())
                        .bind("kind", notice.kind())
                        .bind("recipient", notice.recipient().value())
                        .bind("due", utc(notice.due()))
                        .bind("payload", notice.payload())
                        .bind("now", utc(now))
                        .execute()
                == 1;
        if (isNew) {
            NoticeAudit.put(handle, notice, now);
        }
        return isNew;
    }

    /** Takes the one that has been due longest, if any is free. */
    static Optional<Claim> claim(Handle handle, Collection<String> kinds, Instant now, String by, Duration lease) {
        return handle.createQuery(
                        """
                        WITH next AS (
                            SELECT id, lease_until FROM outbox_message
                            WHERE state = 'waiting' AND due_at <= :now AND kind = ANY(:kinds)
                              AND (lease_until IS NULL OR lease_until < clock_timestamp())
                            ORDER BY due_at, id LIMIT 1
                            FOR UPDATE SKIP LOCKED)
                        UPDATE outbox_message o
                        SET epoch = o.epoch + 1, claimed_by = :by,
                            lease_until = clock_timestamp() + :lease * interval '1 millisecond',
                            died = o.died + CASE WHEN next.lease_until IS NULL THEN 0 ELSE 1 END
                        FROM next WHERE o.id = next.id
                        RETURNING o.id, o.epoch, o.key, o.kind, o.recipient, o.due_at, o.payload::text AS payload,
                                  o.writing_failures, o.attempts, o.first_tried_at""")
                .bind("now", utc(now))
                .bindArray("kinds", String.class, kinds)
                .bind("by", by)
                .bind("lease", lease.toMillis())
                .map((row, context) -> claimOf(row))
                .findOne();
    }

    /**
     * The mark that sticks: from here on the message counts as possibly sent.
     *
     * @return false when the lease ran out meanwhile and the message may be somebody else's by now
     */
    static boolean sending(Handle handle, Claim claim, Envelope envelope, Instant now, Duration lease) {
        return handle.createUpdate(
                                """
                                UPDATE outbox_message
                                SET state = 'sending', attempts = attempts + 1, sending_at = :now,
                                    first_tried_at = coalesce(first_tried_at, :now), message_id = :messageId,
                                    subject = :subject, body_text = :text, body_html = :html, died = 0,
                                    lease_until = clock_timestamp() + :lease * interval '1 millisecond'
                                WHERE id = :id AND epoch = :epoch AND state = 'waiting'
                                  AND lease_until > clock_timestamp()""")
                        .bind("now", utc(now))
                        .bind("messageId", envelope.messageId())
                        .bind("subject", envelope.message().subject())
                        .bind("text", envelope.message().text())
                        .bind("html", envelope.message().html())
                        .bind("lease", lease.toMillis())
                        .bind("id", claim.id())
                        .bind("epoch", claim.epoch())
                        .execute()
                == 1;
    }

    /** Also over {@code in-doubt}: who held it when it left knows better than who found it lying there. */
    static boolean sent(Handle handle, Claim claim, String reference, Instant now) {
        return update(
                                handle,
                                claim,
                                """
                        UPDATE outbox_message
                        SET state = 'sent', sent_at = :now, ended_at = :now, reference = :why, lease_until = NULL, last_error = NULL
                        WHERE id = :id AND epoch = :epoch AND state IN ('sending', 'in-doubt')""",
                                reference)
                        .bind("now", utc(now))
                        .execute()
                == 1;
    }

    static void again(Handle handle, Claim claim, Instant due, String because) {
        update(
                        handle,
                        claim,
                        """
                        UPDATE outbox_message SET state = 'waiting', due_at = :due, lease_until = NULL, last_error = :why
                        WHERE id = :id AND epoch = :epoch AND state IN ('waiting', 'sending', 'in-doubt')""",
                        because)
                .bind("due", utc(due))
                .execute();
    }

    static void writingFailed(Handle handle, Claim claim, Instant due, String because) {
        again(handle, claim, due, because);
        handle.execute("UPDATE outbox_message SET writing_failures = writing_failures + 1 WHERE id = ?", claim.id());
    }

    /** @param state {@code fell-away, refused} or {@code in-doubt} */
    static void end(Handle handle, Claim claim, String state, String because, Instant now) {
        boolean ended = update(
                                handle,
                                claim,
                                """
                        UPDATE outbox_message SET state = :state, ended_at = :now, lease_until = NULL, last_error = :why
                        WHERE id = :id AND epoch = :epoch AND state IN ('waiting', 'sending', 'in-doubt')""",
                                because)
                        .bind("state", state)
                        .bind("now", utc(now))
                        .execute()
                == 1;
        if (ended) {
            NoticeAudit.ended(handle, claim.notice().key(), state, because, now);
        }
    }

    /** Rows whose sender vanished in the act. */
    static int doubt(Handle handle, Instant now) {
        List<String> keys = handle.createQuery(
                        """
                        UPDATE outbox_message
                        SET state = 'in-doubt', ended_at = :now,
                            last_error = 'the process that was sending it ended in the act: it may have left or not'
                        WHERE state = 'sending' AND lease_until < clock_timestamp() RETURNING key""")
                .bind("now", utc(now))
                .mapTo(String.class)
                .list();
        NoticeAudit.ended(handle, keys, "in-doubt", "the process that was sending it ended in the act", now);
        return keys.size();
    }

    /** Rows over which process after process has died are taken out, so that they stop taking the others with them. */
    static int quarantine(Handle handle, int deaths, Instant now) {
        List<String> keys = handle.createQuery(
                        """
                        UPDATE outbox_message
                        SET state = 'refused', ended_at = :now, lease_until = NULL,
                            last_error = died || ' processes ended while writing it; it is kept, and not tried again'
                        WHERE state = 'waiting' AND died >= :deaths AND lease_until < clock_timestamp() RETURNING key""")
                .bind("deaths", deaths)
                .bind("now", utc(now))
                .mapTo(String.class)
                .list();
        NoticeAudit.ended(handle, keys, "refused", "process after process ended while writing it", now);
        return keys.size();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Update update(Handle handle, Claim claim, String sql, String why) {
        return handle.createUpdate(sql)
                .bind("id", claim.id())
                .bind("epoch", claim.epoch())
                .bind("why", PlainText.line(why, 1000));
    }

    private static Claim claimOf(ResultSet row) throws SQLException {
        OffsetDateTime tried = row.getObject("first_tried_at", OffsetDateTime.class);
        Notice notice = new Notice(
                row.getString("key"),
                row.getString("kind"),
                RecordId.of(row.getString("recipient")),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getString("payload"));
        return new Claim(
                row.getLong("id"),
                row.getInt("epoch"),
                notice,
                row.getInt("writing_failures"),
                row.getInt("attempts"),
                Optional.ofNullable(tried).map(OffsetDateTime::toInstant));
    }
}
