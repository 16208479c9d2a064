package dev.plumbline.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.crm.RecordId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Takes entries in, in the transaction of the fact that they are about. There is no way to change or to take out one. */
public final class AuditLog {

    /** Entries of one statement, so that a large sweep needs no large memory. */
    private static final int SET = 5_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private AuditLog() {}

    public static void append(Handle handle, AuditEntry entry) {
        append(handle, List.of(entry));
    }

    /** In this order, whole sets at a time. */
    public static void append(Handle handle, List<AuditEntry> entries) {
        for (int from = 0; from < entries.size(); from += SET) {
            insert(handle, entries.subList(from, Math.min(entries.size(), from + SET)));
        }
    }

    /** The facts of the last edition of the rules that came into force, as far as this transaction sees; empty when there is none. */
    public static Map<String, String> lastEdition(Handle handle) {
        return handle.createQuery("SELECT " + AuditRow.COLUMNS
                        + " FROM audit_entry e WHERE what = 'edition-in-force' ORDER BY e.id DESC LIMIT 1")
                .map((row, context) -> AuditRow.entry(row).facts())
                .findOne()
                .orElse(Map.of());
    }

    private static void insert(Handle handle, List<AuditEntry> entries) {
        handle.createUpdate(
                        """
                        INSERT INTO audit_entry (at, what, actor_kind, actor, actor_name, violation_id, notice_key, record_id, about,
                            rule, rule_version, text, facts)
                        SELECT CAST(at AS timestamptz), what, kind, actor, name, CAST(violation AS bigint), notice, record,
                            CAST(about AS bigint[]), rule, version, text, CAST(facts AS jsonb)
                        FROM unnest(:at, :what, :kind, :actor, :name, :violation, :notice, :record, :about, :rule, :version, :text, :facts)
                            WITH ORDINALITY AS e(at, what, kind, actor, name, violation, notice, record, about, rule, version, text, facts, nr)
                        ORDER BY nr
                        """)
                .bind("at", texts(entries, e -> e.at().toString()))
                .bind("what", texts(entries, AuditEntry::what))
                .bind("kind", texts(entries, e -> e.actor().kind()))
                .bind("actor", texts(entries, e -> clean(e.actor().id())))
                .bind("name", texts(entries, e -> clean(e.actor().name())))
                .bind(
                        "violation",
                        texts(entries, e -> orNull(e.subject().violation().map(id -> Long.toString(id)))))
                .bind("notice", texts(entries, e -> orNull(e.subject().notice().map(AuditLog::clean))))
                .bind("record", texts(entries, e -> orNull(e.subject().record().map(RecordId::value))))
                .bind("about", texts(entries, AuditLog::about))
                .bind("rule", texts(entries, AuditEntry::rule))
                .bind("version", texts(entries, AuditEntry::ruleVersion))
                .bind("text", texts(entries, e -> clean(e.text())))
                .bind("facts", texts(entries, e -> json(e.facts())))
                .execute();
    }

    private static String[] texts(List<AuditEntry> entries, Function<AuditEntry, @Nullable String> part) {
        String[] texts = new String[entries.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = part.apply(entries.get(i));
        }
        return texts;
    }

    private static @Nullable String orNull(Optional<String> text) {
        return text.orElse(null);
    }

    private static @Nullable String about(AuditEntry entry) {
        List<Long> ids = entry.subject().about();
        return ids.isEmpty() ? null : ids.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    /** PostgreSQL keeps no NUL in text, and in JSON no escape for it. */
    private static String clean(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    }

    private static String json(Map<String, String> facts) {
        try {
            boolean dirty = facts.entrySet().stream()
                    .anyMatch(f -> f.getKey().indexOf('\0') >= 0 || f.getValue().indexOf('\0') >= 0);
            return JSON.writeValueAsString(
                    dirty
                            ? facts.entrySet().stream()
                                    .collect(Collectors.toMap(
                                            f -> clean(f.getKey()), f -> clean(f.getValue()), (one, other) -> one))
                            : facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
