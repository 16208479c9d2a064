package dev.plumbline.pipeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Tables {@code pipeline_check} and {@code pipeline_zone_day}. */
final class CheckTables {

    /** @param finished empty while it runs, or when it was cut off */
    record Check(long id, String edition, Optional<Instant> finished, long total, long done) {}

    private final Jdbi jdbi;

    CheckTables(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<Check> latest() {
        return one("SELECT * FROM pipeline_check ORDER BY id DESC LIMIT 1");
    }

    Optional<Check> latestFinished() {
        return one("SELECT * FROM pipeline_check WHERE finished_at IS NOT NULL ORDER BY id DESC LIMIT 1");
    }

    private Optional<Check> one(String sql) {
        return jdbi.withHandle(h -> h.createQuery(sql)
                .map((row, c) -> new Check(
                        row.getLong("id"),
                        row.getString("edition"),
                        Optional.ofNullable(row.getTimestamp("finished_at")).map(java.sql.Timestamp::toInstant),
                        row.getLong("total"),
                        row.getLong("done")))
                .findOne());
    }

    long start(String edition, long total, Instant now) {
        return jdbi.withHandle(h -> h.createUpdate(
                        "INSERT INTO pipeline_check (edition, started_at, total, done) VALUES (:edition, :now, :total, 0)")
                .bind("edition", edition)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("total", total)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
    }

    void progress(Handle handle, long id, long more) {
        handle.createUpdate("UPDATE pipeline_check SET done = done + :more WHERE id = :id")
                .bind("more", more)
                .bind("id", id)
                .execute();
    }

    void finish(Handle handle, long id, Instant now) {
        handle.createUpdate("UPDATE pipeline_check SET finished_at = :now WHERE id = :id")
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("id", id)
                .execute();
    }

    Map<String, LocalDate> zoneDays() {
        Map<String, LocalDate> days = new HashMap<>();
        jdbi.useHandle(h -> h.createQuery("SELECT zone, day FROM pipeline_zone_day")
                .map((row, c) -> Map.entry(row.getString("zone"), row.getObject("day", LocalDate.class)))
                .forEach(e -> days.put(e.getKey(), e.getValue())));
        return days;
    }

    void swept(Handle handle, String zone, LocalDate day) {
        handle.createUpdate(
                        """
                        INSERT INTO pipeline_zone_day (zone, day) VALUES (:zone, :day)
                        ON CONFLICT (zone) DO UPDATE SET day = greatest(pipeline_zone_day.day, excluded.day)
                        """)
                .bind("zone", zone)
                .bind("day", day)
                .execute();
    }
}
