package dev.plumbline.violations;

import dev.plumbline.crm.RecordId;
import dev.plumbline.rules.RuleId;
import dev.plumbline.sight.Sighted;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * {@link Violations} by SQL. Every statement but the history carries the scope, and where somebody asks runs as them (see {@link Sighted}). What is past the time for which it was to stand still reads
 * as open, although nobody may have come by yet to say so.
 */
@ApplicationScoped
class LedgerReader implements Violations {

    private static final String IN_SCOPE = ScopeSql.within("accountable");
    private static final String STATE = "CASE WHEN holds_until <= :now THEN 'OPEN' ELSE state END";
    private static final String COLUMNS = ViolationRow.COLUMNS.replace(" state,", " " + STATE + " AS state,");
    private static final String COUNTED = " state <> 'ENDED' AND NOT silent AND" + IN_SCOPE;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Remembered remembered;

    LedgerReader(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.remembered = new Remembered(clock, this::roughly);
    }

    @Override
    public List<Violation> list(ViolationFilter filter, Scope scope, Optional<Long> after, int limit) {
        String wanted = filter.state().isPresent()
                ? STATE + " = :state AND (state <> 'ENDED' OR :state = 'ENDED')"
                : "state <> 'ENDED'";
        return Sighted.read(jdbi, h -> scoped(
                        h,
                        scope,
                        "SELECT " + COLUMNS + " FROM violation WHERE " + wanted
                                + """
                                 AND (cast(:rule AS text) IS NULL OR rule = :rule)
                                 AND (cast(:record AS text) IS NULL OR record_id = :record)
                                 AND (cast(:object AS text) IS NULL OR object = :object)
                                 AND (NOT :some OR accountable = ANY(:accountable))
                                 AND id > :after AND
                                """
                                + IN_SCOPE + "ORDER BY id LIMIT :limit")
                .bind("state", filter.state().map(Enum::name).orElse(""))
                .bind("rule", filter.rule().map(RuleId::value).orElse(null))
                .bind("record", filter.record().map(RecordId::value).orElse(null))
                .bind("object", filter.object().orElse(null))
                .bind("some", !filter.accountable().isEmpty())
                .bind("accountable", LedgerTables.texts(filter.accountable()))
                .bind("after", after.orElse(0L))
                .bind("limit", Math.min(Math.max(limit, 1), LONGEST_PAGE))
                .map(new ViolationRow())
                .list());
    }

    @Override
    public Optional<Violation> find(long id, Scope scope) {
        return Sighted.read(
                jdbi, h -> scoped(h, scope, "SELECT " + COLUMNS + " FROM violation WHERE id = :id AND" + IN_SCOPE)
                        .bind("id", id)
                        .map(new ViolationRow())
                        .findOne());
    }

    @Override
    public List<Violation> all(Collection<Long> ids) {
        return Sighted.read(
                jdbi, h -> h.createQuery("SELECT " + COLUMNS + " FROM violation WHERE id = ANY(:ids) ORDER BY id")
                        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .bind("ids", ids.toArray(Long[]::new))
                        .map(new ViolationRow())
                        .list());
    }

    @Override
    public List<HistoryEntry> history(long id) {
        return Sighted.read(jdbi, h -> h.createQuery(
                        """
                        SELECT at, what, text, remarks, rule_version, evidence FROM violation_history
                        WHERE violation_id = :id ORDER BY id
                        """)
                .bind("id", id)
                .map((row, c) -> new HistoryEntry(
                        ViolationRow.instant(row, "at"),
                        row.getString("what"),
                        row.getString("text"),
                        KeptRemarks.of(row.getString("remarks")),
                        row.getString("rule_version"),
                        ViolationRow.evidence(row.getString("evidence"))))
                .list());
    }

    @Override
    public List<Violation> openOf(RecordId accountable) {
        return Sighted.read(jdbi, h -> h.createQuery("SELECT " + COLUMNS
                        + """
                        FROM violation WHERE state <> 'ENDED' AND NOT silent AND accountable = :person AND
                        """
                        + STATE + " = 'OPEN' ORDER BY amount DESC NULLS LAST, opened_at, id")
                .bind("now", LedgerTables.utc(clock.instant()))
                .bind("person", accountable.value())
                .map(new ViolationRow())
                .list());
    }

