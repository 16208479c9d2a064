package dev.plumbline.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.crm.RecordId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of {@code audit_entry}, read. */
final class AuditRow {

    /** Of a table called e. */
    static final String COLUMNS =
            """
            e.id, e.at, e.what, e.actor_kind, e.actor, e.actor_name, e.violation_id, e.notice_key, e.record_id, e.about,
            e.rule, e.rule_version, e.text, CAST(e.facts AS text) AS facts""";

    private static final ObjectMapper JSON = new ObjectMapper();

    private AuditRow() {}

    static AuditEntry entry(ResultSet row) throws SQLException {
        long violation = row.getLong("violation_id");
        boolean noViolation = row.wasNull();
        Subject subject = new Subject(
                noViolation ? Optional.empty() : Optional.of(violation),
                Optional.ofNullable(row.getString("notice_key")),
                Optional.ofNullable(row.getString("record_id")).map(RecordId::new),
                about(row.getArray("about")));
        return new AuditEntry(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Actor.of(row.getString("actor_kind"), row.getString("actor"), row.getString("actor_name")),
                row.getString("what"),
                subject,
                row.getString("text"),
                facts(row.getString("facts")),
                row.getString("rule"),
                row.getString("rule_version"));
    }

    private static List<Long> about(@Nullable Array ids) throws SQLException {
        return ids == null ? List.of() : List.of((Long[]) ids.getArray());
    }

    private static Map<String, String> facts(String json) {
        try {
            return JSON.readValue(json, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the facts of an audit entry are not the JSON that was written", e);
        }
    }
}
