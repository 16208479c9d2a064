package dev.plumbline.mirror;

import dev.plumbline.crm.FieldValues;
import dev.plumbline.crm.RecordId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Mirrored tasks and events, summed up for the records they belong to and the zones of their owners. A text that is no date counts as none. */
final class ActivityTable {

    /** The owner's zone decides what day an activity falls on. */
    private static final String OWNER =
            """
            LEFT JOIN mirror_record u ON u.object = 'User' AND u.id = child.fields ->> 'OwnerId'
            GROUP BY 1, 2
            """;

    private ActivityTable() {}

    /**
     * @param due  day of the earliest open task
     * @param last day of the latest closed task
     */
    record Tasks(RecordId parent, ZoneId zone, boolean open, Optional<LocalDate> due, Optional<LocalDate> last) {

        LocalDate today(Instant now) {
            return LocalDate.ofInstant(now, zone);
        }
    }

    /**
     * @param end   when the last timed event ends
     * @param day   day of the last event without an end
     * @param last  day of the latest event
     */
    record Events(
            RecordId parent, ZoneId zone, Optional<Instant> end, Optional<LocalDate> day, Optional<LocalDate> last) {

        boolean open(Instant now) {
            return end.filter(e -> !e.isBefore(now)).isPresent()
                    || day.filter(d -> !d.isBefore(LocalDate.ofInstant(now, zone)))
                            .isPresent();
        }
    }

    static List<Tasks> tasks(Handle handle, String by, Collection<RecordId> parents) {
        return RecordReads.pointing(
                        handle.createQuery(
                                """
                                SELECT n.t AS parent, u.fields ->> 'TimeZoneSidKey' AS zone,
                                    bool_or(child.fields ->> 'IsClosed' = 'false') AS open,
                                    min(nullif(child.fields ->> 'ActivityDate', '') COLLATE "C")
                                        FILTER (WHERE child.fields ->> 'IsClosed' = 'false') AS due,
                                    max(nullif(child.fields ->> 'ActivityDate', '') COLLATE "C")
                                        FILTER (WHERE child.fields ->> 'IsClosed' = 'true') AS last
                                """
                                        + RecordReads.POINTING
                                        + OWNER),
                        "Task",
                        by,
                        parents)
                .map((rs, ctx) -> new Tasks(
                        RecordId.of(rs.getString("parent")),
                        zone(rs.getString("zone")),
                        rs.getBoolean("open"),
                        day(rs.getString("due")),
                        day(rs.getString("last"))))
                .list();
    }

    static List<Events> events(Handle handle, String by, Collection<RecordId> parents) {
        return RecordReads.pointing(
                        handle.createQuery(
                                """
                                SELECT n.t AS parent, u.fields ->> 'TimeZoneSidKey' AS zone,
                                    max(nullif(child.fields ->> 'EndDateTime', '') COLLATE "C") AS until,
                                    max(nullif(child.fields ->> 'ActivityDate', '') COLLATE "C")
                                        FILTER (WHERE child.fields ->> 'EndDateTime' = '') AS day,
                                    max(nullif(child.fields ->> 'ActivityDate', '') COLLATE "C") AS last_day,
                                    max(nullif(child.fields ->> 'StartDateTime', '') COLLATE "C")
                                        FILTER (WHERE child.fields ->> 'ActivityDate' = '') AS last_start
                                """
                                        + RecordReads.POINTING
                                        + OWNER),
                        "Event",
                        by,
                        parents)
                .map((rs, ctx) -> {
                    ZoneId zone = zone(rs.getString("zone"));
                    Optional<LocalDate> started =
                            moment(rs.getString("last_start")).map(at -> LocalDate.ofInstant(at, zone));
                    return new Events(
                            RecordId.of(rs.getString("parent")),
                            zone,
                            moment(rs.getString("until")),
                            day(rs.getString("day")),
                            later(day(rs.getString("last_day")), started));
                })
                .list();
    }

    static Optional<LocalDate> later(Optional<LocalDate> one, Optional<LocalDate> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return one.get().isBefore(other.get()) ? other : one;
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return name == null || name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    private static Optional<LocalDate> day(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(LocalDate::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> moment(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(FieldValues::moment);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
