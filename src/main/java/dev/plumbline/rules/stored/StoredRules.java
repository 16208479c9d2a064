package dev.plumbline.rules.stored;

import dev.plumbline.audit.AuditEntry;
import dev.plumbline.audit.AuditLog;
import dev.plumbline.audit.Subject;
import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.StoredRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Tables {@code rule_text} and {@code rule_draft}. */
@ApplicationScoped
public class StoredRules {

    private final Clock clock;

    StoredRules(Clock clock) {
        this.clock = clock;
    }

    /** Changes with every text that is saved, and costs next to nothing to ask for. */
    public static long stamp(Handle handle) {
        return handle.createQuery("SELECT coalesce(max(id), 0) FROM rule_text")
                .mapTo(Long.class)
                .one();
    }

    /** The texts that count, in the order of their names. */
    public static List<StoredRule> current(Handle handle) {
        return handle.createQuery(
                        """
                        SELECT rule, number, yaml FROM (
                            SELECT DISTINCT ON (rule) rule, number, yaml FROM rule_text ORDER BY rule, number DESC) AS newest
                        WHERE yaml IS NOT NULL ORDER BY rule
                        """)
                .map((row, c) ->
                        new StoredRule(new RuleId(row.getString("rule")), row.getInt("number"), row.getString("yaml")))
                .list();
    }

    /** Whether these are texts that count no longer: somebody saved another since, or took the rule out. */
    public static boolean outdated(Handle handle, Map<RuleId, Integer> numbers) {
        if (numbers.isEmpty()) {
            return false;
        }
        Set<Map.Entry<RuleId, Integer>> now = handle.createQuery(
                        """
                        SELECT rule, number FROM (
                            SELECT DISTINCT ON (rule) rule, number, yaml IS NULL AS gone FROM rule_text
                            ORDER BY rule, number DESC) AS newest
                        WHERE NOT gone
                        """)
                .map((row, c) -> Map.entry(new RuleId(row.getString("rule")), row.getInt("number")))
                .collect(Collectors.toSet());
        return !now.containsAll(numbers.entrySet());
    }

    /** Everything that was saved under a name, newest first. */
    public static List<StoredText> history(Handle handle, RuleId rule) {
        return handle.createQuery("SELECT * FROM rule_text WHERE rule = :rule ORDER BY number DESC")
                .bind("rule", rule.value())
                .map((row, c) -> text(row))
                .list();
    }

    /** The newest text of a name, which may say that it was taken out. */
    public static Optional<StoredText> newest(Handle handle, RuleId rule) {
        return handle.createQuery("SELECT * FROM rule_text WHERE rule = :rule ORDER BY number DESC LIMIT 1")
                .bind("rule", rule.value())
                .map((row, c) -> text(row))
                .findOne();
    }

    /**
     * Keeps a text as the newest of its rule; joins the caller's transaction. The same text again changes nothing.
     *
     * @param yaml empty to take the rule out
     * @param base the number of the text that the writer began with; 0 where there was none
     */
    public Saved save(Handle handle, RuleId rule, Optional<String> yaml, int base, Writer writer, String why) {
        // Whoever looks at the stamp must not miss a text that was numbered earlier and committed later.
        handle.execute("SELECT pg_advisory_xact_lock(hashtext('rule-text'))");
        Optional<StoredText> newest = newest(handle, rule);
        Optional<String> before = newest.flatMap(StoredText::yaml);
        int number = newest.map(StoredText::number).orElse(0);
        if (newest.isPresent() && base != number && !(base == 0 && before.isEmpty())) {
            return new Saved.Overtaken(newest.get());
        }
        if (before.equals(yaml)) {
            return new Saved.Kept(number);
        }
        Instant now = clock.instant();
        handle.createUpdate(
                        """
                        INSERT INTO rule_text (rule, number, yaml, who, name, why, at)
                        VALUES (:rule, :number, :yaml, :who, :name, :why, :at)
                        """)
                .bind("rule", rule.value())
                .bind("number", number + 1)
                .bind("yaml", yaml.orElse(null))
                .bind("who", clean(writer.known()))
                .bind("name", clean(writer.actor().name()))
                .bind("why", clean(why))
                .bind("at", now.atOffset(ZoneOffset.UTC))
                .execute();
        AuditLog.append(
                handle,
                new AuditEntry(
                        now,
                        writer.actor(),
                        yaml.isPresent() ? "rule-written" : "rule-taken-out",
                        Subject.SERVICE,
                        why,
                        Map.of("number", "" + (number + 1)),
                        rule.value(),
                        ""));
        return new Saved.Kept(number + 1);
    }

    /** What somebody is writing. @param rule empty for one that has no name in the studio yet */
    public static Optional<Draft> draft(Handle handle, Writer writer, Optional<RuleId> rule) {
        return handle.createQuery("SELECT yaml, base, at FROM rule_draft WHERE login = :login AND rule = :rule")
                .bind("login", writer.login())
                .bind("rule", rule.map(RuleId::value).orElse(""))
                .map((row, c) -> new Draft(
                        row.getString("yaml"),
                        row.getInt("base"),
                        row.getTimestamp("at").toInstant()))
                .findOne();
    }

    public void keepDraft(Handle handle, Writer writer, Optional<RuleId> rule, String yaml, int base) {
        handle.createUpdate(
                        """
                        INSERT INTO rule_draft (login, rule, yaml, base, at) VALUES (:login, :rule, :yaml, :base, :at)
                        ON CONFLICT (login, rule) DO UPDATE SET yaml = excluded.yaml, base = excluded.base, at = excluded.at
                        """)
                .bind("login", writer.login())
                .bind("rule", rule.map(RuleId::value).orElse(""))
                .bind("yaml", clean(yaml))
                .bind("base", base)
                .bind("at", clock.instant().atOffset(ZoneOffset.UTC))
                .execute();
    }

    public static void dropDraft(Handle handle, Writer writer, Optional<RuleId> rule) {
        handle.createUpdate("DELETE FROM rule_draft WHERE login = :login AND rule = :rule")
                .bind("login", writer.login())
                .bind("rule", rule.map(RuleId::value).orElse(""))
                .execute();
    }

    private static StoredText text(ResultSet row) throws SQLException {
        return new StoredText(
                new RuleId(row.getString("rule")),
                row.getInt("number"),
                Optional.ofNullable(row.getString("yaml")),
                row.getString("who"),
                row.getString("name"),
                row.getString("why"),
                row.getTimestamp("at").toInstant());
    }

    /** PostgreSQL keeps no NUL in text. */
    private static String clean(String text) {
        return text.replace("\0", "");
    }
}
