package dev.plumbline.violations;

import dev.plumbline.crm.RecordId;
import dev.plumbline.rules.RuleId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Counts the ledger rule by rule: what waits to be told, what was there on the first day, and how it went from day to day. */
public final class RuleCounts {

    private static final String IN_SCOPE = ScopeSql.within("accountable");

    private RuleCounts() {}

    /** @param people who would be told of them */
    public record Unheard(long violations, int people) {}

    /**
     * How a rule went lately, of what may be talked about.
     *
     * @param opened   in the last seven days
     * @param fixed    of them, mended already
     * @param found    in the last ninety days
     * @param disputed of them, those of which somebody said that the rule is wrong here
     */
    public record Lately(long opened, long fixed, long found, long disputed) {

        public static final Lately NOTHING = new Lately(0, 0, 0, 0);
    }

    /** How the rules went lately; rules that found nothing are missing. */
    public static Map<RuleId, Lately> lately(Handle handle, Scope scope, Instant now) {
        Map<RuleId, Lately> lately = new HashMap<>();
        ScopeSql.bind(
                        handle.createQuery(
                                """
                                SELECT rule, count(*) FILTER (WHERE opened_at >= :week) AS opened,
                                    count(*) FILTER (WHERE opened_at >= :week AND end_reason = 'FIXED') AS fixed,
                                    count(*) AS found,
                                    count(*) FILTER (WHERE EXISTS (
                                        SELECT 1 FROM violation_dispute d WHERE d.violation_id = violation.id)) AS disputed
                                FROM violation
                                WHERE opened_at >= :quarter AND NOT silent AND
                                """
                                        + IN_SCOPE + "GROUP BY rule"),
                        scope)
                .bind("week", now.minus(Duration.ofDays(7)).atOffset(java.time.ZoneOffset.UTC))
                .bind("quarter", now.minus(Duration.ofDays(90)).atOffset(java.time.ZoneOffset.UTC))
                .map((row, c) -> Map.entry(
                        new RuleId(row.getString("rule")),
                        new Lately(
                                row.getLong("opened"),
                                row.getLong("fixed"),
                                row.getLong("found"),
                                row.getLong("disputed"))))
                .forEach(e -> lately.put(e.getKey(), e.getValue()));
        return lately;
    }

    /** @param began when the rule's first complete check ended; what was open then is its backlog */
    public record FirstDay(Optional<Instant> began, long found, long open) {}

    /** @param open at the end of the day; on the last day, now */
    public record Day(LocalDate day, long open) {}

    /** What each rule found in silence and somebody would be told of; rules without any are missing. */
    public static Map<RuleId, Unheard> unheard(Handle handle, Collection<RuleId> rules) {
        Map<RuleId, Unheard> counts = new HashMap<>();
        handle.createQuery(
                        """
                        SELECT rule, count(*) AS violations, count(DISTINCT accountable) AS people FROM violation
                        WHERE state = 'OPEN' AND silent AND NOT backlog AND accountable IS NOT NULL AND rule = ANY(:rules)
                        GROUP BY rule
                        """)
                .bind("rules", names(rules))
                .map((row, c) -> Map.entry(
                        new RuleId(row.getString("rule")),
                        new Unheard(row.getLong("violations"), row.getInt("people"))))
                .forEach(e -> counts.put(e.getKey(), e.getValue()));
        return counts;
    }

    /** Who answers for open violations of these rules that may be talked about. */
    public static Map<RuleId, Set<RecordId>> accountable(Handle handle, Collection<RuleId> rules) {
        Map<RuleId, Set<RecordId>> people = new HashMap<>();
        handle.createQuery(
                        """
                        SELECT DISTINCT rule, accountable FROM violation
                        WHERE state <> 'ENDED' AND accountable IS NOT NULL AND rule = ANY(:rules)
                        """)
                .bind("rules", names(rules))
                .map((row, c) ->
                        Map.entry(new RuleId(row.getString("rule")), new RecordId(row.getString("accountable"))))
                .forEach(e ->
                        people.computeIfAbsent(e.getKey(), r -> new HashSet<>()).add(e.getValue()));
        return people;
    }

