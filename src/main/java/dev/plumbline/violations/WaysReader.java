package dev.plumbline.violations;

import dev.plumbline.crm.RecordId;
import dev.plumbline.rules.MutedRules;
import dev.plumbline.rules.RuleId;
import dev.plumbline.sight.Sighted;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** {@link WaysTaken} by SQL. */
@ApplicationScoped
class WaysReader implements WaysTaken, MutedRules {

    private static final String IN_SCOPE = ScopeSql.within("v.accountable");

    private static final String DISPUTES =
            """
            SELECT d.*, v.rule_title, v.record_name, v.accountable FROM violation_dispute d JOIN violation v ON v.id = d.violation_id
            WHERE
            """;

    private static final String WAIVERS =
            """
            SELECT w.*, v.rule_title, v.record_name,
                CASE WHEN w.until <= :now AND w.state IN ('ASKED', 'GRANTED') THEN 'ENDED' ELSE w.state END AS standing,
                EXISTS (SELECT FROM violation o WHERE o.rule = w.rule AND o.record_id = w.record_id AND o.state = 'WAIVED') AS fails
            FROM violation_waiver w JOIN violation v ON v.id = w.violation_id WHERE
            """;

    private final Jdbi jdbi;
    private final Clock clock;

    WaysReader(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public Taken of(long violation) {
        return Sighted.read(jdbi, h -> {
            List<Waiver> waivers = query(
                            h,
                            Scope.EVERYONE,
                            WAIVERS + " w.rule = (SELECT rule FROM violation WHERE id = :id)"
                                    + " AND w.record_id = (SELECT record_id FROM violation WHERE id = :id) ORDER BY w.id DESC")
                    .bind("id", violation)
                    .map((row, c) -> waiver(row))
                    .list();
            return new Taken(
                    new SnoozeTable(h).countOf(violation),
                    snooze(h, violation),
                    query(h, Scope.EVERYONE, DISPUTES + " d.violation_id = :id ORDER BY d.id DESC LIMIT 1")
                            .bind("id", violation)
                            .map((row, c) -> dispute(row))
                            .findOne(),
                    waivers.stream().filter(Waiver::holds).findFirst(),
                    waivers.stream()
                            .filter(w -> w.violation() == violation && w.state().equals("asked"))
                            .findFirst(),
                    explanation(h, violation));
        });
    }

    private Optional<Snooze> snooze(Handle h, long violation) {
        return query(
                        h,
                        Scope.EVERYONE,
                        """
                        SELECT by_name, obstacle, text, at, until FROM violation_snooze
                        WHERE violation_id = :id AND over_at IS NULL AND until > :now ORDER BY id DESC LIMIT 1
                        """)
                .bind("id", violation)
                .map((row, c) -> new Snooze(
                        row.getString("by_name"),
                        row.getString("obstacle"),
                        row.getString("text"),
                        ViolationRow.instant(row, "at"),
                        ViolationRow.instant(row, "until")))
                .findOne();
    }

    private static Optional<String> explanation(Handle h, long violation) {
        return h.createQuery(
                        "SELECT text FROM violation_history WHERE violation_id = :id AND what = 'explained' ORDER BY id DESC LIMIT 1")
                .bind("id", violation)
                .mapTo(String.class)
                .findOne();
    }

    @Override
    public List<Dispute> disputes(Scope scope, boolean open) {
        String which = open
                ? " d.answer IS NULL AND" + IN_SCOPE + "ORDER BY d.answer_by, d.id LIMIT 500"
                : " d.answer IS NOT NULL AND" + IN_SCOPE + "ORDER BY d.answered_at DESC, d.id DESC LIMIT 200";
        return Sighted.read(jdbi, h -> query(h, scope, DISPUTES + which)
                .map((row, c) -> dispute(row))
                .list());
    }

    @Override
    public Optional<Dispute> dispute(long id, Scope scope) {
        return Sighted.read(jdbi, h -> query(h, scope, DISPUTES + " d.id = :id AND" + IN_SCOPE)
                .bind("id", id)
                .map((row, c) -> dispute(row))
                .findOne());
    }

    @Override
    public long overdueDisputes() {
        return jdbi.withHandle(
                h -> h.createQuery("SELECT count(*) FROM violation_dispute WHERE answer IS NULL AND answer_by < :now")
                        .bind("now", LedgerTables.utc(clock.instant()))
                        .mapTo(Long.class)
                        .one());
    }

    @Override
    public List<Tally> tallies(Instant since) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        SELECT rule, count(*) AS answered, count(*) FILTER (WHERE answer = 'UPHELD') AS upheld
                        FROM violation_dispute WHERE answered_at > :since AND answer IN ('UPHELD', 'REJECTED')
                        GROUP BY rule ORDER BY upheld DESC, answered DESC, rule
                        """)
                .bind("since", LedgerTables.utc(since))
                .map((row, c) ->
                        new Tally(new RuleId(row.getString("rule")), row.getLong("answered"), row.getLong("upheld")))
                .list());
    }

    @Override
    public List<Review> reviews() {
        return jdbi.withHandle(h -> h.createQuery(
                        "SELECT rule, since, upheld, answered, over_days FROM rule_review WHERE ended_at IS NULL ORDER BY since, rule")
                .map((row, c) -> new Review(
                        new RuleId(row.getString("rule")),
                        ViolationRow.instant(row, "since"),
                        row.getLong("upheld"),
                        row.getLong("answered"),
                        row.getInt("over_days")))
                .list());
    }

    @Override
    public Map<RuleId, String> reasons() {
        return reviews().stream()
                .collect(Collectors.toMap(Review::rule, one -> "under review, because " + one.because()));
    }

    @Override
    public List<Waiver> waivers(Scope scope, boolean asked) {
        String which = (asked ? " w.state = 'ASKED' AND w.until > :now AND" : "")
                + " (" + ScopeSql.within("w.beneficiary") + "OR" + IN_SCOPE + ")"
                + " ORDER BY (w.state IN ('ASKED', 'GRANTED') AND w.until > :now) DESC, w.id DESC LIMIT 500";
        return Sighted.read(jdbi, h -> query(h, scope, WAIVERS + which)
                .map((row, c) -> waiver(row))
                .list());
    }

    @Override
    public List<Stated> obstacles(Scope scope, Instant since) {
        return Sighted.read(jdbi, h -> query(
                        h,
                        scope,
                        """
                        SELECT reason, max(obstacle) AS obstacle, accountable, count(*) AS stated,
                            coalesce((array_agg(text ORDER BY id DESC) FILTER (WHERE text <> ''))[1], '') AS latest
                        FROM violation_snooze WHERE at > :since AND accountable <> '' AND
                        """
                                + ScopeSql.within("accountable")
                                + "GROUP BY reason, accountable ORDER BY stated DESC, reason, accountable LIMIT 500")
                .bind("since", LedgerTables.utc(since))
                .map((row, c) -> new Stated(
                        row.getString("reason"),
                        row.getString("obstacle"),
                        new RecordId(row.getString("accountable")),
                        row.getLong("stated"),
                        row.getString("latest")))
                .list());
    }

    private Query query(Handle handle, Scope scope, String sql) {
        Query query = handle.createQuery(sql);
        if (sql.contains(":now")) {
            query.bind("now", LedgerTables.utc(clock.instant()));
        }
        if (sql.contains(":everyone")) {
            ScopeSql.bind(query, scope);
        }
        return query;
    }

    private static Dispute dispute(ResultSet row) throws SQLException {
        return new Dispute(
                row.getLong("id"),
                row.getLong("violation_id"),
                new RuleId(row.getString("rule")),
                row.getString("rule_title"),
                row.getString("record_name"),
                Optional.ofNullable(row.getString("accountable")).map(RecordId::new),
                row.getString("by_name"),
                row.getString("by_id"),
                row.getString("text"),
                ViolationRow.instant(row, "at"),
                ViolationRow.instant(row, "answer_by"),
                Optional.ofNullable(row.getString("answer")).map(WaysReader::key),
                Optional.ofNullable(row.getTimestamp("answered_at")).map(Timestamp::toInstant),
                text(row, "answerer_name"),
                text(row, "answer_text"));
    }

    private static Waiver waiver(ResultSet row) throws SQLException {
        String state = key(row.getString("standing"));
        return new Waiver(
                row.getLong("id"),
                row.getLong("violation_id"),
                new RuleId(row.getString("rule")),
                row.getString("rule_title"),
                row.getString("record_name"),
                row.getString("beneficiary"),
                row.getString("beneficiary_name"),
                row.getString("asked_by_name"),
                ViolationRow.instant(row, "asked_at"),
                row.getString("reason"),
                ViolationRow.instant(row, "until"),
                state,
                text(row, "approver_name"),
                Optional.ofNullable(row.getTimestamp("decided_at")).map(Timestamp::toInstant),
                text(row, "decision_text"),
                state.equals("granted") && row.getBoolean("fails"),
                Optional.ofNullable(row.getObject("renews", Long.class)));
    }

    private static String key(String state) {
        return state.toLowerCase(java.util.Locale.ROOT);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }
}
