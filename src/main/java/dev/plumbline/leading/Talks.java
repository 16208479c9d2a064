package dev.plumbline.leading;

import dev.plumbline.audit.Actor;
import dev.plumbline.audit.AuditEntry;
import dev.plumbline.audit.AuditLog;
import dev.plumbline.audit.Subject;
import dev.plumbline.crm.RecordId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What was talked about one to one. Whoever leads records it; whom it is about, and those above, read it. */
@ApplicationScoped
public class Talks {

    public static final int LONGEST = 4000;

    private final Clock clock;

    Talks(Clock clock) {
        this.clock = clock;
    }

    /** One talk, as it was recorded. */
    public record Talk(long id, String leader, LocalDate on, String text) {}

    /** What is wrong with it, in words for whoever records it; empty when it can be kept. @param today of theirs */
    public Optional<Wrong> wrong(LocalDate on, LocalDate today, String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            return Optional.of(Wrong.TEXT);
        }
        return on.isAfter(today) || on.isBefore(today.minusYears(1)) ? Optional.of(Wrong.DAY) : Optional.empty();
    }

    /** Why a talk was not kept. */
    public enum Wrong {
        /** Nothing, or too much. */
        TEXT,
        /** Still to come, or more than a year ago. */
        DAY
    }

    /** Joins the caller's transaction; {@link #wrong} has been asked, and the caller has seen to it that they lead the person. */
    public void note(Handle handle, RecordId person, Actor.Person leader, LocalDate on, String text) {
        handle.createUpdate(
                        """
                        INSERT INTO lead_talk (person, leader, leader_name, held_on, text, noted_at)
                        VALUES (:person, :leader, :name, :on, :text, :now)
                        """)
                .bind("person", person.value())
                .bind("leader", leader.id())
                .bind("name", clean(leader.name()))
                .bind("on", on)
                .bind("text", clean(text).strip())
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .execute();
        // The log says that it happened and about whom; what was said stays between those two.
        AuditLog.append(
                handle,
                AuditEntry.of(
                        clock.instant(),
                        leader,
                        "talk-noted",
                        Subject.person(person),
                        "noted a talk of " + on,
                        Map.of("day", on.toString())));
    }

    /** Latest first. */
    public List<Talk> with(Handle handle, RecordId person, int most) {
        return handle.createQuery(
                        """
                        SELECT id, leader_name, held_on, text FROM lead_talk WHERE person = :person
                        ORDER BY held_on DESC, id DESC LIMIT :most
                        """)
                .bind("person", person.value())
                .bind("most", most)
                .map((row, context) -> new Talk(
                        row.getLong("id"),
                        row.getString("leader_name"),
                        row.getObject("held_on", LocalDate.class),
                        row.getString("text")))
                .list();
    }

    private static String clean(String text) {
        return text.replace("\0", "");
    }
}