    public static FirstDay firstDay(Handle handle, RuleId rule, Scope scope) {
        Optional<Instant> began = handle.createQuery(
                        "SELECT first_check_done FROM violation_rule_start WHERE rule = :rule")
                .bind("rule", rule.value())
                .map((row, c) -> ViolationRow.instant(row, "first_check_done"))
                .findOne();
        return ScopeSql.bind(
                        handle.createQuery(
                                """
                                SELECT count(*) AS found, count(*) FILTER (WHERE state <> 'ENDED') AS open FROM violation
                                WHERE rule = :rule AND backlog AND
                                """
                                        + IN_SCOPE),
                        scope)
                .bind("rule", rule.value())
                .map((row, c) -> new FirstDay(began, row.getLong("found"), row.getLong("open")))
                .one();
    }

    /** The backlog of a rule day by day. It only ever shrinks: what comes back is no backlog. */
    public static List<Day> backlogByDay(
            Handle handle, RuleId rule, Scope scope, LocalDate first, LocalDate last, ZoneId zone) {
        return byDay(handle, "backlog", Set.of(rule), scope, first, last, zone);
    }

    /** @param rules empty means all */
    public static List<Day> openByDay(
            Handle handle, Collection<RuleId> rules, Scope scope, LocalDate first, LocalDate last, ZoneId zone) {
        return byDay(handle, "NOT silent", rules, scope, first, last, zone);
    }

    private static List<Day> byDay(
            Handle handle,
            String which,
            Collection<RuleId> rules,
            Scope scope,
            LocalDate first,
            LocalDate last,
            ZoneId zone) {
        Query query = ScopeSql.bind(
                handle.createQuery(
                        """
                        WITH day AS (SELECT d::date AS day
                                     FROM generate_series(CAST(:first AS timestamp), CAST(:last AS timestamp), interval '1 day') AS d),
                             mine AS (SELECT opened_at, ended_at FROM violation
                                      WHERE (:all OR rule = ANY(:rules)) AND
                        """
                                + IN_SCOPE + "AND " + which
                                + """
                        ),
                             step AS (SELECT opened_at AS at, 1 AS more FROM mine
                                      UNION ALL SELECT ended_at, -1 FROM mine WHERE ended_at IS NOT NULL),
                             change AS (SELECT greatest(CAST(:first AS date), (at AT TIME ZONE :zone)::date) AS day, sum(more) AS more
                                        FROM step GROUP BY 1)
                        SELECT day.day, sum(coalesce(change.more, 0)) OVER (ORDER BY day.day) AS open
                        FROM day LEFT JOIN change ON change.day = day.day ORDER BY day.day
                        """),
                scope);
        return query.bind("all", rules.isEmpty())
                .bind("rules", names(rules))
                .bind("zone", zone.getId())
                .bind("first", first.toString())
                .bind("last", last.toString())
                .map((row, c) -> new Day(row.getObject("day", LocalDate.class), row.getLong("open")))
                .list();
    }

    /** Open ones that may be talked about, by who answers for them, most first. */
    public static List<Violations.PersonCount> openByPerson(Handle handle, Collection<RuleId> rules, Scope scope) {
        return new ArrayList<>(ScopeSql.bind(
                        handle.createQuery(
                                """
                                SELECT accountable, count(*) AS open, count(DISTINCT record_id) AS records, min(opened_at) AS oldest
                                FROM violation
                                WHERE state <> 'ENDED' AND NOT silent AND accountable IS NOT NULL
                                  AND (:all OR rule = ANY(:rules)) AND
                                """
                                        + IN_SCOPE + "GROUP BY accountable ORDER BY open DESC, accountable"),
                        scope)
                .bind("all", rules.isEmpty())
                .bind("rules", names(rules))
                .map((row, c) -> new Violations.PersonCount(
                        new RecordId(row.getString("accountable")),
                        row.getLong("open"),
                        row.getLong("records"),
                        java.math.BigDecimal.ZERO,
                        ViolationRow.instant(row, "oldest")))
                .list());
    }

    private static String[] names(Collection<RuleId> rules) {
        return rules.stream().map(RuleId::value).toArray(String[]::new);
    }
}
