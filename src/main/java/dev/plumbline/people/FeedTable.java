package dev.plumbline.people;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.calendar.Leave;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Table {@code person_feed}. */
final class FeedTable {

    private FeedTable() {}

    /** @param problem why the last try failed; empty when it did not */
    record Row(
            RecordId person,
            String source,
            String zone,
            Instant triedAt,
            Optional<Instant> fetchedAt,
            List<String> findings,
            Optional<String> problem) {}

    static Map<RecordId, Row> all(Handle handle) {
        Map<RecordId, Row> rows = new HashMap<>();
        handle.createQuery("SELECT person, source, zone, tried_at, fetched_at, findings, problem FROM person_feed")
                .map((row, context) -> row(row))
                .forEach(row -> rows.put(row.person(), row));
        return rows;
    }

    static Map<RecordId, List<Leave>> leave(Handle handle) {
        Map<RecordId, List<Leave>> leave = new HashMap<>();
        handle.createQuery("SELECT person, from_at, until_at FROM person_feed WHERE cardinality(from_at) > 0")
                .map((row, context) -> {
                    List<Instant> from = moments(row.getArray("from_at"));
                    List<Instant> until = moments(row.getArray("until_at"));
                    List<Leave> spans = new ArrayList<>();
                    for (int i = 0; i < from.size(); i++) {
                        spans.add(new Leave(from.get(i), until.get(i)));
                    }
                    leave.put(RecordId.of(row.getString("person")), spans);
                    return spans;
                })
                .list();
        return leave;
    }

    /**
     * Makes reading a feed this caller's work.
     *
     * @param seen when it was tried last, as the caller saw it: somebody who was faster has moved that
     */
    static boolean claim(
            Handle handle, RecordId person, String source, String zone, Optional<Instant> seen, Instant now) {
        return handle.createUpdate(
                                """
                                INSERT INTO person_feed (person, source, zone, tried_at)
                                VALUES (:person, :source, :zone, :now)
                                ON CONFLICT (person) DO UPDATE SET tried_at = EXCLUDED.tried_at
                                WHERE person_feed.tried_at = CAST(:seen AS timestamptz)""")
                        .bind("person", person.value())
                        .bind("source", source)
                        .bind("zone", zone)
                        .bind("now", LeaveTable.utc(now))
                        .bindByType("seen", seen.map(LeaveTable::utc).orElse(null), OffsetDateTime.class)
                        .execute()
                == 1;
    }

    static void read(
            Handle handle,
            RecordId person,
            String source,
            String zone,
            List<Leave> leave,
            List<String> found,
            Instant at) {
        handle.createUpdate(
                        """
                        UPDATE person_feed SET source = :source, zone = :zone, fetched_at = :at, findings = :found, problem = NULL,
                            from_at = CAST(:from AS timestamptz[]), until_at = CAST(:until AS timestamptz[])
                        WHERE person = :person""")
                .bind("person", person.value())
                .bind("source", source)
                .bind("zone", zone)
                .bind("at", LeaveTable.utc(at))
                .bind("found", found.toArray(String[]::new))
                .bind("from", leave.stream().map(l -> l.from().toString()).toArray(String[]::new))
                .bind("until", leave.stream().map(l -> l.until().toString()).toArray(String[]::new))
                .execute();
    }

    /** What was read before stays. */
    static void failed(Handle handle, RecordId person, String problem) {
        handle.createUpdate("UPDATE person_feed SET problem = :problem WHERE person = :person")
                .bind("person", person.value())
                .bind("problem", problem)
                .execute();
    }

    /** Feeds that are not configured any more count no longer. */
    static int keepOnly(Handle handle, List<RecordId> people) {
        return handle.createUpdate("DELETE FROM person_feed WHERE person <> ALL (:people)")
                .bind("people", people.stream().map(RecordId::value).toArray(String[]::new))
                .execute();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                RecordId.of(row.getString("person")),
                row.getString("source"),
                row.getString("zone"),
                LeaveTable.instant(row, "tried_at"),
                Optional.ofNullable(row.getObject("fetched_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                List.of((String[]) row.getArray("findings").getArray()),
                Optional.ofNullable(row.getString("problem")));
    }

    static List<Instant> moments(Array array) throws SQLException {
        List<Instant> moments = new ArrayList<>();
        for (Object moment : (Object[]) array.getArray()) {
            moments.add(moment instanceof java.sql.Timestamp t ? t.toInstant() : ((OffsetDateTime) moment).toInstant());
        }
        return moments;
    }
}
