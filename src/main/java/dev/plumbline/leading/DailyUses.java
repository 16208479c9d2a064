package dev.plumbline.leading;

import dev.plumbline.crm.RecordId;
import dev.plumbline.sight.Sighted;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Table {@code lead_use}. */
@ApplicationScoped
class DailyUses implements Uses {

    private final Jdbi jdbi;

    DailyUses(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void note(RecordId person, LocalDate day, Use use) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO lead_use (person, day, kind) VALUES (:person, :day, :kind)
                        ON CONFLICT (person, day, kind) DO UPDATE SET times = lead_use.times + 1
                        """)
                .bind("person", person.value())
                .bind("day", day)
                .bind("kind", use.name())
                .execute());
    }

    @Override
    public List<Day> since(Collection<RecordId> people, LocalDate first) {
        return Sighted.read(jdbi, handle -> handle.createQuery(
                        """
                        SELECT person, day, kind, times FROM lead_use
                        WHERE person = ANY(:people) AND day >= :first ORDER BY day, person, kind
                        """)
                .bind("people", people.stream().map(RecordId::value).toArray(String[]::new))
                .bind("first", first)
                .map((row, context) -> new Day(
                        RecordId.of(row.getString("person")),
                        row.getObject("day", LocalDate.class),
                        Use.valueOf(row.getString("kind")),
                        row.getInt("times")))
                .list());
    }

    @Override
    public Optional<LocalDate> first() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT min(day) FROM lead_use")
                .mapTo(LocalDate.class)
                .findOne());
    }

    /** @return how many rows went */
    int forget(LocalDate before) {
        return jdbi.withHandle(handle -> handle.createUpdate("DELETE FROM lead_use WHERE day < :before")
                .bind("before", before)
                .execute());
    }
}
