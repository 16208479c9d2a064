package dev.plumbline.escalation;

import dev.plumbline.crm.RecordId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Table {@code ladder_telling}: whom each step tells, from being due to being handed over. */
final class TellingTable {

    /** As a filter and not as a join: climbs are found by violation, never by person, of whom one may have ten thousand. */
    private static final String SAME = "(t.accountable = c.accountable) IS TRUE";

    private static final String OWED = "t.told_at IS NULL AND t.dropped_at IS NULL AND " + SAME;
    private static final String FROM = " FROM ladder_telling t JOIN ladder_climb c USING (violation_id) ";

    private TellingTable() {}

    /** One step of one violation that has become due, for one person; without a person it says why there is none. */
    record Row(
            long violation,
            String accountable,
            String step,
            String recipient,
            String part,
            Instant due,
            boolean anyHour,
            boolean urgent,
            Optional<String> nobody) {}

    static void owe(Handle handle, List<Row> rows, Instant now) {
        if (rows.isEmpty()) {
            return;
        }
        handle.createUpdate(
                        """
                        INSERT INTO ladder_telling (violation_id, accountable, step, recipient, part, owed_at, any_hour, urgent, dropped_at, because)
                        SELECT id, accountable, step, recipient, part, due, any_hour, urgent,
                            CASE WHEN nobody IS NOT NULL THEN cast(:now AS timestamptz) END, nobody
                        FROM unnest(:ids, :people, :steps, :recipients, :parts, CAST(:due AS timestamptz[]), :anyHours, :urgents, :nobodys)
                            AS s(id, accountable, step, recipient, part, due, any_hour, urgent, nobody)
                        ON CONFLICT DO NOTHING""")
                .bind("now", ClimbTable.utc(now))
                .bind("ids", rows.stream().map(Row::violation).toArray(Long[]::new))
                .bind("people", rows.stream().map(Row::accountable).toArray(String[]::new))
                .bind("steps", rows.stream().map(Row::step).toArray(String[]::new))
                .bind("recipients", rows.stream().map(Row::recipient).toArray(String[]::new))
                .bind("parts", rows.stream().map(Row::part).toArray(String[]::new))
                .bind("due", rows.stream().map(row -> row.due().toString()).toArray(String[]::new))
                .bind("anyHours", rows.stream().map(Row::anyHour).toArray(Boolean[]::new))
                .bind("urgents", rows.stream().map(Row::urgent).toArray(Boolean[]::new))
                .bind(
                        "nobodys",
                        rows.stream().map(row -> row.nobody().orElse(null)).toArray(String[]::new))
                .execute();
    }

    /**
     * @param since     when the first of it became due
     * @param anyHour   whether any of what is due may go out of hours
     * @param urgent    whether any of it is never tolerated and no notice is to say it yet
     * @param noticeKey of the notice that is to say it, if one was put
     */
    record Owed(RecordId recipient, Instant since, boolean anyHour, boolean urgent, Optional<String> noticeKey) {}

    /** Who is owed something now, whatever the hour is there. */
    static List<Owed> owed(Handle handle, boolean leaders) {
        return handle.createQuery(
                        "SELECT t.recipient, min(t.owed_at) AS since, bool_or(t.any_hour) AS any_hour, bool_or(t.urgent AND t.notice_key IS NULL) AS urgent, max(t.notice_key) AS notice_key"
                                + FROM + "WHERE t.recipient <> '' AND (t.part = 'leader') = :leaders AND " + OWED
                                + " AND " + ClimbTable.RUNNING
                                + " GROUP BY t.recipient ORDER BY min(t.owed_at), t.recipient")
                .bind("leaders", leaders)
                .map((row, context) -> new Owed(
                        RecordId.of(row.getString("recipient")),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        row.getBoolean("any_hour"),
                        row.getBoolean("urgent"),
                        Optional.ofNullable(row.getString("notice_key"))))
                .list();
    }

    static void noticed(Handle handle, RecordId recipient, boolean leaders, String key) {
        handle.createUpdate("UPDATE ladder_telling t SET notice_key = :key FROM ladder_climb c"
                        + " WHERE c.violation_id = t.violation_id AND t.recipient = :who AND (t.part = 'leader') = :leaders AND "
                        + OWED)
                .bind("key", key)
                .bind("who", recipient.value())
                .bind("leaders", leaders)
                .execute();
    }

    static void drop(Handle handle, RecordId recipient, boolean leaders, String because, Instant now) {
        handle.createUpdate("UPDATE ladder_telling t SET dropped_at = :now, because = :because FROM ladder_climb c"
                        + " WHERE c.violation_id = t.violation_id AND t.recipient = :who AND (t.part = 'leader') = :leaders AND "
                        + OWED)
                .bind("now", ClimbTable.utc(now))
                .bind("because", because)
                .bind("who", recipient.value())
                .bind("leaders", leaders)
                .execute();
    }

    /** Everything that whoever mends is or was told of and that still climbs. */
    static List<Long> forMender(Handle handle, RecordId recipient) {
        return handle.createQuery("SELECT DISTINCT t.violation_id" + FROM
                        + "WHERE t.recipient = :who AND t.part <> 'leader' AND t.dropped_at IS NULL AND " + SAME
                        + " AND "
                        + ClimbTable.RUNNING + " ORDER BY 1")
                .bind("who", recipient.value())
                .mapTo(Long.class)
                .list();
    }

