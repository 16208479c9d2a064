package dev.plumbline.escalation;

import dev.plumbline.violations.Violation;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Tables {@code ladder_climb} and {@code ladder_pause}: what events do to climbs, each over a whole set. */
final class ClimbTable {

    /** Climbs whose clock runs. */
    static final String RUNNING = "c.ended_at IS NULL AND c.paused_at IS NULL";

    private ClimbTable() {}

    /** A climb that begins, or begins anew for somebody else. */
    record Start(Violation violation, String accountable) {}

    /**
     * Begins climbs; those that go to somebody else begin anew there. What somebody was told stays told: who gets a record back is not told
     * again, and the wait for anybody else begins anew.
     */
    static void start(Handle handle, List<Start> starts, Instant now) {
        if (starts.isEmpty()) {
            return;
        }
        handle.createUpdate(
                        """
                        INSERT INTO ladder_climb (violation_id, rule, record_id, severity, accountable, opened_at, started_at, next_at, first_told_at)
                        SELECT s.id, s.rule, s.record, s.severity, s.accountable, s.opened, :now, :now,
                            (SELECT min(t.told_at) FROM ladder_telling t
                             WHERE t.violation_id = s.id AND t.accountable = s.accountable AND t.part = 'owner')
                        FROM unnest(:ids, :rules, :records, :severities, :people, CAST(:opened AS timestamptz[])) AS s(id, rule, record, severity, accountable, opened)
                        ON CONFLICT (violation_id) DO UPDATE
                        SET accountable = EXCLUDED.accountable, severity = EXCLUDED.severity, started_at = :now, next_at = :now,
                            waits_for = NULL, first_told_at = EXCLUDED.first_told_at, paused_at = NULL, paused_for = NULL, ended_at = NULL""")
                .bind("now", utc(now))
                .bind("ids", starts.stream().map(s -> s.violation().id()).toArray(Long[]::new))
                .bind("rules", texts(starts, s -> s.violation().rule().value()))
                .bind("records", texts(starts, s -> s.violation().record().value()))
                .bind("severities", texts(starts, s -> s.violation().severity().name()))
                .bind("people", texts(starts, Start::accountable))
                .bind("opened", texts(starts, s -> s.violation().openedAt().toString()))
                .execute();
    }

    /** Who was told, and what a climb had come to, of relapses whose record was in order so shortly that it does not count. */
    static void inherit(Handle handle, Map<Long, Long> fromByRelapse, Instant now) {
        if (fromByRelapse.isEmpty()) {
            return;
        }
        Long[] relapses = fromByRelapse.keySet().toArray(Long[]::new);
        Long[] before = fromByRelapse.values().toArray(Long[]::new);
        String pairs = " FROM unnest(:relapses, :before) AS s(id, was) ";
        for (String sql : List.of(
                """
                INSERT INTO ladder_telling (violation_id, accountable, step, recipient, part, owed_at, any_hour, urgent, notice_key, told_at,
                    dropped_at, because)
                SELECT s.id, t.accountable, t.step, t.recipient, t.part, t.owed_at, t.any_hour, t.urgent, t.notice_key, t.told_at,
                    t.dropped_at, t.because"""
                        + pairs
                        + "JOIN ladder_telling t ON t.violation_id = s.was WHERE t.told_at IS NOT NULL ON CONFLICT DO NOTHING",
                """
                INSERT INTO ladder_pause (violation_id, from_at, until_at, because)
                SELECT s.id, p.from_at, p.until_at, p.because"""
                        + pairs + "JOIN ladder_pause p ON p.violation_id = s.was ON CONFLICT DO NOTHING",
                """
                INSERT INTO ladder_pause (violation_id, from_at, until_at, because)
                SELECT s.id, c.ended_at, cast(:now AS timestamptz), 'it was in order'"""
                        + pairs
                        + "JOIN ladder_climb c ON c.violation_id = s.was WHERE c.ended_at < :now ON CONFLICT DO NOTHING",
                """
                UPDATE ladder_climb SET started_at = w.started_at, first_told_at = w.first_told_at"""
                        + pairs
                        + "JOIN ladder_climb w ON w.violation_id = s.was WHERE ladder_climb.violation_id = s.id")) {
            var update = handle.createUpdate(sql).bind("relapses", relapses).bind("before", before);
            (sql.contains(":now") ? update.bind("now", utc(now)) : update).execute();
        }
    }

