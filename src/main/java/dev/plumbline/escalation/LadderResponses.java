package dev.plumbline.escalation;

import dev.plumbline.rules.RuleId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** {@link FirstResponses} from the tables of the ladders. */
@ApplicationScoped
class LadderResponses implements FirstResponses {

    /** Violations that opened longer ago do not count any more. */
    private static final Duration MEMORY = Duration.ofDays(90);

    private final Jdbi jdbi;
    private final Clock clock;

    LadderResponses(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public Optional<Pace> of(RuleId rule) {
        OffsetDateTime now = ClimbTable.utc(clock.instant());
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT count(c.first_told_at) AS told,
                            coalesce(percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM c.first_told_at - c.opened_at)), 0) AS median,
                            coalesce(percentile_cont(0.9) WITHIN GROUP (ORDER BY extract(epoch FROM c.first_told_at - c.opened_at)), 0) AS slowest,
                            count(*) FILTER (WHERE EXISTS (SELECT FROM ladder_telling t WHERE t.violation_id = c.violation_id
                                AND t.part = 'leader' AND t.told_at IS NOT NULL)) AS raised,
                            count(*) FILTER (WHERE c.first_told_at IS NULL AND c.ended_at IS NULL
                                AND c.opened_at < cast(:now AS timestamptz) - interval '7 days') AS waiting
                        FROM ladder_climb c WHERE c.rule = :rule AND c.opened_at > :since HAVING count(*) > 0""")
                .bind("rule", rule.value())
                .bind("now", now)
                .bind("since", now.minus(MEMORY))
                .map((row, context) -> new Pace(
                        row.getLong("told"),
                        Duration.ofSeconds(Math.max(0, Math.round(row.getDouble("median")))),
                        Duration.ofSeconds(Math.max(0, Math.round(row.getDouble("slowest")))),
                        row.getLong("raised"),
                        row.getLong("waiting")))
                .findOne());
    }
}
