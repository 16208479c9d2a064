package dev.plumbline.web.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Who is signed in. Kept here, not in the cookie, so that a session ends when we say so and a stolen copy of it ends too. */
@ApplicationScoped
class Sessions {

    /** How exactly the last click is known: fewer writes than clicks. */
    private static final Duration STEP = Duration.ofMinutes(1);

    private final Jdbi jdbi;
    private final SignOnConfig config;
    private final Clock clock;

    Sessions(Jdbi jdbi, SignOnConfig config, Clock clock) {
        this.jdbi = jdbi;
        this.config = config;
        this.clock = clock;
    }

    /**
     * @param endAt      where the provider ends its own session; empty for a local one
     * @param federation the id by which they came in; empty for whoever came in otherwise
     */
    record Session(
            long id,
            Entrant entrant,
            String endAt,
            Optional<String> federation,
            String address,
            Instant openedAt,
            Instant seenAt) {}

    /** Who vouched, where it was another. */
    record Voucher(String issuer, String subject, String sid, String endAt, Optional<String> federation) {
        static final Voucher NONE = new Voucher("", "", "", "", Optional.empty());
    }

    /** @return the secret for the cookie */
    String open(Handle handle, Entrant entrant, Voucher voucher, String address) {
        Instant now = clock.instant();
        forget(handle, now);
        String secret = Secret.fresh();
        handle.createUpdate(
                        """
                        INSERT INTO access_session (hash, entrant, issuer, subject, sid, end_at, federation, address, opened_at, seen_at)
                        VALUES (:hash, :entrant, :issuer, :subject, :sid, :end, :federation, :address, :now, :now)
                        """)
                .bind("hash", Secret.hash(secret))
                .bind("entrant", entrant.key())
                .bind("issuer", voucher.issuer())
                .bind("subject", voucher.subject())
                .bind("sid", voucher.sid())
                .bind("end", voucher.endAt())
                .bind("federation", voucher.federation().orElse(null))
                .bind("address", address)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute();
        return secret;
    }

    /** The session of a cookie that holds now; this is a click in it. */
    Optional<Session> seen(String secret) {
        Instant now = clock.instant();
        byte[] hash = Secret.hash(secret);
        return jdbi.withHandle(handle -> {
            Optional<Session> session = handle.createQuery(
                            "SELECT * FROM access_session WHERE hash = :hash AND seen_at > :idle AND opened_at > :most")
                    .bind("hash", hash)
                    .bind("idle", now.minus(config.idle()).atOffset(ZoneOffset.UTC))
                    .bind("most", now.minus(config.atMost()).atOffset(ZoneOffset.UTC))
                    .map((row, c) -> session(row))
                    .findOne();
            session.filter(found -> !found.seenAt().plus(STEP).isAfter(now)).ifPresent(found -> handle.createUpdate(
                            "UPDATE access_session SET seen_at = :now WHERE hash = :hash")
                    .bind("now", now.atOffset(ZoneOffset.UTC))
                    .bind("hash", hash)
                    .execute());
            return session;
        });
    }

    List<Session> of(Entrant entrant) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM access_session WHERE entrant = :entrant ORDER BY seen_at DESC LIMIT 200")
                .bind("entrant", entrant.key())
                .map((row, c) -> session(row))
                .list());
    }

    /** All that have not ended, latest click first. */
    List<Session> all() {
        Instant now = clock.instant();
        return jdbi.withHandle(handle -> {
            forget(handle, now);
            return handle.createQuery("SELECT * FROM access_session ORDER BY seen_at DESC LIMIT 500")
                    .map((row, c) -> session(row))
                    .list();
        });
    }

    boolean end(Handle handle, long id) {
        return handle.execute("DELETE FROM access_session WHERE id = ?", id) == 1;
    }

    int endAll(Handle handle, Entrant entrant) {
        return handle.execute("DELETE FROM access_session WHERE entrant = ?", entrant.key());
    }

    /** What the provider tells that it has ended: one of its sessions, or all of one user. */
    int endAt(Handle handle, String issuer, Optional<String> subject, Optional<String> sid) {
        return handle.createUpdate(
                        """
                        DELETE FROM access_session WHERE issuer = :issuer AND (cast(:sid AS text) IS NULL OR sid = :sid)
                            AND (cast(:subject AS text) IS NULL OR subject = :subject)
                        """)
                .bind("issuer", issuer)
                .bind("sid", sid.orElse(null))
                .bind("subject", subject.orElse(null))
                .execute();
    }

    private void forget(Handle handle, Instant now) {
        handle.createUpdate("DELETE FROM access_session WHERE seen_at <= :idle OR opened_at <= :most")
                .bind("idle", now.minus(config.idle()).atOffset(ZoneOffset.UTC))
                .bind("most", now.minus(config.atMost()).atOffset(ZoneOffset.UTC))
                .execute();
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                row.getLong("id"),
                new Entrant(row.getString("entrant")),
                row.getString("end_at"),
                Optional.ofNullable(row.getString("federation")),
                row.getString("address"),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("seen_at").toInstant());
    }
}