    @Override
    public List<Violation> fixedOf(RecordId accountable, Instant since) {
        return Sighted.read(jdbi, h -> h.createQuery(
                        "SELECT " + ViolationRow.COLUMNS
                                + """
                        FROM violation WHERE state = 'ENDED' AND end_reason = 'FIXED' AND NOT silent
                            AND accountable = :person AND ended_at >= :since
                        ORDER BY ended_at, id LIMIT 200
                        """)
                .bind("person", accountable.value())
                .bind("since", since.atOffset(ZoneOffset.UTC))
                .map(new ViolationRow())
                .list());
    }

    @Override
    public Set<RecordId> fixers(Instant since) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        SELECT DISTINCT accountable FROM violation
                        WHERE state = 'ENDED' AND end_reason = 'FIXED' AND NOT silent AND ended_at >= :since
                            AND accountable IS NOT NULL""")
                .bind("since", since.atOffset(ZoneOffset.UTC))
                .map((row, c) -> RecordId.of(row.getString("accountable")))
                .set());
    }

    @Override
    public List<RuleCount> byRule(Scope scope) {
        return remembered.list("byRule", scope, "", () -> byRuleNow(scope));
    }

    private List<RuleCount> byRuleNow(Scope scope) {
        return Sighted.read(jdbi, h -> scoped(
                        h,
                        scope,
                        """
                        SELECT rule, count(*) AS open, coalesce(sum(amount), 0) AS amount, min(opened_at) AS oldest,
                            count(*) FILTER (WHERE backlog) AS backlog
                        FROM violation WHERE
                        """
                                + COUNTED + "GROUP BY rule ORDER BY open DESC, rule")
                .map((row, c) -> new RuleCount(
                        new RuleId(row.getString("rule")),
                        row.getLong("open"),
                        row.getLong("open"),
                        row.getBigDecimal("amount"),
                        ViolationRow.instant(row, "oldest"),
                        row.getLong("backlog")))
                .list());
    }

    @Override
    public List<PersonCount> byPerson(Scope scope) {
        return remembered.list("byPerson", scope, "", () -> byPersonNow(scope));
    }

    private List<PersonCount> byPersonNow(Scope scope) {
        return Sighted.read(jdbi, h -> scoped(
                        h,
                        scope,
                        """
                        SELECT accountable, sum(gaps) AS open, count(*) AS records, coalesce(sum(amount), 0) AS amount,
                            min(oldest) AS oldest
                        FROM (SELECT accountable, record_id, count(*) AS gaps, max(amount) AS amount, min(opened_at) AS oldest
                              FROM violation WHERE accountable IS NOT NULL AND
                        """
                                + COUNTED
                                + """
                              GROUP BY accountable, record_id) AS one
                        GROUP BY accountable ORDER BY open DESC, accountable
                        """)
                .map((row, c) -> new PersonCount(
                        new RecordId(row.getString("accountable")),
                        row.getLong("open"),
                        row.getLong("records"),
                        row.getBigDecimal("amount"),
                        ViolationRow.instant(row, "oldest")))
                .list());
    }

    @Override
    public List<Ages> byAge(Scope scope, Instant now) {
        return remembered.list("byAge", scope, "", () -> byAgeNow(scope, now));
    }

    private List<Ages> byAgeNow(Scope scope, Instant now) {
        return Sighted.read(jdbi, h -> scoped(
                        h,
                        scope,
                        """
                        SELECT accountable, count(*) FILTER (WHERE age < interval '7 days') AS week,
                            count(*) FILTER (WHERE age >= interval '7 days' AND age < interval '30 days') AS month,
                            count(*) FILTER (WHERE age >= interval '30 days' AND age < interval '90 days') AS quarter,
                            count(*) FILTER (WHERE age >= interval '90 days') AS older
                        FROM (SELECT accountable, cast(:at AS timestamptz) - opened_at AS age FROM violation
                              WHERE accountable IS NOT NULL AND
                        """
                                + COUNTED + ") AS open GROUP BY accountable ORDER BY count(*) DESC, accountable")
                .bind("at", LedgerTables.utc(now))
                .map((row, c) -> new Ages(
                        new RecordId(row.getString("accountable")),
                        row.getLong("week"),
                        row.getLong("month"),
                        row.getLong("quarter"),
                        row.getLong("older")))
                .list());
    }

    @Override
    public Map<RecordId, List<Long>> openAt(Scope scope, List<Instant> moments) {
        Map<RecordId, List<Long>> counts = new LinkedHashMap<>();
        // Few people of a large org, which an index finds as long as nothing stands beside the condition.
        Sighted.read(jdbi, h -> scoped(
                        h,
                        scope,
                        """
                        SELECT accountable, moment, count(*) FILTER (WHERE opened_at <= moment AND (ended_at IS NULL OR ended_at > moment)) AS open
                        FROM violation CROSS JOIN unnest(cast(:moments AS timestamptz[])) AS moment
                        WHERE accountable IS NOT NULL AND NOT silent AND
                        """
                                + (scope.everyone() ? "true " : "accountable = ANY(:people) ")
                                + "GROUP BY accountable, moment ORDER BY accountable, moment")
                .bind("moments", moments.stream().map(Instant::toString).toArray(String[]::new))
                .map((row, c) -> counts.computeIfAbsent(
                                new RecordId(row.getString("accountable")), id -> new ArrayList<>())
                        .add(row.getLong("open")))
                .list());
        return counts;
    }

    @Override
    public List<DayCount> byDay(Scope scope, LocalDate first, LocalDate last, ZoneId zone) {
        return remembered.list("byDay", scope, List.of(first, last, zone), () -> byDayNow(scope, first, last, zone));
    }

    private List<DayCount> byDayNow(Scope scope, LocalDate first, LocalDate last, ZoneId zone) {
        return Sighted.read(jdbi, h -> scoped(
                        h,
                        scope,
                        """
                        WITH mine AS (SELECT (opened_at AT TIME ZONE :zone)::date AS opened, (ended_at AT TIME ZONE :zone)::date AS ended
                                      FROM violation WHERE NOT silent AND
                        """
                                + IN_SCOPE
                                + """
                                      ),
                             moves AS (SELECT opened AS day, 1 AS opened, 0 AS ended FROM mine
                                       UNION ALL SELECT ended, 0, 1 FROM mine WHERE ended IS NOT NULL),
                             per_day AS (SELECT greatest(day, cast(:first AS date) - 1) AS day, sum(opened) AS opened, sum(ended) AS ended
                                         FROM moves GROUP BY 1),
                             days AS (SELECT d::date AS day
                                      FROM generate_series(cast(:first AS date) - 1, cast(:last AS date), interval '1 day') AS d)
                        SELECT day, coalesce(opened, 0) AS opened, coalesce(ended, 0) AS ended,
                            sum(coalesce(opened, 0) - coalesce(ended, 0)) OVER (ORDER BY day) AS open
                        FROM days LEFT JOIN per_day USING (day) ORDER BY day OFFSET 1
                        """)
                .bind("zone", zone.getId())
                .bind("first", first)
                .bind("last", last)
                .map((row, c) -> new DayCount(
                        row.getObject("day", LocalDate.class),
                        row.getLong("open"),
                        row.getLong("opened"),
                        row.getLong("ended")))
                .list());
    }

    @Override
    public Totals totals(Scope scope) {
        return remembered.of("totals", scope, "", Totals.class, () -> totalsNow(scope));
    }

    private Totals totalsNow(Scope scope) {
        return Sighted.read(jdbi, h -> scoped(
                        h,
                        scope,
                        """
                        SELECT coalesce(sum(gaps), 0) AS open, count(*) AS records, coalesce(sum(amount), 0) AS amount
                        FROM (SELECT record_id, count(*) AS gaps, max(amount) AS amount FROM violation WHERE
                        """
                                + COUNTED + "GROUP BY record_id) AS one")
                .map((row, c) -> new Totals(row.getLong("open"), row.getLong("records"), row.getBigDecimal("amount")))
                .one());
    }

    @Override
    public long openCount(Scope scope) {
        return totals(scope).open();
    }

    /** As the planner believes; counting them would be what is to be avoided. */
    private long roughly() {
        return jdbi.withHandle(h -> h.createQuery(
                        "SELECT CAST(reltuples AS bigint) FROM pg_class WHERE oid = CAST('violation' AS regclass)")
                .mapTo(Long.class)
                .one());
    }

    private Query scoped(Handle handle, Scope scope, String sql) {
        return ScopeSql.bind(handle.createQuery(sql), scope).bind("now", LedgerTables.utc(clock.instant()));
    }
}
