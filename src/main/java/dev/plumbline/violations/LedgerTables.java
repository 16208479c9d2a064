package dev.plumbline.violations;

import dev.plumbline.crm.RecordId;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The ledger's statements, each over a whole set. */
final class LedgerTables {

    /** What identifies a violation among the open ones. */
    record Key(RuleId rule, RecordId record) {

        static Key of(Finding finding) {
            return new Key(finding.verdict().rule().id(), finding.verdict().record());
        }

        static Key of(Violation violation) {
            return new Key(violation.rule(), violation.record());
        }
    }

    record Entry(
            long violation,
            Instant at,
            String what,
            List<Remark> remarks,
            String ruleVersion,
            Map<String, String> evidence) {}

    private final Handle handle;
    private final Set<Long> blind = new HashSet<>();
    private final Holds holds;

    LedgerTables(Handle handle) {
        this.handle = handle;
        this.holds = new Holds(handle);
    }

    /** What keeps the locked violations still. */
    Holds holds() {
        return holds;
    }

    /** Ids of the locked violations that could not be told when last judged. */
    Set<Long> blindOnes() {
        return blind;
    }

    /** Locked in id order, so that two writers never wait for each other in a circle. */
    Map<Key, Violation> lockOpen(Collection<RecordId> records) {
        Map<Key, Violation> open = new HashMap<>();
        handle.createQuery(
                        "SELECT " + ViolationRow.COLUMNS
                                + """
                        , blind_since IS NOT NULL AS blind, holds_until, held_by
                        FROM violation WHERE state <> 'ENDED' AND record_id = ANY(:records) ORDER BY id FOR UPDATE
                        """)
                .bind("records", texts(records))
                .map(this::noticing)
                .forEach(v -> open.put(Key.of(v), v));
        return open;
    }

    List<Violation> lockOpenOutside(Set<RuleId> rules) {
        return handle.createQuery(
                        "SELECT " + ViolationRow.COLUMNS
                                + """
                        , blind_since IS NOT NULL AS blind, holds_until, held_by
                        FROM violation WHERE state <> 'ENDED' AND rule <> ALL(:rules) ORDER BY id FOR UPDATE
                        """)
                .bind("rules", rules.stream().map(RuleId::value).toArray(String[]::new))
                .map(this::noticing)
                .list();
    }

    /** Makes at most so many open ones audible, those that came first. */
    List<Violation> unmute(Set<RuleId> rules, int most) {
        return handle.createQuery(
                        """
                        WITH heard AS (
                            SELECT id FROM violation WHERE state <> 'ENDED' AND silent AND rule = ANY(:rules)
                            ORDER BY id LIMIT :most FOR UPDATE)
                        UPDATE violation SET silent = false WHERE id IN (SELECT id FROM heard)
                        RETURNING\s"""
                                + ViolationRow.COLUMNS)
                .bind("rules", rules.stream().map(RuleId::value).toArray(String[]::new))
                .bind("most", most)
                .map(new ViolationRow())
                .list();
    }

    private Violation noticing(ResultSet row, StatementContext context) throws SQLException {
        Violation violation = new ViolationRow().map(row, context);
        if (row.getBoolean("blind")) {
            blind.add(violation.id());
        }
        if (row.getTimestamp("holds_until") != null) {
            String by = row.getString("held_by");
            holds.add(violation.id(), new Holds.Hold(ViolationRow.instant(row, "holds_until"), by == null ? "" : by));
        }
        return violation;
    }

    Optional<Violation> lock(long id) {
        return handle.createQuery("SELECT " + ViolationRow.COLUMNS
                        + ", blind_since IS NOT NULL AS blind, holds_until, held_by"
                        + " FROM violation WHERE id = :id FOR UPDATE")
                .bind("id", id)
                .map(this::noticing)
                .findOne();
    }

    /** What is past its time and is still kept still, so many at once; what somebody else has under way is left for the next time. */
    List<Violation> lockOverdue(Instant now, int most) {
        return handle.createQuery(
                        "SELECT " + ViolationRow.COLUMNS
                                + """
                        , blind_since IS NOT NULL AS blind, holds_until, held_by
                        FROM violation WHERE holds_until <= :now ORDER BY id LIMIT :most FOR UPDATE SKIP LOCKED
                        """)
                .bind("now", utc(now))
                .bind("most", most)
                .map(this::noticing)
                .list();
    }