    /**
     * Of what a leader is owed, what may be said now: whoever answers for it was handed a notice of their own, before and not since it came
     * back, and its clock runs. The gate of fairness stands here, whatever the rest of the code thinks.
     */
    static List<Long> forLeader(Handle handle, RecordId recipient) {
        return handle.createQuery(
                        "SELECT DISTINCT t.violation_id" + FROM
                                + "WHERE t.recipient = :who AND t.part = 'leader' AND " + OWED + " AND "
                                + ClimbTable.RUNNING
                                + """
                         AND c.first_told_at < t.owed_at
                         AND EXISTS (SELECT FROM ladder_telling own WHERE own.violation_id = t.violation_id
                                     AND own.accountable = t.accountable AND own.part = 'owner' AND own.told_at < t.owed_at)
                        ORDER BY 1""")
                .bind("who", recipient.value())
                .mapTo(Long.class)
                .list();
    }

    /** What one notice says, so that handing it over can note whom it told of what. */
    static void said(Handle handle, String key, List<Long> violations, Instant now) {
        handle.createUpdate(
                        """
                        INSERT INTO nudge_said (notice_key, violation_ids, composed_at) VALUES (:key, :ids, :now)
                        ON CONFLICT (notice_key) DO UPDATE
                        SET violation_ids = EXCLUDED.violation_ids, composed_at = EXCLUDED.composed_at""")
                .bind("key", key)
                .bind("ids", violations.toArray(Long[]::new))
                .bind("now", ClimbTable.utc(now))
                .execute();
    }

    /** Whether everything that a notice says is still open and its clock runs. */
    static boolean stillHolds(Handle handle, String key) {
        return handle.createQuery(
                                """
                        SELECT count(*) FROM (SELECT unnest(violation_ids) AS id FROM nudge_said WHERE notice_key = :key) AS s
                        JOIN ladder_climb c ON c.violation_id = s.id
                        WHERE c.ended_at IS NOT NULL OR c.paused_at IS NOT NULL""")
                        .bind("key", key)
                        .mapTo(Integer.class)
                        .one()
                == 0;
    }

    /** @return the violations of which the person is told by it, whether or not they were due */
    static List<Long> told(Handle handle, String key, RecordId person, boolean leaders, Instant at) {
        List<Long> said = handle.createQuery("SELECT unnest(violation_ids) FROM nudge_said WHERE notice_key = :key")
                .bind("key", key)
                .mapTo(Long.class)
                .list();
        Long[] ids = said.toArray(Long[]::new);
        handle.createUpdate(
                        """
                        UPDATE ladder_telling SET told_at = :at, notice_key = :key
                        WHERE violation_id = ANY(:ids) AND recipient = :who AND (part = 'leader') = :leaders
                          AND told_at IS NULL AND dropped_at IS NULL""")
                .bind("at", ClimbTable.utc(at))
                .bind("key", key)
                .bind("ids", ids)
                .bind("who", person.value())
                .bind("leaders", leaders)
                .execute();
        if (!leaders) {
            firstTold(handle, said, at);
        }
        return said;
    }

    /** What a notice that came back had told is owed again; without any other the wait for leaders has not begun. */
    static void untold(Handle handle, String key, String because, Instant now) {
        List<Long> ids = handle.createQuery(
                        """
                        UPDATE ladder_telling SET told_at = NULL, because = :because
                        WHERE notice_key = :key AND told_at IS NOT NULL RETURNING violation_id""")
                .bind("key", key)
                .bind("because", because)
                .mapTo(Long.class)
                .list();
        // What leaders were about to be told rested on it: that step is due anew, once the person knows.
        handle.createUpdate(
                        "DELETE FROM ladder_telling WHERE violation_id = ANY(:ids) AND part = 'leader' AND told_at IS NULL")
                .bind("ids", ids.toArray(Long[]::new))
                .execute();
        firstTold(handle, ids, now);
    }

    private static void firstTold(Handle handle, Collection<Long> violations, Instant now) {
        handle.createUpdate(
                        """
                        UPDATE ladder_climb c SET next_at = :now, first_told_at = (
                            SELECT min(t.told_at) FROM ladder_telling t
                            WHERE t.violation_id = c.violation_id AND t.accountable = c.accountable AND t.part = 'owner')
                        WHERE c.violation_id = ANY(:ids) AND c.ended_at IS NULL""")
                .bind("now", ClimbTable.utc(now))
                .bind("ids", violations.toArray(Long[]::new))
                .execute();
    }

    /** When whoever answers for each of these was told of it themselves. */
    static Map<Long, List<Instant>> ownNotices(Handle handle, Collection<Long> violations) {
        Map<Long, List<Instant>> told = new HashMap<>();
        handle.createQuery(
                        """
                        SELECT t.violation_id, t.told_at FROM ladder_telling t JOIN ladder_climb c USING (violation_id)
                        WHERE t.violation_id = ANY(:ids) AND t.part = 'owner' AND (t.accountable = c.accountable) IS TRUE AND t.told_at IS NOT NULL
                        ORDER BY t.told_at""")
                .bind("ids", violations.toArray(Long[]::new))
                .map((row, context) -> told.computeIfAbsent(row.getLong("violation_id"), id -> new ArrayList<>())
                        .add(row.getObject("told_at", OffsetDateTime.class).toInstant()))
                .list();
        return told;
    }
}
