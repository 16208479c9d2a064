package dev.plumbline.violations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.crm.RecordId;
import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.Severity;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Table {@code violation}: one row per generation, for ever. */
final class ViolationRow implements RowMapper<Violation> {

    static final String COLUMNS =
            """
            id, rule, rule_version, rule_title, severity, record_id, object, record_name, accountable, missing, message,
            evidence, amount, state, end_reason, opened_at, ended_at, seen_at, as_of, generation, backlog, silent
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Violation map(ResultSet row, StatementContext context) throws SQLException {
        return new Violation(
                row.getLong("id"),
                new RuleId(row.getString("rule")),
                row.getString("rule_version"),
                row.getString("rule_title"),
                Severity.valueOf(row.getString("severity")),
                new RecordId(row.getString("record_id")),
                row.getString("object"),
                row.getString("record_name"),
                Optional.ofNullable(row.getString("accountable")).map(RecordId::new),
                List.of((String[]) row.getArray("missing").getArray()),
                row.getString("message"),
                evidence(row.getString("evidence")),
                Optional.<BigDecimal>ofNullable(row.getBigDecimal("amount")),
                ViolationState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("end_reason")).map(EndReason::valueOf),
                instant(row, "opened_at"),
                Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant),
                instant(row, "seen_at"),
                instant(row, "as_of"),
                row.getInt("generation"),
                row.getBoolean("backlog"),
                row.getBoolean("silent"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    static Map<String, String> evidence(@Nullable String json) {
        try {
            return json == null ? Map.of() : JSON.readValue(json, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the evidence of a violation is not the JSON that was written", e);
        }
    }

    static String json(Map<String, String> evidence) {
        try {
            return JSON.writeValueAsString(evidence);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
