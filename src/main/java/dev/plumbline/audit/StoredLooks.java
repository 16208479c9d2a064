package dev.plumbline.audit;

import dev.plumbline.crm.RecordId;
import dev.plumbline.sight.Sighted;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** {@link Looks} in the table {@code audit_look}. */
@ApplicationScoped
class StoredLooks implements Looks {

    private final Jdbi jdbi;
    private final Clock clock;

    StoredLooks(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public void record(Actor.Person viewer, RecordId person) {
        if (viewer.id().equals(person.value())) {
            return;
        }
        jdbi.useTransaction(handle -> {
            if (count(handle, viewer, person) == 1) {
                AuditLog.append(handle, entry(viewer, person));
            }
        });
    }

    private int count(Handle handle, Actor.Person viewer, RecordId person) {
        return handle.createQuery(
                        """
                        INSERT INTO audit_look AS l (person, by_whom, by_name, day) VALUES (:person, :by, :name, :day)
                        ON CONFLICT (person, day, by_whom) DO UPDATE SET times = l.times + 1, by_name = excluded.by_name
                        RETURNING times
                        """)
                .bind("person", person.value())
                .bind("by", viewer.id())
                .bind("name", viewer.name())
                .bind("day", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                .mapTo(Integer.class)
                .one();
    }

    private AuditEntry entry(Actor.Person viewer, RecordId person) {
        return AuditEntry.of(
                clock.instant(),
                viewer,
                "person-viewed",
                Subject.person(person),
                "Opened what is known about a person; further looks of the day are counted, not listed.",
                Map.of());
    }

    @Override
    public List<Look> at(RecordId person) {
        return Sighted.read(jdbi, handle -> handle.createQuery(
                        """
                        SELECT by_whom, by_name, day, times FROM audit_look WHERE person = :person
                        ORDER BY day DESC, by_name, by_whom LIMIT 200
                        """)
                .bind("person", person.value())
                .map((row, context) -> new Look(
                        row.getString("by_whom"),
                        row.getString("by_name"),
                        row.getObject("day", LocalDate.class),
                        row.getInt("times")))
                .list());
    }
}
