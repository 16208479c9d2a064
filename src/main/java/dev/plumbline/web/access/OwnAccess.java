package dev.plumbline.web.access;

import dev.plumbline.audit.Actor;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** What somebody who is signed in has open: their sessions and their tokens, to look at and to end. Admins see everybody's. */
@ApplicationScoped
public class OwnAccess {

    private static final int LONGEST_DAYS = 366;

    private final SecurityIdentity identity;
    private final Viewers viewers;
    private final Sessions sessions;
    private final ApiTokens tokens;
    private final DoorLog log;
    private final Jdbi jdbi;
    private final Clock clock;

    OwnAccess(
            SecurityIdentity identity,
            Viewers viewers,
            Sessions sessions,
            ApiTokens tokens,
            DoorLog log,
            Jdbi jdbi,
            Clock clock) {
        this.identity = identity;
        this.viewers = viewers;
        this.sessions = sessions;
        this.tokens = tokens;
        this.log = log;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** @param here the session of this very request */
    public record Open(long id, String whose, String address, Instant since, Instant lastClick, boolean here) {}

    public record Token(
            long id,
            String whose,
            String name,
            List<String> scopes,
            Instant madeAt,
            Instant endsAt,
            Optional<LocalDate> usedOn) {}

    /** @param secret shown once */
    public record Made(Token token, String secret) {}

    public List<Open> sessions(boolean everybodys) {
        Optional<Long> here = Identities.session(identity).map(Sessions.Session::id);
        List<Sessions.Session> found = everybodys && admin()
                ? sessions.all()
                : Identities.entrant(identity).map(sessions::of).orElse(List.of());
        return found.stream()
                .map(one -> new Open(
                        one.id(),
                        whose(one.entrant()),
                        one.address(),
                        one.openedAt(),
                        one.seenAt(),
                        here.equals(Optional.of(one.id()))))
                .toList();
    }

    /** Ends one of their own, or for an admin anybody's. */
    public boolean endSession(long id) {
        boolean theirs = sessions(true).stream().anyMatch(open -> open.id() == id);
        return theirs
                && jdbi.inTransaction(handle -> {
                    boolean ended = sessions.end(handle, id);
                    if (ended) {
                        log.note(
                                handle,
                                actor(),
                                "session-ended",
                                "A session was ended.",
                                Map.of("number", Long.toString(id)));
                    }
                    return ended;
                });
    }

    /** Signs them out everywhere, here too. */
    public int endAllSessions() {
        return Identities.entrant(identity)
                .map(entrant -> jdbi.inTransaction(handle -> {
                    int ended = sessions.endAll(handle, entrant);
                    log.note(
                            handle,
                            actor(),
                            "sessions-ended",
                            "Somebody signed out everywhere.",
                            Map.of("sessions", Integer.toString(ended)));
                    return ended;
                }))
                .orElse(0);
    }

    public List<Token> tokens(boolean everybodys) {
        Optional<Entrant> maker = everybodys && admin() ? Optional.empty() : Identities.entrant(identity);
        return tokens.list(maker).stream().map(OwnAccess::token).toList();
    }

    public Result<Made> makeToken(String name, Set<String> scopes, int days) {
        Optional<Entrant> entrant =
                Identities.entrant(identity).filter(one -> !one.key().equals(Identities.ADMIN_TOKEN));
        Set<TokenScope> wanted =
                scopes.stream().flatMap(key -> TokenScope.of(key).stream()).collect(Collectors.toSet());
        if (entrant.isEmpty()) {
            return Result.wrong(DoorWords::tokenOfNobody);
        }
        if (name.isBlank() || name.strip().length() > 80) {
            return Result.wrong(DoorWords::tokenName);
        }
        if (wanted.isEmpty() || wanted.size() < scopes.size()) {
            return Result.wrong(DoorWords::tokenScopes);
        }
        if (days < 1 || days > LONGEST_DAYS) {
            return Result.wrong(say -> say.tokenDays(LONGEST_DAYS));
        }
        if (Identities.scopes(identity).filter(own -> !own.containsAll(wanted)).isPresent()) {
            return Result.wrong(DoorWords::tokenMore);
        }
        return Result.of(jdbi.inTransaction(handle -> {
            ApiTokens.Made made = tokens.make(
                    handle, entrant.get(), name.strip(), wanted, clock.instant().plus(Duration.ofDays(days)));
            log.note(handle, actor(), "token-made", "An API token was made.", facts(made.token()));
            return new Made(token(made.token()), made.secret());
        }));
    }

    /** Ends one of their own, or for an admin anybody's. */
    public boolean endToken(long id) {
        Optional<Entrant> maker = admin() ? Optional.empty() : Identities.entrant(identity);
        return jdbi.inTransaction(handle -> {
            Optional<ApiTokens.Token> ended = tokens.end(handle, id, maker, actor().name());
            ended.ifPresent(one -> log.note(handle, actor(), "token-ended", "An API token was ended.", facts(one)));
            return ended.isPresent();
        });
    }

    private static Map<String, String> facts(ApiTokens.Token token) {
        return Map.of(
                "token", token.name(),
                "number", Long.toString(token.id()),
                "scopes", token.scopes().stream().map(TokenScope::key).sorted().collect(Collectors.joining(", ")),
                "until", token.endsAt().toString());
    }

    private boolean admin() {
        return identity.hasRole(Role.ADMIN.key());
    }

    private Actor actor() {
        return viewers.current().actor();
    }

    private static Token token(ApiTokens.Token token) {
        return new Token(
                token.id(),
                whose(token.entrant()),
                token.name(),
                token.scopes().stream().map(TokenScope::key).sorted().toList(),
                token.madeAt(),
                token.endsAt(),
                token.usedOn());
    }

    private static String whose(Entrant entrant) {
        return entrant.login()
                .orElseGet(() -> entrant.person().map(id -> id.value()).orElse(entrant.key()));
    }
}
