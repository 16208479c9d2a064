package dev.plumbline.escalation;

import dev.plumbline.crm.RecordId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Tables {@code climb}, {@code nudge_said} and {@code escalation_start}. */
final class ClimbTable {

    /** The step at which the accountable person is told. */
    static final int NUDGE = 0;

    private static final String OWED = "told_at IS NULL AND stopped_at IS NULL AND diverted_at IS NULL";

    private ClimbTable() {}

    /** One violation that begins to climb, or goes on. */
    record Start(long violation, String accountable, Instant due) {}

    /** @param anyHour whether any of what is due may go out of hours */
    record Owed(String accountable, boolean anyHour, Optional<String> noticeKey) {}

    /** Begins the climbs and ends those of the same violations for anybody else. What somebody was told stays told. */
    static void start(Handle handle, List<Start> starts, Instant now) {
        if (starts.isEmpty()) {
            return;
        }
        Long[] ids = starts.stream().map(Start::violation).toArray(Long[]::new);
        String[] people = starts.stream().map(Start::accountable).toArray(String[]::new);
        String[] due = starts.stream().map(start -> start.due().toString()).toArray(String[]::new);
        handle.createUpdate(
                        """
                        UPDATE climb SET stopped_at = :now, because = 'somebody else answers for it now'
                        FROM unnest(:ids, :people) AS s(violation_id, accountable)
                        WHERE climb.violation_id = s.violation_id AND climb.accountable <> s.accountable
                          AND climb.stopped_at IS NULL""")
                .bind("now", utc(now))
                .bind("ids", ids)
                .bind("people", people)
                .execute();
        handle.createUpdate(
                        """
                        INSERT INTO climb (violation_id, step, accountable, due_at)
                        SELECT violation_id, :step, accountable, due_at
                        FROM unnest(:ids, :people, CAST(:due AS timestamptz[])) AS s(violation_id, accountable, due_at)
                        ON CONFLICT (violation_id, step, accountable) DO UPDATE
                        SET due_at = EXCLUDED.due_at, stopped_at = NULL, because = NULL
                        WHERE climb.stopped_at IS NOT NULL""")
                .bind("step", NUDGE)
                .bind("ids", ids)
                .bind("people", people)
                .bind("due", due)
                .execute();
    }

    static void stop(Handle handle, Collection<Long> violations, String because, Instant now) {
        if (violations.isEmpty()) {
            return;
        }
        handle.createUpdate(
                        """
                        UPDATE climb SET stopped_at = :now, because = :because
                        WHERE violation_id = ANY(:ids) AND stopped_at IS NULL""")
                .bind("now", utc(now))
                .bind("because", because)
                .bind("ids", violations.toArray(Long[]::new))
                .execute();
    }

    /** @return whether this was the first time */
    static boolean firstChecked(Handle handle, Instant now) {
        return handle.createUpdate(
                                "INSERT INTO escalation_start (first_checked_at) VALUES (:now) ON CONFLICT DO NOTHING")
                        .bind("now", utc(now))
                        .execute()
                == 1;
    }

    static boolean checkedOnce(Handle handle) {
        return handle.createQuery("SELECT count(*) FROM escalation_start")
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    static int hurry(Handle handle, Instant now) {
        return handle.createUpdate("UPDATE climb SET due_at = :now, any_hour = true WHERE " + OWED)
                .bind("now", utc(now))
                .execute();
    }

    /** Who is owed a nudge now, whatever the hour is there. */
    static List<Owed> owed(Handle handle, Instant now) {
        return handle.createQuery(
                        "SELECT accountable, bool_or(any_hour) AS any_hour, max(notice_key) AS notice_key FROM climb WHERE step = :step AND due_at <= :now AND "
                                + OWED + " GROUP BY accountable ORDER BY min(due_at), accountable")
                .bind("step", NUDGE)
                .bind("now", utc(now))
                .map((row, context) -> new Owed(
                        row.getString("accountable"),
                        row.getBoolean("any_hour"),
                        Optional.ofNullable(row.getString("notice_key"))))
                .list();
    }

    static void noticed(Handle handle, String accountable, String key, Instant now) {
        handle.createUpdate(
                        "UPDATE climb SET notice_key = :key WHERE step = :step AND accountable = :who AND due_at <= :now AND "
                                + OWED)
                .bind("key", key)
                .bind("step", NUDGE)
                .bind("who", accountable)
                .bind("now", utc(now))
                .execute();
    }

    static void divert(Handle handle, String accountable, String because, Instant now) {
        handle.createUpdate(
                        "UPDATE climb SET diverted_at = :now, because = :because WHERE step = :step AND accountable = :who AND due_at <= :now AND "
                                + OWED)
                .bind("now", utc(now))
                .bind("because", because)
                .bind("step", NUDGE)
                .bind("who", accountable)
                .execute();
    }

    static void said(Handle handle, String key, List<Long> violations, Instant now) {
        handle.createUpdate(
                        """
                        INSERT INTO nudge_said (notice_key, violation_ids, composed_at) VALUES (:key, :ids, :now)
                        ON CONFLICT (notice_key) DO UPDATE
                        SET violation_ids = EXCLUDED.violation_ids, composed_at = EXCLUDED.composed_at""")
                .bind("key", key)
                .bind("ids", violations.toArray(Long[]::new))
                .bind("now", utc(now))
                .execute();
    }

    /** @return the violations of which the person is told by it, whether or not they were due */
    static List<Long> told(Handle handle, String key, RecordId person, Instant at) {
        return handle.createQuery(
                        """
                        WITH told AS (
                            UPDATE climb SET told_at = :at, notice_key = :key
                            FROM nudge_said s
                            WHERE s.notice_key = :key AND climb.violation_id = ANY(s.violation_ids)
                              AND climb.step = :step AND climb.accountable = :who AND climb.told_at IS NULL)
                        SELECT unnest(violation_ids) FROM nudge_said WHERE notice_key = :key""")
                .bind("at", utc(at))
                .bind("key", key)
                .bind("step", NUDGE)
                .bind("who", person.value())
                .mapTo(Long.class)
                .list();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
