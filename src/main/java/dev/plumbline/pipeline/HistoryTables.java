package dev.plumbline.pipeline;

import dev.plumbline.crm.RecordId;
import dev.plumbline.rules.RuleId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Tables {@code pipeline_history_rule}, {@code pipeline_history_due} and {@code pipeline_history_tracked}. */
final class HistoryTables {

    private HistoryTables() {}

    /** @param gap whether some of what has arrived since was not judged */
    record Judged(Instant until, boolean gap) {}

    /** How far the history has been judged, by rule; rules that have not judged any are missing. */
    static Map<RuleId, Judged> judged(Handle handle) {
        Map<RuleId, Judged> judged = new HashMap<>();
        handle.createQuery("SELECT rule, until, gap FROM pipeline_history_rule WHERE until IS NOT NULL")
                .map((row, c) -> Map.entry(
                        new RuleId(row.getString("rule")),
                        new Judged(row.getTimestamp("until").toInstant(), row.getBoolean("gap"))))
                .forEach(e -> judged.put(e.getKey(), e.getValue()));
        return judged;
    }

    /** All rules that have no gap have judged the history up to a moment. */
    static void judgedUntil(Handle handle, Instant until) {
        handle.createUpdate("UPDATE pipeline_history_rule SET until = :until WHERE until < :until AND NOT gap")
                .bind("until", utc(until))
                .execute();
    }

    /** Something arrives that no rule judges now. */
    static void gap(Handle handle) {
        handle.execute("UPDATE pipeline_history_rule SET gap = true WHERE NOT gap");
    }

    /** Something arrives that these rules do not judge. */
    static void gap(Handle handle, Collection<RuleId> rules) {
        handle.createUpdate("UPDATE pipeline_history_rule SET gap = true WHERE rule = ANY(:rules) AND NOT gap")
                .bind("rules", rules.stream().map(RuleId::value).toArray(String[]::new))
                .execute();
    }

    static void judged(Handle handle, RuleId rule, Instant since, Instant until, Hindsight.Tally tally) {
        handle.createUpdate(
                        """
                        INSERT INTO pipeline_history_rule (rule, since, until, moves, unknown, because)
                        VALUES (:rule, :since, :until, :moves, :unknown, :because)
                        ON CONFLICT (rule) DO UPDATE SET until = excluded.until, gap = false, because = excluded.because,
                            since = coalesce(pipeline_history_rule.since, excluded.since),
                            moves = pipeline_history_rule.moves + excluded.moves,
                            unknown = pipeline_history_rule.unknown + excluded.unknown
                        """)
                .bind("rule", rule.value())
                .bind("since", utc(since))
                .bind("until", utc(until))
                .bind("moves", tally.moves())
                .bind("unknown", tally.unknown())
                .bind("because", tally.because().orElse(null))
                .execute();
    }

    /** Notes that a rule cannot tell anything of the past. @return whether that is news */
    static boolean blind(Handle handle, RuleId rule, String because) {
        return handle.createUpdate(
                                """
                                INSERT INTO pipeline_history_rule (rule, because) VALUES (:rule, :because)
                                ON CONFLICT (rule) DO UPDATE SET because = excluded.because
                                WHERE pipeline_history_rule.because IS DISTINCT FROM excluded.because
                                """)
                        .bind("rule", rule.value())
                        .bind("because", because)
                        .execute()
                > 0;
    }

    /** Why rules cannot tell of the past, or of some moves; those that can are missing. */
    static Map<RuleId, String> because(Handle handle) {
        Map<RuleId, String> because = new HashMap<>();
        handle.createQuery("SELECT rule, because FROM pipeline_history_rule WHERE because IS NOT NULL")
                .map((row, c) -> Map.entry(new RuleId(row.getString("rule")), row.getString("because")))
                .forEach(e -> because.put(e.getKey(), e.getValue()));
        return because;
    }

    /** When the news of a record is from: the oldest and the newest of it. */
    record News(Instant since, Instant latest) {

        News and(News other) {
            return new News(
                    since.isBefore(other.since) ? since : other.since,
                    latest.isAfter(other.latest) ? latest : other.latest);
        }
    }

    static void due(Handle handle, Map<RecordId, News> news) {
        if (news.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(
                """
                INSERT INTO pipeline_history_due AS kept (record_id, since, latest) VALUES (:record, :since, :latest)
                ON CONFLICT (record_id) DO UPDATE SET since = least(kept.since, excluded.since),
                    latest = greatest(kept.latest, excluded.latest)
                """);
        news.forEach((id, own) -> batch.bind("record", id.value())
                .bind("since", utc(own.since()))
                .bind("latest", utc(own.latest()))
                .add());
        batch.execute();
    }

    /**
     * Records with news up to a moment, with the oldest of it; what is newer stays noted. Whoever takes them must judge them in the same
     * transaction.
     */
    static Map<RecordId, Instant> takeDue(Handle handle, Instant until, int most) {
        Map<RecordId, Instant> due = new HashMap<>();
        List<String> some = new ArrayList<>();
        handle.createQuery(
                        """
                        SELECT record_id, since FROM pipeline_history_due WHERE since <= :until
                        ORDER BY record_id LIMIT :most FOR UPDATE
                        """)
                .bind("until", utc(until))
                .bind("most", most)
                .map((row, c) -> Map.entry(
                        new RecordId(row.getString("record_id")),
                        row.getTimestamp("since").toInstant()))
                .forEach(e -> {
                    due.put(e.getKey(), e.getValue());
                    some.add(e.getKey().value());
                });
        for (String sql : List.of(
                "DELETE FROM pipeline_history_due WHERE record_id = ANY(:ids) AND latest <= :until",
                "UPDATE pipeline_history_due SET since = :until + interval '1 microsecond' WHERE record_id = ANY(:ids)")) {
            handle.createUpdate(sql)
                    .bind("ids", some.toArray(String[]::new))
                    .bind("until", utc(until))
                    .execute();
        }
        return due;
    }

    static void nothingDue(Handle handle) {
        handle.execute("DELETE FROM pipeline_history_due");
    }

    /** Since when fields have been tracked, by the name that field history gives them. */
    static Map<String, Instant> tracked(Handle handle) {
        Map<String, Instant> tracked = new HashMap<>();
        handle.createQuery("SELECT field, since FROM pipeline_history_tracked")
                .map((row, c) -> Map.entry(
                        row.getString("field"), row.getTimestamp("since").toInstant()))
                .forEach(e -> tracked.put(e.getKey(), e.getValue()));
        return tracked;
    }

    static void track(Handle handle, Map<String, Instant> since) {
        if (since.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(
                """
                INSERT INTO pipeline_history_tracked (field, since) VALUES (:field, :since)
                ON CONFLICT (field) DO UPDATE SET since = excluded.since WHERE excluded.since < pipeline_history_tracked.since
                """);
        since.forEach(
                (field, at) -> batch.bind("field", field).bind("since", utc(at)).add());
        batch.execute();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
