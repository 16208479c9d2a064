package dev.plumbline.lifecycle;

import static dev.plumbline.lifecycle.Columns.maybe;
import static dev.plumbline.lifecycle.Columns.utc;

import dev.plumbline.crm.RecordId;
import dev.plumbline.rules.RuleId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Table {@code rule_notice}: who was told of which rule, in which meaning. */
final class NoticeTable {

    private NoticeTable() {}

    /** @param changed whether they knew the rule before, in another meaning */
    record Row(
            RuleId rule,
            RecordId person,
            String meaning,
            boolean changed,
            Optional<Instant> told,
            Optional<Instant> graceUntil,
            Optional<Instant> acknowledged) {}

    /** Somebody who is to be told of rules that they do not know yet. */
    record Untold(RecordId person, List<RuleId> rules) {}

    /** Notes whom rules concern; who is noted already stays as they are. @param meanings of the rules as they are now */
    static int concern(Handle handle, Map<RuleId, Set<RecordId>> people, Map<RuleId, String> meanings, Instant now) {
        List<String> rules = new ArrayList<>();
        List<String> who = new ArrayList<>();
        List<String> meant = new ArrayList<>();
        people.forEach((rule, all) -> {
            String meaning = meanings.get(rule);
            if (meaning != null) {
                all.forEach(person -> {
                    rules.add(rule.value());
                    who.add(person.value());
                    meant.add(meaning);
                });
            }
        });
        return handle.createUpdate(
                        """
                        INSERT INTO rule_notice (rule, person, meaning, changed, noted_at)
                        SELECT c.rule, c.person, c.meaning,
                            EXISTS (SELECT 1 FROM rule_notice o WHERE o.rule = c.rule AND o.person = c.person
                                AND (o.told_at IS NOT NULL OR o.acknowledged_at IS NOT NULL)), :now
                        FROM unnest(:rules, :people, :meanings) AS c(rule, person, meaning)
                        WHERE NOT EXISTS (SELECT 1 FROM rule_notice o
                            WHERE o.rule = c.rule AND o.person = c.person AND o.meaning = c.meaning)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("rules", rules.toArray(String[]::new))
                .bind("people", who.toArray(String[]::new))
                .bind("meanings", meant.toArray(String[]::new))
                .bind("now", utc(now))
                .execute();
    }

    /** @param lost notices put before then and never handed over are put again */
    static List<Untold> untold(Handle handle, Map<RuleId, String> meanings, Instant lost) {
        return current(
                        handle.createQuery(
                                """
                                SELECT n.person, array_agg(n.rule ORDER BY n.rule) AS rules FROM rule_notice n
                                JOIN unnest(:rules, :meanings) AS c(rule, meaning) ON c.rule = n.rule AND c.meaning = n.meaning
                                WHERE n.told_at IS NULL AND n.acknowledged_at IS NULL AND (n.put_at IS NULL OR n.put_at < :lost)
                                GROUP BY n.person ORDER BY n.person
                                """),
                        meanings)
                .bind("lost", utc(lost))
                .map((row, c) -> new Untold(new RecordId(row.getString("person")), rules(row)))
                .list();
    }

    static void put(
            Handle handle,
            RecordId person,
            Collection<RuleId> rules,
            Map<RuleId, String> meanings,
            String key,
            Instant now) {
        handle.createUpdate(
                        """
                        UPDATE rule_notice n SET notice_key = :key, put_at = :now
                        FROM unnest(:rules, :meanings) AS c(rule, meaning)
                        WHERE n.rule = c.rule AND n.meaning = c.meaning AND n.person = :person
                          AND n.told_at IS NULL AND n.acknowledged_at IS NULL
                        """)
                .bind("key", key)
                .bind("now", utc(now))
                .bind("person", person.value())
                .bind("rules", rules.stream().map(RuleId::value).toArray(String[]::new))
                .bind("meanings", rules.stream().map(meanings::get).toArray(String[]::new))
                .execute();
    }

    /** What a notice is still to say. */
    static List<Row> saidBy(Handle handle, String key) {
        return handle.createQuery(
                        """
                        SELECT * FROM rule_notice
                        WHERE notice_key = :key AND told_at IS NULL AND acknowledged_at IS NULL ORDER BY rule
                        """)
                .bind("key", key)
                .map((row, c) -> row(row))
                .list();
    }

    static void told(Handle handle, String key, Map<RuleId, String> meanings, Instant at, Instant graceUntil) {
        handle.createUpdate(
                        """
                        UPDATE rule_notice n SET told_at = :at, grace_until = :grace
                        FROM unnest(:rules, :meanings) AS c(rule, meaning)
                        WHERE n.rule = c.rule AND n.meaning = c.meaning AND n.notice_key = :key AND n.told_at IS NULL
                        """)
                .bind("at", utc(at))
                .bind("grace", utc(graceUntil))
                .bind("key", key)
                .bind("rules", meanings.keySet().stream().map(RuleId::value).toArray(String[]::new))
                .bind("meanings", meanings.keySet().stream().map(meanings::get).toArray(String[]::new))
                .execute();
    }

    /** @return the rules that were not acknowledged before */
    static List<RuleId> acknowledge(Handle handle, RecordId person, Map<RuleId, String> meanings, Instant now) {
        return current(
                        handle.createQuery(
                                """
                                INSERT INTO rule_notice AS n (rule, person, meaning, changed, noted_at, acknowledged_at)
                                SELECT c.rule, :person, c.meaning, false, :now, :now
                                FROM unnest(:rules, :meanings) AS c(rule, meaning)
                                ON CONFLICT (rule, person, meaning) DO UPDATE SET acknowledged_at = excluded.acknowledged_at
                                WHERE n.acknowledged_at IS NULL
                                RETURNING n.rule
                                """),
                        meanings)
                .bind("person", person.value())
                .bind("now", utc(now))
                .map((row, c) -> new RuleId(row.getString("rule")))
                .list();
    }

    /** All that a person was ever to be told. */
    static List<Row> of(Handle handle, RecordId person) {
        return of(handle, List.of(person)).getOrDefault(person, List.of());
    }

    /** All that each of these people was ever to be told. */
    static Map<RecordId, List<Row>> of(Handle handle, Collection<RecordId> people) {
        return handle
                .createQuery("SELECT * FROM rule_notice WHERE person = ANY (:people) ORDER BY rule, noted_at")
                .bind("people", people.stream().map(RecordId::value).toArray(String[]::new))
                .map((row, c) -> row(row))
                .stream()
                .collect(Collectors.groupingBy(Row::person));
    }

    private static org.jdbi.v3.core.statement.Query current(
            org.jdbi.v3.core.statement.Query query, Map<RuleId, String> meanings) {
        return query.bind("rules", meanings.keySet().stream().map(RuleId::value).toArray(String[]::new))
                .bind("meanings", meanings.keySet().stream().map(meanings::get).toArray(String[]::new));
    }

    private static List<RuleId> rules(ResultSet row) throws SQLException {
        List<RuleId> rules = new ArrayList<>();
        for (String rule : (String[]) row.getArray("rules").getArray()) {
            rules.add(new RuleId(rule));
        }
        return rules;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new RuleId(row.getString("rule")),
                new RecordId(row.getString("person")),
                row.getString("meaning"),
                row.getBoolean("changed"),
                maybe(row, "told_at"),
                maybe(row, "grace_until"),
                maybe(row, "acknowledged_at"));
    }
}
