package dev.plumbline.notifications.salesforce;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Remembers which Tasks are ours: tables {@code own_task} and {@code own_task_message}. */
@ApplicationScoped
public class OwnTasks {

    private static final Pattern MARKER = Pattern.compile("plumbline:[0-9a-f]{16}");
    static final int MARKER_LENGTH = 26;

    private final Jdbi jdbi;
    private final Clock clock;
    private final TasksConfig config;

    OwnTasks(Jdbi jdbi, Clock clock, TasksConfig config) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.config = config;
    }

    /**
     * One Task of ours.
     *
     * @param task empty as long as nobody knows whether it was made
     */
    public record Own(String marker, Errand errand, Instant registeredAt, Optional<RecordId> task, boolean closed) {}

    /** What a message is to do with a Task. */
    record Job(Own own, boolean closing) {}

    /** The field in which our Tasks carry their marker; it has to be read with every Task. Empty when the one that is configured cannot serve. */
    public Optional<String> field(ObjectSchema task) {
        try {
            return Optional.of(key(task).name());
        } catch (IllegalStateException cannotServe) {
            return Optional.empty();
        }
    }

    KeyField key(ObjectSchema task) {
        return KeyField.choose(task, config.keyField());
    }

    /** Notes, before it is made, that a message is going to make this Task. May be called again. */
    public void toMake(Handle handle, String messageId, Errand errand) {
        String marker = marker(messageId);
        handle.createUpdate(
                        """
                        INSERT INTO own_task (marker, violation_id, generation, person, about, object, due, urgent, registered_at)
                        VALUES (:marker, :violation, :generation, :person, :about, :object, :due, :urgent, :now)
                        ON CONFLICT (marker) DO UPDATE SET due = excluded.due, urgent = excluded.urgent
                        WHERE own_task.task_id IS NULL""")
                .bind("marker", marker)
                .bind("violation", errand.violation())
                .bind("generation", errand.generation())
                .bind("person", errand.person().value())
                .bind("about", errand.about().map(RecordId::value).orElse(null))
                .bind("object", errand.object())
                .bind("due", errand.due())
                .bind("urgent", errand.urgent())
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .execute();
        message(handle, messageId, marker, false);
    }

    /** Notes that a message is going to close this Task. May be called again. */
    public void toClose(Handle handle, String messageId, Own own) {
        message(handle, messageId, own.marker(), true);
    }

    /** Those for these violations that are not closed, made already or about to be. */
    public List<Own> open(Handle handle, Collection<Long> violations) {
        return handle.createQuery("SELECT * FROM own_task WHERE closed_at IS NULL AND violation_id = ANY(:ids)")
                .bindArray("ids", Long.class, violations)
                .map((row, context) -> own(row))
                .list();
    }

    Optional<Job> job(String messageId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT t.*, m.closing FROM own_task_message m JOIN own_task t USING (marker) WHERE m.message_id = :id")
                .bind("id", messageId)
                .map((row, context) -> new Job(own(row), row.getBoolean("closing")))
                .findOne());
    }

    void made(String marker, RecordId task) {
        jdbi.useHandle(handle -> made(handle, marker, task));
    }

    void closed(String marker) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE own_task SET closed_at = coalesce(closed_at, :now) WHERE marker = :marker")
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("marker", marker)
                .execute());
    }

    /**
     * The ones among these Tasks that are ours: by id, or by the marker while the id is not known yet. A copy that somebody made of one of
     * ours, marker and all, is theirs.
     */
    public Set<RecordId> among(Handle handle, List<CrmRecord> tasks) {
        Map<RecordId, String> marked = new HashMap<>();
        tasks.forEach(task -> marker(task).ifPresent(marker -> marked.put(task.id(), marker)));
        Map<String, Optional<RecordId>> known = new HashMap<>();
        Set<RecordId> ours = new HashSet<>();
        handle.createQuery(
                        "SELECT marker, task_id FROM own_task WHERE task_id = ANY(:ids) OR marker = ANY(:markers) FOR UPDATE")
                .bindArray(
                        "ids",
                        String.class,
                        tasks.stream().map(t -> t.id().value()).toList())
                .bindArray("markers", String.class, marked.values())
                .map((row, context) -> Map.entry(
                        row.getString("marker"),
                        Optional.ofNullable(row.getString("task_id")).map(RecordId::of)))
                .forEach(e -> {
                    known.put(e.getKey(), e.getValue());
                    e.getValue().ifPresent(ours::add);
                });
        marked.forEach((id, marker) -> {
            Optional<RecordId> owner = known.get(marker);
            if (owner == null) {
                // Made by us before the database was put back to an earlier state.
                ours.add(id);
            } else if (owner.isEmpty()) {
                known.put(marker, Optional.of(id));
                made(handle, marker, id);
                ours.add(id);
            }
        });
        return ours;
    }

    /** What stands in the Task. Made of the whole id, host and all, so that two installations over one org do not take each other's for theirs. */
    static String marker(String messageId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(messageId.getBytes(StandardCharsets.UTF_8));
            return "plumbline:" + HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Optional<String> marker(CrmRecord task) {
        return task.fields().values().stream()
                .map(value -> value.isHidden() ? "" : value.asText())
                .filter(text -> text.length() <= 300)
                .map(MARKER::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst();
    }

    private static void made(Handle handle, String marker, RecordId task) {
        handle.createUpdate("UPDATE own_task SET task_id = :task WHERE marker = :marker AND task_id IS NULL")
                .bind("task", task.value())
                .bind("marker", marker)
                .execute();
    }

    private static void message(Handle handle, String messageId, String marker, boolean closing) {
        handle.createUpdate(
                        """
                        INSERT INTO own_task_message (message_id, marker, closing) VALUES (:id, :marker, :closing)
                        ON CONFLICT (message_id) DO NOTHING""")
                .bind("id", messageId)
                .bind("marker", marker)
                .bind("closing", closing)
                .execute();
    }

    private static Own own(ResultSet row) throws SQLException {
        Errand errand = new Errand(
                row.getLong("violation_id"),
                row.getInt("generation"),
                RecordId.of(row.getString("person")),
                Optional.ofNullable(row.getString("about")).map(RecordId::of),
                row.getString("object"),
                Objects.requireNonNull(row.getObject("due", LocalDate.class)),
                row.getBoolean("urgent"));
        return new Own(
                row.getString("marker"),
                errand,
                row.getObject("registered_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("task_id")).map(RecordId::of),
                row.getObject("closed_at") != null);
    }
}
