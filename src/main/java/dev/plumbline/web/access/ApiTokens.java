package dev.plumbline.web.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Tokens that people made for programs of theirs. One opens no more than its maker could at that moment. */
@ApplicationScoped
class ApiTokens {

    /** By which a token that leaked into a log or a repository is recognised. */
    static final String PREFIX = "plumbline_";

    private final Jdbi jdbi;
    private final Clock clock;

    ApiTokens(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    record Token(
            long id,
            String name,
            Entrant entrant,
            Set<TokenScope> scopes,
            Instant madeAt,
            Instant endsAt,
            Optional<LocalDate> usedOn) {}

    /** @param secret shown once and never again */
    record Made(Token token, String secret) {}

    Made make(Handle handle, Entrant entrant, String name, Set<TokenScope> scopes, Instant ends) {
        String secret = PREFIX + Secret.fresh();
        Token token = handle.createQuery(
                        """
                        INSERT INTO access_token (hash, name, entrant, scopes, made_at, ends_at)
                        VALUES (:hash, :name, :entrant, :scopes, :now, :ends) RETURNING *
                        """)
                .bind("hash", Secret.hash(secret))
                .bind("name", name)
                .bind("entrant", entrant.key())
                .bind("scopes", scopes.stream().map(TokenScope::key).sorted().toArray(String[]::new))
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("ends", ends.atOffset(ZoneOffset.UTC))
                .map((row, c) -> token(row))
                .one();
        return new Made(token, secret);
    }

    /** @param firstToday nobody had used it yet on this day */
    record Used(Token token, boolean firstToday) {}

    /** The token behind a secret, where it holds; this is a use of it. */
    Optional<Used> used(String secret) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return jdbi.withHandle(handle -> {
            Optional<Token> token = handle.createQuery(
                            "SELECT * FROM access_token WHERE hash = :hash AND ended_at IS NULL AND ends_at > :now")
                    .bind("hash", Secret.hash(secret))
                    .bind("now", now.atOffset(ZoneOffset.UTC))
                    .map((row, c) -> token(row))
                    .findOne();
            return token.map(found -> new Used(
                    found,
                    !found.usedOn().equals(Optional.of(today))
                            && handle.execute(
                                            "UPDATE access_token SET used_on = ? WHERE id = ? AND used_on IS DISTINCT FROM ?",
                                            today,
                                            found.id(),
                                            today)
                                    == 1));
        });
    }

    /** Those that hold, of one maker or of all, latest first. */
    List<Token> list(Optional<Entrant> maker) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT * FROM access_token WHERE ended_at IS NULL AND ends_at > :now
                            AND (cast(:maker AS text) IS NULL OR entrant = :maker) ORDER BY id DESC LIMIT 500
                        """)
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("maker", maker.map(Entrant::key).orElse(null))
                .map((row, c) -> token(row))
                .list());
    }

    /** @return the one that was ended; empty when there was none, or it is somebody else's */
    Optional<Token> end(Handle handle, long id, Optional<Entrant> maker, String by) {
        return handle.createQuery(
                        """
                        UPDATE access_token SET ended_at = :now, ended_by = :by
                        WHERE id = :id AND ended_at IS NULL AND (cast(:maker AS text) IS NULL OR entrant = :maker) RETURNING *
                        """)
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("by", by)
                .bind("id", id)
                .bind("maker", maker.map(Entrant::key).orElse(null))
                .map((row, c) -> token(row))
                .findOne();
    }

    private static Token token(ResultSet row) throws SQLException {
        Set<TokenScope> scopes = EnumSet.noneOf(TokenScope.class);
        Arrays.stream((String[]) row.getArray("scopes").getArray())
                .forEach(key -> TokenScope.of(key).ifPresent(scopes::add));
        return new Token(
                row.getLong("id"),
                row.getString("name"),
                new Entrant(row.getString("entrant")),
                scopes,
                row.getTimestamp("made_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                Optional.ofNullable(row.getObject("used_on", LocalDate.class)));
    }
}
