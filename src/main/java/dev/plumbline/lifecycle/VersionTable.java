package dev.plumbline.lifecycle;

import static dev.plumbline.lifecycle.Columns.instant;
import static dev.plumbline.lifecycle.Columns.maybe;
import static dev.plumbline.lifecycle.Columns.utc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.RuleDefinition;
import dev.plumbline.rules.RuleId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Table {@code rule_version}. */
final class VersionTable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private VersionTable() {}

    /** Keeps what is new about an edition; the same edition again changes nothing. A rule that cannot run has not been withdrawn. */
    static int inForce(Handle handle, RuleBook book, Instant now) {
        // Two processes that take in the same edition must not both number its versions.
        handle.execute("SELECT pg_advisory_xact_lock(hashtext('rule-versions'))");
        Map<String, String> current = new HashMap<>();
        handle.createQuery("SELECT rule, fingerprint FROM rule_version WHERE until IS NULL")
                .map((row, c) -> Map.entry(row.getString("rule"), row.getString("fingerprint")))
                .forEach(e -> current.put(e.getKey(), e.getValue()));
        Set<String> gone = new HashSet<>(current.keySet());
        book.refused().forEach(r -> gone.remove(r.name()));
        int news = 0;
        for (Rule rule : book.rules()) {
            RuleDefinition definition = RuleDefinition.of(rule);
            gone.remove(rule.id().value());
            if (!definition.fingerprint().equals(current.get(rule.id().value()))) {
                close(handle, Set.of(rule.id().value()), now);
                insert(handle, rule, definition, now);
                news++;
            }
        }
        close(handle, gone, now);
        return news;
    }

    private static void close(Handle handle, Set<String> rules, Instant now) {
        if (!rules.isEmpty()) {
            handle.createUpdate("UPDATE rule_version SET until = :now WHERE until IS NULL AND rule = ANY(:rules)")
                    .bind("now", utc(now))
                    .bind("rules", rules.toArray(String[]::new))
                    .execute();
        }
    }

    private static void insert(Handle handle, Rule rule, RuleDefinition definition, Instant now) {
        handle.createUpdate(
                        """
                        INSERT INTO rule_version (rule, number, fingerprint, version, meaning, state, definition, file, in_force_at)
                        SELECT :rule, coalesce(max(number), 0) + 1, :fingerprint, :version, :meaning, :state,
                            CAST(:definition AS json), :file, :now
                        FROM rule_version WHERE rule = :rule
                        """)
                .bind("rule", rule.id().value())
                .bind("fingerprint", definition.fingerprint())
                .bind("version", rule.version())
                .bind("meaning", definition.meaning())
                .bind("state", rule.state().key())
                .bind("definition", Columns.clean(json(definition.keys())))
                .bind("file", rule.file() + ":" + rule.line())
                .bind("now", utc(now))
                .execute();
    }

    /** Newest first. */
    static List<RuleVersion> of(Handle handle, RuleId rule) {
        List<RuleVersion> oldestFirst = new ArrayList<>();
        handle.createQuery("SELECT * FROM rule_version WHERE rule = :rule ORDER BY number")
                .bind("rule", rule.value())
                .map((row, c) -> row(row, rule, last(oldestFirst)))
                .forEach(oldestFirst::add);
        java.util.Collections.reverse(oldestFirst);
        return oldestFirst;
    }

    /** Since when each rule has meant what it means now, by rule; the text may have changed meanwhile. */
    static Map<RuleId, Instant> meantSince(Handle handle) {
        Map<RuleId, Instant> since = new HashMap<>();
        handle.createQuery(
                        """
                        SELECT v.rule, min(v.in_force_at) AS since FROM rule_version v
                        JOIN rule_version now ON now.rule = v.rule AND now.until IS NULL AND now.meaning = v.meaning
                        WHERE NOT EXISTS (SELECT 1 FROM rule_version o WHERE o.rule = v.rule
                            AND o.number > v.number AND o.meaning <> now.meaning)
                        GROUP BY v.rule
                        """)
                .map((row, c) -> Map.entry(new RuleId(row.getString("rule")), instant(row, "since")))
                .forEach(e -> since.put(e.getKey(), e.getValue()));
        return since;
    }

    private static Optional<RuleVersion> last(List<RuleVersion> versions) {
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
    }

    private static RuleVersion row(ResultSet row, RuleId rule, Optional<RuleVersion> before) throws SQLException {
        RuleDefinition definition = new RuleDefinition(keys(row.getString("definition")), row.getString("version"));
        return new RuleVersion(
                rule,
                row.getInt("number"),
                definition,
                row.getString("state"),
                definition.keys().getOrDefault("author", ""),
                row.getString("file"),
                instant(row, "in_force_at"),
                maybe(row, "until"),
                before.map(b -> definition.since(b.definition())).orElse(List.of()));
    }

    private static String json(Map<String, String> keys) {
        try {
            return JSON.writeValueAsString(keys).replace("\\u0000", "");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> keys(String json) {
        try {
            return JSON.readValue(json, new TypeReference<LinkedHashMap<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a version of a rule is not the JSON that was written", e);
        }
    }
}
