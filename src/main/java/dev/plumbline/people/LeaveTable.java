package dev.plumbline.people;

import dev.plumbline.crm.RecordId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Table {@code person_leave}. */
final class LeaveTable {

    private LeaveTable() {}

    /** Earliest first. */
    static List<LeaveEntry> of(Handle handle, RecordId person) {
        return handle.createQuery(
                        """
                        SELECT * FROM person_leave WHERE person = :person
                        ORDER BY coalesce(first_day::timestamptz, from_at), id""")
                .bind("person", person.value())
                .map((row, context) -> entry(row))
                .list();
    }

    /** Of everybody, as far as it ends after a moment or shortly before. */
    static List<LeaveEntry> since(Handle handle, Instant from) {
        return handle.createQuery("SELECT * FROM person_leave WHERE last_day >= :day OR until_at > :from")
                .bind("from", utc(from))
                .bind("day", LocalDate.ofInstant(from, ZoneOffset.UTC).minusDays(1))
                .map((row, context) -> entry(row))
                .list();
    }

    /** Takes out the whole days that touch a span. */
    static List<LeaveSpan.Days> takeTouching(Handle handle, RecordId person, LeaveSpan.Days days) {
        return handle.createQuery(
                        """
                        DELETE FROM person_leave
                        WHERE person = :person AND first_day <= :last + 1 AND last_day >= :first - 1
                        RETURNING first_day, last_day""")
                .bind("person", person.value())
                .bind("first", days.first())
                .bind("last", days.last())
                .map((row, context) -> new LeaveSpan.Days(
                        row.getObject("first_day", LocalDate.class), row.getObject("last_day", LocalDate.class)))
                .list();
    }

    static LeaveEntry insert(Handle handle, RecordId person, LeaveSpan span, String by, Instant at) {
        Optional<LeaveSpan.Days> days = span instanceof LeaveSpan.Days d ? Optional.of(d) : Optional.empty();
        Optional<LeaveSpan.Times> times = span instanceof LeaveSpan.Times t ? Optional.of(t) : Optional.empty();
        return handle.createQuery(
                        """
                        INSERT INTO person_leave (person, first_day, last_day, from_at, until_at, entered_by, entered_at)
                        VALUES (:person, :first, :last, CAST(:from AS timestamptz), CAST(:until AS timestamptz), :by, :at)
                        RETURNING *""")
                .bind("person", person.value())
                .bindByType("first", days.map(LeaveSpan.Days::first).orElse(null), LocalDate.class)
                .bindByType("last", days.map(LeaveSpan.Days::last).orElse(null), LocalDate.class)
                .bindByType("from", times.map(t -> utc(t.from())).orElse(null), OffsetDateTime.class)
                .bindByType("until", times.map(t -> utc(t.until())).orElse(null), OffsetDateTime.class)
                .bind("by", by)
                .bind("at", utc(at))
                .map((row, context) -> entry(row))
                .one();
    }

    static Optional<LeaveEntry> delete(Handle handle, RecordId person, long id) {
        return handle.createQuery("DELETE FROM person_leave WHERE id = :id AND person = :person RETURNING *")
                .bind("id", id)
                .bind("person", person.value())
                .map((row, context) -> entry(row))
                .findOne();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static LeaveEntry entry(ResultSet row) throws SQLException {
        LocalDate first = row.getObject("first_day", LocalDate.class);
        LeaveSpan span = first == null
                ? new LeaveSpan.Times(instant(row, "from_at"), instant(row, "until_at"))
                : new LeaveSpan.Days(first, row.getObject("last_day", LocalDate.class));
        return new LeaveEntry(
                row.getLong("id"),
                RecordId.of(row.getString("person")),
                span,
                row.getString("entered_by"),
                instant(row, "entered_at"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
