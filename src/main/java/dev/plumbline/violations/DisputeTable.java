package dev.plumbline.violations;

import dev.plumbline.audit.Actor;
import dev.plumbline.crm.RecordId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Tables {@code violation_dispute} and {@code violation_ruling}. */
final class DisputeTable {

    /** One that waits for an answer. */
    record Owed(long id, long violation, String byId, String byName) {}

    private final Handle handle;

    DisputeTable(Handle handle) {
        this.handle = handle;
    }

    boolean answeredBefore(long violation, String ruleVersion) {
        return handle.createQuery(
                                "SELECT count(*) FROM violation_dispute WHERE violation_id = :id AND rule_version = :version")
                        .bind("id", violation)
                        .bind("version", ruleVersion)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    void add(Violation violation, Actor.Person who, String text, Instant now, Instant answerBy) {
        handle.createUpdate(
                        """
                        INSERT INTO violation_dispute (violation_id, rule, rule_version, by_id, by_name, text, at, answer_by)
                        VALUES (:id, :rule, :version, :by, :name, :text, :now, :answerBy)
                        """)
                .bind("id", violation.id())
                .bind("rule", violation.rule().value())
                .bind("version", violation.ruleVersion())
                .bind("by", who.id())
                .bind("name", who.name())
                .bind("text", LedgerTables.clean(text.strip()))
                .bind("now", LedgerTables.utc(now))
                .bind("answerBy", LedgerTables.utc(answerBy))
                .execute();
    }

    Optional<Owed> owed(long dispute) {
        return handle.createQuery(
                        "SELECT id, violation_id, by_id, by_name FROM violation_dispute WHERE id = :id AND answer IS NULL")
                .bind("id", dispute)
                .map((row, c) -> new Owed(
                        row.getLong("id"),
                        row.getLong("violation_id"),
                        row.getString("by_id"),
                        row.getString("by_name")))
                .findOne();
    }

    void answer(long dispute, boolean upheld, Actor.Person who, String text, Instant now) {
        handle.createUpdate(
                        """
                        UPDATE violation_dispute SET answer = :answer, answered_at = :now, answerer = :who, answerer_name = :name,
                            answer_text = :text
                        WHERE id = :id
                        """)
                .bind("answer", upheld ? "UPHELD" : "REJECTED")
                .bind("now", LedgerTables.utc(now))
                .bind("who", who.id())
                .bind("name", who.name())
                .bind("text", LedgerTables.clean(text.strip()))
                .bind("id", dispute)
                .execute();
    }

    /** The state in which the violation was last seen is not held against the record for that time. */
    void rule(long dispute, Violation violation, Instant now, Instant until) {
        handle.createUpdate(
                        """
                        UPDATE violation_ruling SET over_at = :now WHERE rule = :rule AND record_id = :record AND over_at IS NULL
                        """)
                .bind("now", LedgerTables.utc(now))
                .bind("rule", violation.rule().value())
                .bind("record", violation.record().value())
                .execute();
        handle.createUpdate(
                        """
                        INSERT INTO violation_ruling (violation_id, dispute_id, rule, record_id, missing, evidence, at, until)
                        SELECT id, :dispute, rule, record_id, missing, evidence, :now, :until FROM violation WHERE id = :id
                        """)
                .bind("dispute", dispute)
                .bind("now", LedgerTables.utc(now))
                .bind("until", LedgerTables.utc(until))
                .bind("id", violation.id())
                .execute();
    }

    List<RecordId> rulingsOver(Instant now, int most) {
        return handle.createQuery(
                        """
                        SELECT DISTINCT record_id FROM violation_ruling WHERE over_at IS NULL AND until <= :now
                        ORDER BY record_id LIMIT :most
                        """)
                .bind("now", LedgerTables.utc(now))
                .bind("most", most)
                .mapTo(String.class)
                .map(RecordId::new)
                .list();
    }

    void close(List<RecordId> records, Instant now) {
        handle.createUpdate(
                        """
                        UPDATE violation_ruling SET over_at = :now
                        WHERE record_id = ANY(:records) AND over_at IS NULL AND until <= :now
                        """)
                .bind("now", LedgerTables.utc(now))
                .bind("records", LedgerTables.texts(records))
                .execute();
    }
}
