package dev.plumbline.people;

import dev.plumbline.crm.RecordId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Table {@code person_delegate}. */
final class DelegationTable {

    private DelegationTable() {}

    /** Earliest first. */
    static List<Delegation> ofOwner(Handle handle, RecordId owner) {
        return list(handle.createQuery("SELECT * FROM person_delegate WHERE owner = :one ORDER BY first_day, id")
                .bind("one", owner.value()));
    }

    static List<Delegation> toDelegate(Handle handle, RecordId delegate) {
        return list(handle.createQuery("SELECT * FROM person_delegate WHERE delegate = :one ORDER BY first_day, id")
                .bind("one", delegate.value()));
    }

    static Delegation insert(
            Handle handle,
            RecordId owner,
            RecordId delegate,
            LocalDate first,
            Optional<LocalDate> last,
            String by,
            Instant at) {
        return list(handle.createQuery(
                                """
                                INSERT INTO person_delegate (owner, delegate, first_day, last_day, entered_by, entered_at)
                                VALUES (:owner, :delegate, :first, :last, :by, :at) RETURNING *""")
                        .bind("owner", owner.value())
                        .bind("delegate", delegate.value())
                        .bind("first", first)
                        .bindByType("last", last.orElse(null), LocalDate.class)
                        .bind("by", by)
                        .bind("at", LeaveTable.utc(at)))
                .get(0);
    }

    static Optional<Delegation> delete(Handle handle, RecordId owner, long id) {
        return list(handle.createQuery("DELETE FROM person_delegate WHERE id = :id AND owner = :owner RETURNING *")
                        .bind("id", id)
                        .bind("owner", owner.value()))
                .stream()
                .findFirst();
    }

    private static List<Delegation> list(Query query) {
        return query.map((row, context) -> delegation(row)).list();
    }

    private static Delegation delegation(ResultSet row) throws SQLException {
        return new Delegation(
                row.getLong("id"),
                RecordId.of(row.getString("owner")),
                RecordId.of(row.getString("delegate")),
                row.getObject("first_day", LocalDate.class),
                Optional.ofNullable(row.getObject("last_day", LocalDate.class)),
                row.getString("entered_by"),
                LeaveTable.instant(row, "entered_at"));
    }
}
