package dev.plumbline.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** {@link Audits} by SQL; each part of a union finds its rows by an index. */
@ApplicationScoped
class AuditReader implements Audits {

    private static final int LONGEST_PAGE = 201;

    private static final String OF_VIOLATION =
            """
            SELECT id FROM audit_entry WHERE violation_id = :key
            UNION SELECT id FROM audit_entry WHERE about @> ARRAY[:key]
            UNION SELECT n.id FROM audit_entry n
                JOIN (SELECT DISTINCT notice_key FROM audit_entry WHERE about @> ARRAY[:key]) s ON s.notice_key = n.notice_key
            """;

    private static final String OF_NOTICE =
            """
            SELECT id FROM audit_entry WHERE notice_key = :key
            UNION SELECT v.id FROM audit_entry v
                JOIN (SELECT DISTINCT unnest(about) AS violation FROM audit_entry WHERE notice_key = :key) s
                    ON s.violation = v.violation_id
            """;

    private final Jdbi jdbi;

    AuditReader(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<Audited> of(long violation, Optional<Long> after, int limit) {
        return read(OF_VIOLATION, violation, after, limit);
    }

    @Override
    public List<Audited> of(String notice, Optional<Long> after, int limit) {
        return read(OF_NOTICE, notice, after, limit);
    }

    private List<Audited> read(String ids, Object key, Optional<Long> after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT s.position, " + AuditRow.COLUMNS
                        + " FROM audit_entry e LEFT JOIN audit_seal s ON s.entry_id = e.id WHERE e.id IN (" + ids
                        + ") AND e.id > :after ORDER BY e.id LIMIT :limit")
                .bind("key", key)
                .bind("after", after.orElse(0L))
                .bind("limit", Math.min(Math.max(limit, 1), LONGEST_PAGE))
                .map((row, context) -> {
                    long position = row.getLong("position");
                    boolean unsealed = row.wasNull();
                    return new Audited(
                            row.getLong("id"),
                            AuditRow.entry(row),
                            unsealed ? Optional.empty() : Optional.of(position));
                })
                .list());
    }
}
