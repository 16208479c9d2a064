package dev.plumbline.web.access;

import dev.plumbline.crm.RecordId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Whom a provider's user is in Salesforce, by issuer and subject. */
@ApplicationScoped
public class LinkTable {

    private final Jdbi jdbi;

    LinkTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public record Link(String issuer, String subject, RecordId person, String madeBy, Instant madeAt) {}

    Optional<RecordId> find(Handle handle, String issuer, String subject) {
        return handle.createQuery("SELECT person FROM access_link WHERE issuer = :issuer AND subject = :subject")
                .bind("issuer", issuer)
                .bind("subject", subject)
                .map((row, c) -> new RecordId(row.getString("person")))
                .findOne();
    }

    /** @return false when either side is linked already: a link is never moved silently */
    boolean add(Handle handle, String issuer, String subject, RecordId person, String by, Instant at) {
        return handle.createUpdate(
                                """
                                INSERT INTO access_link (issuer, subject, person, made_by, made_at)
                                VALUES (:issuer, :subject, :person, :by, :at) ON CONFLICT DO NOTHING
                                """)
                        .bind("issuer", issuer)
                        .bind("subject", subject)
                        .bind("person", person.value())
                        .bind("by", by)
                        .bind("at", at.atOffset(ZoneOffset.UTC))
                        .execute()
                == 1;
    }

    Optional<RecordId> remove(Handle handle, String issuer, String subject) {
        return handle.createQuery(
                        "DELETE FROM access_link WHERE issuer = :issuer AND subject = :subject RETURNING person")
                .bind("issuer", issuer)
                .bind("subject", subject)
                .map((row, c) -> new RecordId(row.getString("person")))
                .findOne();
    }

    List<Link> all() {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM access_link ORDER BY made_at DESC LIMIT 1000")
                        .map((row, c) -> new Link(
                                row.getString("issuer"),
                                row.getString("subject"),
                                new RecordId(row.getString("person")),
                                row.getString("made_by"),
                                row.getTimestamp("made_at").toInstant()))
                        .list());
    }
}
