package dev.plumbline.links;

import dev.plumbline.crm.RecordId;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Table {@code one_click_link}. */
final class LinkTable {

    /** So many of the same are kept, of messages that were composed again and again; the oldest fall out. */
    private static final int OF_THE_SAME = 20;

    /** What a link is bound to. */
    record Bound(String purpose, long violation, int generation, RecordId person, Instant expiresAt) {

        String text() {
            return String.join(
                    "\n",
                    purpose,
                    Long.toString(violation),
                    Integer.toString(generation),
                    person.value(),
                    expiresAt.toString());
        }
    }

    record Kept(Bound bound, boolean used) {}

    private final Handle handle;

    LinkTable(Handle handle) {
        this.handle = handle;
    }

    void add(Token token, Bound bound, Instant now) {
        handle.createUpdate(
                        """
                        INSERT INTO one_click_link
                            (token_hash, seal, purpose, violation_id, generation, person, made_at, expires_at)
                        VALUES (:hash, :seal, :purpose, :violation, :generation, :person, :now, :expires)
                        """)
                .bind("hash", token.hash())
                .bind("seal", token.seal(bound.text()))
                .bind("purpose", bound.purpose())
                .bind("violation", bound.violation())
                .bind("generation", bound.generation())
                .bind("person", bound.person().value())
                .bind("now", utc(now))
                .bind("expires", utc(bound.expiresAt()))
                .execute();
        handle.createUpdate(
                        """
                        DELETE FROM one_click_link WHERE token_hash IN (
                            SELECT token_hash FROM one_click_link
                            WHERE person = :person AND violation_id = :violation AND purpose = :purpose
                            ORDER BY made_at DESC, token_hash OFFSET :kept)
                        """)
                .bind("person", bound.person().value())
                .bind("violation", bound.violation())
                .bind("purpose", bound.purpose())
                .bind("kept", OF_THE_SAME)
                .execute();
    }

    /**
     * Empty when there is none, or the row is not what the link was made for.
     *
     * @param held until the transaction ends, so that it is used once
     */
    Optional<Kept> find(Token token, boolean held) {
        return handle.createQuery(
                        "SELECT seal, purpose, violation_id, generation, person, expires_at, used_at FROM one_click_link"
                                + " WHERE token_hash = :hash" + (held ? " FOR UPDATE" : ""))
                .bind("hash", token.hash())
                .map((row, c) -> kept(row, token))
                .findOne()
                .flatMap(found -> found);
    }

    private static Optional<Kept> kept(ResultSet row, Token token) throws SQLException {
        Bound bound = new Bound(
                row.getString("purpose"),
                row.getLong("violation_id"),
                row.getInt("generation"),
                new RecordId(row.getString("person")),
                row.getTimestamp("expires_at").toInstant());
        boolean genuine = MessageDigest.isEqual(row.getBytes("seal"), token.seal(bound.text()));
        return genuine ? Optional.of(new Kept(bound, row.getTimestamp("used_at") != null)) : Optional.empty();
    }

    void used(Token token, Instant now) {
        handle.createUpdate("UPDATE one_click_link SET used_at = :now WHERE token_hash = :hash")
                .bind("now", utc(now))
                .bind("hash", token.hash())
                .execute();
    }

    int forget(Instant expiredBefore) {
        return handle.createUpdate("DELETE FROM one_click_link WHERE expires_at < :before")
                .bind("before", utc(expiredBefore))
                .execute();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
