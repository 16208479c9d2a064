package dev.plumbline.escalation;

import dev.plumbline.crm.RecordId;
import dev.plumbline.sight.Sighted;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.ScopeSql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** {@link Raised} from the tables of the ladders. */
@ApplicationScoped
class StoredRaised implements Raised {

    private static final String IN_SCOPE = " c.ended_at IS NULL AND" + ScopeSql.within("c.accountable");

    private final Jdbi jdbi;
    private final Clock clock;

    StoredRaised(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public Tolerated of(Scope scope) {
        return Sighted.read(jdbi, handle -> totals(handle, scope));
    }

    private Tolerated totals(Handle handle, Scope scope) {
        List<Leader> leaders = leaders(handle, scope);
        return query(
                        handle,
                        scope,
                        """
                        SELECT count(*) AS raised, count(*) FILTER (WHERE owed > 0 AND given = 0) AS unanswered,
                            count(*) FILTER (WHERE overdue > 0 AND given = 0) AS overdue
                        FROM (SELECT c.violation_id, count(*) FILTER (WHERE a.answered_at IS NULL) AS owed,
                                  count(*) FILTER (WHERE a.answered_at IS NOT NULL) AS given,
                                  count(*) FILTER (WHERE a.answered_at IS NULL AND a.answer_by < :now) AS overdue
                              FROM ladder_climb c JOIN ladder_answer a USING (violation_id) WHERE
                        """
                                + IN_SCOPE + "GROUP BY c.violation_id) AS each")
                .map((row, context) -> new Tolerated(
                        row.getLong("raised"), row.getLong("unanswered"), row.getLong("overdue"), leaders))
                .one();
    }

    private List<Leader> leaders(Handle handle, Scope scope) {
        return query(
                        handle,
                        scope,
                        """
                        SELECT a.leader, count(*) AS owed, count(*) FILTER (WHERE a.answer_by < :now) AS overdue, min(a.answer_by) AS oldest
                        FROM ladder_climb c JOIN ladder_answer a USING (violation_id) WHERE a.answered_at IS NULL AND
                        """
                                + IN_SCOPE + "GROUP BY a.leader ORDER BY oldest, a.leader")
                .map((row, context) -> new Leader(
                        RecordId.of(row.getString("leader")),
                        row.getLong("owed"),
                        row.getLong("overdue"),
                        row.getTimestamp("oldest").toInstant()))
                .list();
    }

    private Query query(Handle handle, Scope scope, String sql) {
        return ScopeSql.bind(handle.createQuery(sql), scope).bind("now", ClimbTable.utc(clock.instant()));
    }
}
