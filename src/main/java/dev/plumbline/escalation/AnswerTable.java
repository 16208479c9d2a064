package dev.plumbline.escalation;

import dev.plumbline.crm.RecordId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Table {@code ladder_answer}: what leaders owe for what they were told, and what they said. */
final class AnswerTable {

    private static final String COLUMNS =
            "SELECT id, violation_id, leader, told_at, answer_by, decision, text, answered_at FROM ladder_answer ";

    private AnswerTable() {}

    /** For what a notice has just told somebody who leads; once for each step of each violation. */
    static int owe(Handle handle, String key, RecordId leader, Instant toldAt, Instant answerBy) {
        return handle.createUpdate(
                        """
                        INSERT INTO ladder_answer (violation_id, step, leader, accountable, told_at, answer_by)
                        SELECT t.violation_id, t.step, t.recipient, t.accountable, t.told_at, :by FROM ladder_telling t
                        JOIN ladder_climb c USING (violation_id)
                        WHERE t.notice_key = :key AND t.recipient = :leader AND t.part = 'leader' AND t.told_at = :told
                          AND c.ended_at IS NULL
                        ON CONFLICT DO NOTHING""")
                .bind("key", key)
                .bind("leader", leader.value())
                .bind("told", ClimbTable.utc(toldAt))
                .bind("by", ClimbTable.utc(answerBy))
                .execute();
    }

    /** What a notice that came back had asked for is not owed. */
    static void withdraw(Handle handle, String key) {
        handle.createUpdate(
                        """
                        DELETE FROM ladder_answer a USING ladder_telling t
                        WHERE t.notice_key = :key AND a.violation_id = t.violation_id AND a.step = t.step AND a.leader = t.recipient
                          AND a.told_at = t.told_at AND a.answered_at IS NULL""")
                .bind("key", key)
                .execute();
    }

    static List<Answers.Owed> owedBy(Handle handle, Collection<RecordId> leaders) {
        return handle.createQuery(
                        COLUMNS + "WHERE leader = ANY(:leaders) AND answered_at IS NULL ORDER BY answer_by, id")
                .bind("leaders", leaders.stream().map(RecordId::value).toArray(String[]::new))
                .map((row, context) -> owed(row))
                .list();
    }

    static int decidedAbout(Handle handle, RecordId accountable, Instant since) {
        return handle.createQuery(
                        """
                        SELECT count(DISTINCT violation_id) FROM ladder_answer
                        WHERE accountable = :accountable AND answered_at >= :since AND decision <> :overtaken""")
                .bind("accountable", accountable.value())
                .bind("since", ClimbTable.utc(since))
                .bind("overtaken", Answers.Decision.OVERTAKEN.name())
                .mapTo(Integer.class)
                .one();
    }

    static List<Answers.Owed> of(Handle handle, long violation) {
        return handle.createQuery(COLUMNS + "WHERE violation_id = :id ORDER BY told_at, id")
                .bind("id", violation)
                .map((row, context) -> owed(row))
                .list();
    }

    /** An answer goes for all that this leader owes for the violation. */
    static int answer(
            Handle handle, long violation, RecordId leader, Answers.Decision decision, String text, Instant now) {
        return handle.createUpdate(
                        """
                        UPDATE ladder_answer SET decision = :decision, text = :text, answered_by = :leader, answered_at = :now
                        WHERE violation_id = :id AND leader = :leader AND answered_at IS NULL""")
                .bind("decision", decision.name())
                .bind("text", text)
                .bind("leader", leader.value())
                .bind("now", ClimbTable.utc(now))
                .bind("id", violation)
                .execute();
    }

    /** What ended needs no answer any more. */
    static void overtaken(Handle handle, Collection<Long> violations, Instant now) {
        if (!violations.isEmpty()) {
            handle.createUpdate(
                            """
                            UPDATE ladder_answer SET decision = 'OVERTAKEN', text = '', answered_at = :now
                            WHERE violation_id = ANY(:ids) AND answered_at IS NULL""")
                    .bind("now", ClimbTable.utc(now))
                    .bind("ids", violations.toArray(Long[]::new))
                    .execute();
        }
    }

    /**
     * What one leader has left unanswered beyond its time.
     *
     * @param oldest when the oldest was due
     */
    record Overdue(RecordId leader, List<Long> violations, Instant oldest) {}

    /** What stands still, because the rep disputes it for instance, is not held against the leader either. */
    static List<Overdue> overdue(Handle handle, Instant now) {
        return handle.createQuery(
                        """
                        SELECT a.leader, array_agg(DISTINCT a.violation_id) AS ids, min(a.answer_by) AS oldest
                        FROM ladder_answer a JOIN ladder_climb c USING (violation_id)
                        WHERE a.answered_at IS NULL AND a.answer_by <= :now AND"""
                                + " " + ClimbTable.RUNNING + " GROUP BY a.leader ORDER BY a.leader")
                .bind("now", ClimbTable.utc(now))
                .map((row, context) -> new Overdue(
                        RecordId.of(row.getString("leader")),
                        List.of((Long[]) row.getArray("ids").getArray()),
                        row.getObject("oldest", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static Answers.Owed owed(ResultSet row) throws SQLException {
        OffsetDateTime answered = row.getObject("answered_at", OffsetDateTime.class);
        Optional<Answers.Given> given = answered == null
                ? Optional.empty()
                : Optional.of(new Answers.Given(
                        Answers.Decision.valueOf(row.getString("decision")),
                        row.getString("text"),
                        answered.toInstant()));
        return new Answers.Owed(
                row.getLong("id"),
                row.getLong("violation_id"),
                RecordId.of(row.getString("leader")),
                row.getObject("told_at", OffsetDateTime.class).toInstant(),
                row.getObject("answer_by", OffsetDateTime.class).toInstant(),
                given);
    }
}
