package dev.plumbline.lifecycle;

import static dev.plumbline.lifecycle.Columns.instant;
import static dev.plumbline.lifecycle.Columns.utc;

import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleId;
import dev.plumbline.violations.RuleCounts;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Tables {@code rule_guard} and {@code rule_approval}. */
final class GuardTable {

    private GuardTable() {}

    /** What the guard decides about: another text, or another first day, is another question. */
    static String guarded(Rule rule) {
        return rule.version() + (rule.from() == null ? "" : " from " + rule.from());
    }

    /** What is released, by rule and what was guarded of it. */
    static Map<RuleId, List<String>> released(Handle handle) {
        return guarded(handle, "released");
    }

    static Map<RuleId, List<String>> guarded(Handle handle, String state) {
        Map<RuleId, List<String>> guarded = new HashMap<>();
        handle.createQuery(
                        "SELECT rule, array_agg(guarded) AS guarded FROM rule_guard WHERE state = :state GROUP BY rule")
                .bind("state", state)
                .map((row, c) -> Map.entry(new RuleId(row.getString("rule")), List.of((String[])
                        row.getArray("guarded").getArray())))
                .forEach(e -> guarded.put(e.getKey(), e.getValue()));
        return guarded;
    }

    static void decide(Handle handle, Rule rule, boolean held, RuleCounts.Unheard count, long allowed, Instant at) {
        handle.createUpdate(
                        """
                        INSERT INTO rule_guard (rule, guarded, state, notices, people, allowed, decided_at)
                        VALUES (:rule, :guarded, :state, :notices, :people, :allowed, :at)
                        ON CONFLICT (rule, guarded) DO UPDATE SET state = excluded.state, notices = excluded.notices,
                            people = excluded.people, allowed = excluded.allowed,
                            decided_at = CASE WHEN rule_guard.state = excluded.state THEN rule_guard.decided_at
                                         ELSE excluded.decided_at END
                        """)
                .bind("rule", rule.id().value())
                .bind("guarded", guarded(rule))
                .bind("state", held ? "held" : "released")
                .bind("notices", count.violations())
                .bind("people", count.people())
                .bind("allowed", allowed)
                .bind("at", utc(at))
                .execute();
    }

    /** Lets go of what was decided of rules that are live no more: when they come back, they are looked at anew. */
    static void keepOnly(Handle handle, Collection<RuleId> rules) {
        String[] names = rules.stream().map(RuleId::value).toArray(String[]::new);
        handle.createUpdate("DELETE FROM rule_guard WHERE rule <> ALL(:rules)")
                .bind("rules", names)
                .execute();
        handle.createUpdate("DELETE FROM rule_approval WHERE rule <> ALL(:rules)")
                .bind("rules", names)
                .execute();
    }

    /** Two approvals come one after the other. */
    static void lock(Handle handle, Rule rule) {
        handle.createQuery("SELECT rule FROM rule_guard WHERE rule = :rule AND guarded = :guarded FOR UPDATE")
                .bind("rule", rule.id().value())
                .bind("guarded", guarded(rule))
                .mapTo(String.class)
                .findOne();
    }

    static Optional<Hold> hold(Handle handle, Rule rule) {
        return handle.createQuery(
                        "SELECT * FROM rule_guard WHERE rule = :rule AND guarded = :guarded AND state = 'held'")
                .bind("rule", rule.id().value())
                .bind("guarded", guarded(rule))
                .map((row, c) -> new Hold(
                        rule.id(),
                        row.getLong("notices"),
                        row.getInt("people"),
                        row.getLong("allowed"),
                        instant(row, "decided_at"),
                        approvals(handle, rule)))
                .findOne();
    }

    static List<Hold.Given> approvals(Handle handle, Rule rule) {
        return handle.createQuery(
                        "SELECT * FROM rule_approval WHERE rule = :rule AND guarded = :guarded ORDER BY at, who")
                .bind("rule", rule.id().value())
                .bind("guarded", guarded(rule))
                .map((row, c) -> new Hold.Given(row.getString("name"), row.getString("reason"), instant(row, "at")))
                .list();
    }

    /** @return how many different people approved, this one included */
    static int approve(Handle handle, Rule rule, Approver who, String reason, Instant at) {
        handle.createUpdate(
                        """
                        INSERT INTO rule_approval (rule, guarded, who, name, reason, at)
                        VALUES (:rule, :guarded, :who, :name, :reason, :at) ON CONFLICT DO NOTHING
                        """)
                .bind("rule", rule.id().value())
                .bind("guarded", guarded(rule))
                .bind("who", who.username().orElse(who.login()).toLowerCase(java.util.Locale.ROOT))
                .bind("name", who.name())
                .bind("reason", reason)
                .bind("at", utc(at))
                .execute();
        return approvals(handle, rule).size();
    }
}
