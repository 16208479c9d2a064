package dev.plumbline.escalation;

import dev.plumbline.people.calendar.Leave;
import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.Severity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Table {@code ladder_climb} as the sweep sees it: what is to be looked at, and what the look gave. */
final class DueTable {

    private static final String CLIMB =
            """
            SELECT c.violation_id, c.rule, c.severity, c.accountable, c.opened_at, c.started_at, c.first_told_at, c.any_hour,
                ARRAY(SELECT DISTINCT t.step FROM ladder_telling t
                      WHERE t.violation_id = c.violation_id AND t.accountable = c.accountable) AS taken,
                EXISTS (SELECT FROM ladder_telling t WHERE t.violation_id = c.violation_id AND t.accountable = c.accountable
                        AND t.part <> 'leader' AND t.told_at IS NULL AND t.dropped_at IS NULL) AS owes,
                ARRAY(SELECT extract(epoch FROM p.from_at) FROM ladder_pause p
                      WHERE p.violation_id = c.violation_id ORDER BY p.from_at) AS pauses_from,
                ARRAY(SELECT extract(epoch FROM p.until_at) FROM ladder_pause p
                      WHERE p.violation_id = c.violation_id ORDER BY p.from_at) AS pauses_until
            FROM ladder_climb c
            """;

    private DueTable() {}

    /** Locked; what somebody else looks at just now is left to them. */
    static List<Climb> due(Handle handle, Instant now, int most) {
        return handle.createQuery(
                        CLIMB + " WHERE " + ClimbTable.RUNNING
                                + " AND c.next_at <= :now ORDER BY c.next_at, c.violation_id LIMIT :most FOR UPDATE OF c SKIP LOCKED")
                .bind("now", ClimbTable.utc(now))
                .bind("most", most)
                .map((row, context) -> climb(row))
                .list();
    }

    /** Of these, the ones that climb, whether or not their clock runs. */
    static List<Climb> of(Handle handle, Collection<Long> violations) {
        return handle.createQuery(CLIMB + " WHERE c.violation_id = ANY(:ids) AND c.ended_at IS NULL")
                .bind("ids", violations.toArray(Long[]::new))
                .map((row, context) -> climb(row))
                .list();
    }

    /** Who answers for something that climbs. */
    static List<String> people(Handle handle) {
        return handle.createQuery("SELECT DISTINCT c.accountable FROM ladder_climb c WHERE c.ended_at IS NULL")
                .mapTo(String.class)
                .list();
    }

    /** Has everything of these people looked at once more. */
    static int lookAgain(Handle handle, Collection<String> people, Instant now) {
        return handle.createUpdate("UPDATE ladder_climb c SET next_at = :now WHERE " + ClimbTable.RUNNING
                        + " AND c.accountable = ANY(:people) AND (c.next_at IS NULL OR c.next_at > :now)")
                .bind("now", ClimbTable.utc(now))
                .bind("people", people.toArray(String[]::new))
                .execute();
    }

    /** Has everything looked at once more that waits for that. */
    static int lookAgain(Handle handle, String waitsFor, Instant now) {
        return handle.createUpdate("UPDATE ladder_climb c SET next_at = :now WHERE " + ClimbTable.RUNNING
                        + " AND c.next_at IS NULL AND c.waits_for = :what")
                .bind("now", ClimbTable.utc(now))
                .bind("what", waitsFor)
                .execute();
    }

    /** What a look at one climb gave: when to look again, or what it waits for; neither when the last step was taken. */
    record Look(long violation, Optional<Instant> nextAt, Optional<String> waitsFor) {}

    static void looked(Handle handle, List<Look> looks) {
        handle.createUpdate(
                        """
                        UPDATE ladder_climb SET next_at = s.at, waits_for = s.what
                        FROM unnest(:ids, CAST(:at AS timestamptz[]), :what) AS s(id, at, what) WHERE violation_id = s.id""")
                .bind("ids", looks.stream().map(Look::violation).toArray(Long[]::new))
                .bind(
                        "at",
                        looks.stream()
                                .map(look ->
                                        look.nextAt().map(Instant::toString).orElse(null))
                                .toArray(String[]::new))
                .bind(
                        "what",
                        looks.stream().map(look -> look.waitsFor().orElse(null)).toArray(String[]::new))
                .execute();
    }

    private static Climb climb(ResultSet row) throws SQLException {
        OffsetDateTime told = row.getObject("first_told_at", OffsetDateTime.class);
        return new Climb(
                row.getLong("violation_id"),
                new RuleId(row.getString("rule")),
                Severity.valueOf(row.getString("severity")),
                row.getString("accountable"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(told).map(OffsetDateTime::toInstant),
                pauses(row),
                new HashSet<>(Arrays.asList((String[]) row.getArray("taken").getArray())),
                row.getBoolean("owes"),
                row.getBoolean("any_hour"));
    }

    private static List<Leave> pauses(ResultSet row) throws SQLException {
        Number[] from = (Number[]) row.getArray("pauses_from").getArray();
        Number[] until = (Number[]) row.getArray("pauses_until").getArray();
        List<Leave> pauses = new ArrayList<>();
        for (int i = 0; i < from.length; i++) {
            pauses.add(new Leave(instant(from[i]), instant(until[i])));
        }
        return pauses;
    }

    private static Instant instant(Number seconds) {
        return Instant.ofEpochSecond(0, Math.round(seconds.doubleValue() * 1_000_000) * 1_000);
    }
}
