package dev.plumbline.violations;

import dev.plumbline.audit.Actor;
import dev.plumbline.crm.RecordId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Table {@code violation_snooze}. */
final class SnoozeTable {

    private final Handle handle;

    SnoozeTable(Handle handle) {
        this.handle = handle;
    }

    int countOf(long violation) {
        return handle.createQuery("SELECT count(*) FROM violation_snooze WHERE violation_id = :id")
                .bind("id", violation)
                .mapTo(Integer.class)
                .one();
    }

    void add(Violation violation, Actor.Person who, Obstacle obstacle, String text, Instant now, Instant until) {
        handle.createUpdate(
                        """
                        INSERT INTO violation_snooze (violation_id, accountable, by_id, by_name, reason, obstacle, text, at, until)
                        VALUES (:id, :accountable, :by, :name, :reason, :obstacle, :text, :now, :until)
                        """)
                .bind("id", violation.id())
                .bind(
                        "accountable",
                        violation.accountable().map(RecordId::value).orElse(""))
                .bind("by", who.id())
                .bind("name", who.name())
                .bind("reason", obstacle.key())
                .bind("obstacle", obstacle.text())
                .bind("text", LedgerTables.clean(text.strip()))
                .bind("now", LedgerTables.utc(now))
                .bind("until", LedgerTables.utc(until))
                .execute();
    }

    void over(long violation, Instant now) {
        handle.createUpdate("UPDATE violation_snooze SET over_at = :now WHERE violation_id = :id AND over_at IS NULL")
                .bind("now", LedgerTables.utc(now))
                .bind("id", violation)
                .execute();
    }
}