    /** @param id of the climb that ended, by the violation that is the next generation of the same rule, record and person */
    record Before(long relapse, long id, String accountable, Instant ended) {}

    static List<Before> before(Handle handle, Collection<Long> relapses) {
        return handle.createQuery(
                        """
                        SELECT DISTINCT ON (n.violation_id) n.violation_id AS relapse, w.violation_id AS id, w.accountable, w.ended_at
                        FROM ladder_climb n JOIN ladder_climb w ON w.record_id = n.record_id AND w.rule = n.rule
                            AND w.accountable = n.accountable AND w.violation_id < n.violation_id
                        WHERE n.violation_id = ANY(:ids) AND w.ended_at IS NOT NULL
                        ORDER BY n.violation_id, w.violation_id DESC""")
                .bind("ids", relapses.toArray(Long[]::new))
                .map((row, context) -> new Before(
                        row.getLong("relapse"),
                        row.getLong("id"),
                        row.getString("accountable"),
                        row.getObject("ended_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Ends climbs. An end is kept: a relapse may come soon. */
    static void end(Handle handle, Collection<Long> violations, Instant now) {
        if (!violations.isEmpty()) {
            handle.createUpdate(
                            """
                            UPDATE ladder_climb SET ended_at = :now, next_at = NULL, waits_for = NULL
                            WHERE violation_id = ANY(:ids) AND ended_at IS NULL""")
                    .bind("now", utc(now))
                    .bind("ids", violations.toArray(Long[]::new))
                    .execute();
        }
    }

    /** Stops the clocks. */
    static void pause(Handle handle, Map<Long, String> reasons, Instant now) {
        if (!reasons.isEmpty()) {
            handle.createUpdate(
                            """
                            UPDATE ladder_climb SET paused_at = coalesce(paused_at, :now), paused_for = s.why
                            FROM unnest(:ids, :whys) AS s(id, why) WHERE violation_id = s.id AND ended_at IS NULL""")
                    .bind("now", utc(now))
                    .bind("ids", reasons.keySet().toArray(Long[]::new))
                    .bind("whys", reasons.values().toArray(String[]::new))
                    .execute();
        }
    }

    /** Lets the clocks run on; the time in between does not count. */
    static void resume(Handle handle, Collection<Long> violations, Instant now) {
        if (violations.isEmpty()) {
            return;
        }
        Long[] ids = violations.toArray(Long[]::new);
        handle.createUpdate(
                        """
                        INSERT INTO ladder_pause (violation_id, from_at, until_at, because)
                        SELECT violation_id, paused_at, :now, paused_for FROM ladder_climb
                        WHERE violation_id = ANY(:ids) AND paused_at < :now ON CONFLICT DO NOTHING""")
                .bind("now", utc(now))
                .bind("ids", ids)
                .execute();
        handle.createUpdate(
                        """
                        UPDATE ladder_climb SET paused_at = NULL, paused_for = NULL, next_at = :now
                        WHERE violation_id = ANY(:ids) AND paused_at IS NOT NULL""")
                .bind("now", utc(now))
                .bind("ids", ids)
                .execute();
    }

    /** Of these, the ones that have a climb. */
    static List<Long> known(Handle handle, Collection<Long> violations) {
        return handle.createQuery("SELECT violation_id FROM ladder_climb WHERE violation_id = ANY(:ids)")
                .bind("ids", violations.toArray(Long[]::new))
                .mapTo(Long.class)
                .list();
    }

    /** A severity has clocks of its own, so what is next is worked out anew. */
    static void severity(Handle handle, Map<Long, String> severities, Instant now) {
        if (!severities.isEmpty()) {
            handle.createUpdate(
                            """
                            UPDATE ladder_climb SET severity = s.severity, next_at = :now
                            FROM unnest(:ids, :severities) AS s(id, severity) WHERE violation_id = s.id AND ended_at IS NULL""")
                    .bind("now", utc(now))
                    .bind("ids", severities.keySet().toArray(Long[]::new))
                    .bind("severities", severities.values().toArray(String[]::new))
                    .execute();
        }
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
        return handle.createUpdate("UPDATE ladder_climb c SET next_at = :now, any_hour = true WHERE " + RUNNING)
                .bind("now", utc(now))
                .execute();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static String[] texts(List<Start> starts, java.util.function.Function<Start, String> part) {
        return starts.stream().map(part).toArray(String[]::new);
    }
}