    /** What is open under a rule and may be talked about, or may not. */
    List<Violation> lockUnder(RuleId rule, boolean silent) {
        return handle.createQuery(
                        "SELECT " + ViolationRow.COLUMNS
                                + """
                        , blind_since IS NOT NULL AS blind, holds_until, held_by
                        FROM violation WHERE state <> 'ENDED' AND rule = :rule AND silent = :silent ORDER BY id FOR UPDATE
                        """)
                .bind("rule", rule.value())
                .bind("silent", silent)
                .map(this::noticing)
                .list();
    }

    void turn(Violation violation, Holds.@Nullable Hold hold) {
        handle.createUpdate("UPDATE violation SET state = :state, holds_until = :until, held_by = :by WHERE id = :id")
                .bind("state", violation.state().name())
                .bind("until", hold == null ? null : utc(hold.until()))
                .bind("by", hold == null ? null : hold.by())
                .bind("id", violation.id())
                .execute();
    }

    /**
     * Opens violations; one that somebody else has opened meanwhile is left to them.
     *
     * @param firstDay rules whose first day it is, although their first complete check may be over
     */
    List<Violation> insert(Map<Key, Finding> opening, Instant now, Set<RuleId> firstDay) {
        if (opening.isEmpty()) {
            return List.of();
        }
        Standing standing = new Standing(handle);
        opening.keySet().removeAll(standing.ruledOut(opening, now));
        Map<Key, Holds.Hold> waivers = standing.waivers(opening, now);
        Map<Key, Integer> generations = generations(opening.keySet());
        Set<String> started = startedRules();
        PreparedBatch batch = handle.prepareBatch(
                """
                INSERT INTO violation (rule, rule_version, rule_title, severity, record_id, object, record_name, accountable,
                    missing, message, evidence, amount, state, holds_until, held_by, opened_at, seen_at, as_of, generation, backlog, silent)
                VALUES (:rule, :version, :title, :severity, :record, :object, :name, :accountable,
                    :missing, :message, cast(:evidence AS jsonb), :amount, :state, :until, :by, :now, :now, :asOf, :generation, :backlog, :silent)
                ON CONFLICT DO NOTHING
                """);
        opening.forEach((key, finding) -> {
            Verdict.Violated violated = (Verdict.Violated) finding.verdict();
            Rule rule = violated.rule();
            batch.bind("rule", key.rule().value())
                    .bind("record", key.record().value())
                    .bind("object", finding.object())
                    .bind("generation", generations.getOrDefault(key, 0) + 1)
                    .bind(
                            "backlog",
                            rule.ratchet()
                                    && (firstDay.contains(rule.id())
                                            || !started.contains(rule.id().value())));
            Holds.Hold waiver = waivers.get(key);
            batch.bind("state", waiver == null ? "OPEN" : "WAIVED")
                    .bind("until", waiver == null ? null : utc(waiver.until()))
                    .bind("by", waiver == null ? null : waiver.by());
            bindSeen(batch, rule.version(), rule.title(), rule.severity().name(), finding, violated);
            batch.bind("now", utc(now)).add();
        });
        return batch.size() == 0
                ? List.of()
                : batch.executePreparedBatch("*").map(new ViolationRow()).list();
    }

    private static void bindSeen(
            PreparedBatch batch,
            String version,
            String title,
            String severity,
            Finding finding,
            Verdict.Violated violated) {
        batch.bind("version", version)
                .bind("title", clean(title))
                .bind("severity", severity)
                .bind("name", clean(finding.recordName()))
                .bind("accountable", finding.accountable().map(RecordId::value).orElse(null))
                .bind("missing", violated.missing().toArray(String[]::new))
                .bind("message", clean(violated.message()))
                .bind("evidence", clean(ViolationRow.json(violated.evidence())))
                .bind("amount", finding.amount().orElse(null))
                .bind("asOf", utc(finding.asOf()))
                .bind("silent", finding.silent());
    }

    void update(List<Violation> violations) {
        if (violations.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(
                """
                UPDATE violation SET rule_version = :version, rule_title = :title, severity = :severity, record_name = :name,
                    accountable = :accountable, missing = :missing, message = :message, evidence = cast(:evidence AS jsonb),
                    amount = :amount, seen_at = :seen, as_of = :asOf, silent = :silent
                WHERE id = :id
                """);
        for (Violation v : violations) {
            batch.bind("id", v.id())
                    .bind("version", v.ruleVersion())
                    .bind("title", clean(v.ruleTitle()))
                    .bind("severity", v.severity().name())
                    .bind("name", clean(v.recordName()))
                    .bind("accountable", v.accountable().map(RecordId::value).orElse(null))
                    .bind("missing", v.missing().toArray(String[]::new))
                    .bind("message", clean(v.message()))
                    .bind("evidence", clean(ViolationRow.json(v.evidence())))
                    .bind("amount", v.amount().orElse(null))
                    .bind("seen", utc(v.seenAt()))
                    .bind("asOf", utc(v.asOf()))
                    .bind("silent", v.silent())
                    .add();
        }
        batch.execute();
    }

    void end(List<Violation> ended) {
        if (ended.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(
                """
                UPDATE violation SET state = 'ENDED', end_reason = :reason, ended_at = :at, seen_at = :at, holds_until = NULL,
                    held_by = NULL
                WHERE id = :id
                """);
        for (Violation v : ended) {
            batch.bind("id", v.id())
                    .bind("reason", v.end().orElseThrow().name())
                    .bind("at", utc(v.seenAt()))
                    .add();
        }
        batch.execute();
        holds.ended(ended, ended.get(0).seenAt());
    }

    void blind(Map<Long, Boolean> changes, Instant now) {
        changes.forEach((id, isBlind) -> handle.createUpdate("UPDATE violation SET blind_since = :since WHERE id = :id")
                .bind("since", isBlind ? utc(now) : null)
                .bind("id", id)
                .execute());
    }

    void write(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(
                """
                INSERT INTO violation_history (violation_id, at, what, text, remarks, rule_version, evidence)
                VALUES (:violation, :at, :what, :text, cast(:remarks AS jsonb), :version, cast(:evidence AS jsonb))
                """);
        for (Entry e : entries) {
            batch.bind("violation", e.violation())
                    .bind("at", utc(e.at()))
                    .bind("what", e.what())
                    .bind("text", clean(Remark.english(e.remarks())))
                    .bind("remarks", remarks(e.remarks()))
                    .bind("version", e.ruleVersion())
                    .bind("evidence", clean(ViolationRow.json(e.evidence())))
                    .add();
        }
        batch.execute();
    }

    void audit(RecordingAudit audit) {
        audit.write(handle);
    }

    private static @Nullable String remarks(List<Remark> remarks) {
        String json = KeptRemarks.json(remarks);
        return json == null ? null : clean(json);
    }

    void note(Collection<Long> violations, Instant at, String what, List<Remark> remarks) {
        handle.createUpdate(
                        """
                        INSERT INTO violation_history (violation_id, at, what, text, remarks, rule_version, evidence)
                        SELECT id, :at, :what, :text, cast(:remarks AS jsonb), rule_version, '{}' FROM violation WHERE id = ANY(:ids)
                        """)
                .bind("at", utc(at))
                .bind("what", what)
                .bind("text", clean(Remark.english(remarks)))
                .bind("remarks", remarks(remarks))
                .bind("ids", violations.toArray(Long[]::new))
                .execute();
    }

    void startRules(Set<RuleId> rules, Instant now) {
        handle.createUpdate(
                        """
                        INSERT INTO violation_rule_start (rule, first_check_done)
                        SELECT rule, :now FROM unnest(:rules) AS rule ON CONFLICT DO NOTHING
                        """)
                .bind("now", utc(now))
                .bind("rules", rules.stream().map(RuleId::value).toArray(String[]::new))
                .execute();
    }

    private Set<String> startedRules() {
        return new HashSet<>(handle.createQuery("SELECT rule FROM violation_rule_start")
                .mapTo(String.class)
                .list());
    }

    private Map<Key, Integer> generations(Set<Key> keys) {
        Map<Key, Integer> generations = new HashMap<>();
        handle.createQuery(
                        """
                        SELECT rule, record_id, max(generation) AS generation FROM violation
                        WHERE record_id = ANY(:records) GROUP BY rule, record_id
                        """)
                .bind("records", texts(keys.stream().map(Key::record).collect(Collectors.toSet())))
                .map((row, c) -> Map.entry(
                        new Key(new RuleId(row.getString("rule")), new RecordId(row.getString("record_id"))),
                        row.getInt("generation")))
                .forEach(e -> generations.put(e.getKey(), e.getValue()));
        return generations;
    }

    static String[] texts(Collection<RecordId> ids) {
        List<String> texts = new ArrayList<>(ids.size());
        ids.forEach(id -> texts.add(id.value()));
        return texts.toArray(String[]::new);
    }

    static @Nullable OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    /** PostgreSQL keeps no NUL in text; CRM text may hold one. In JSON it is written as an escape. */
    static String clean(String text) {
        String without = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        return without.contains("\\u0000") ? without.replace("\\u0000", "") : without;
    }
}
