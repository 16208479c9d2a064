package dev.plumbline.web.access;

import dev.plumbline.audit.Actor;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/**
 * Knows people again by their session, and programs by their token. A session that has ended is nobody's, rather than an error that would
 * also bar the sign-in page; a token that does not hold is refused.
 */
@ApplicationScoped
class SecretSignIn implements IdentityProvider<SecretRequest> {

    private final Sessions sessions;
    private final ApiTokens tokens;
    private final Entrants entrants;
    private final FederatedPeople federated;
    private final DoorLog log;

    SecretSignIn(Sessions sessions, ApiTokens tokens, Entrants entrants, FederatedPeople federated, DoorLog log) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.entrants = entrants;
        this.federated = federated;
        this.log = log;
    }

    @Override
    public Class<SecretRequest> getRequestType() {
        return SecretRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(SecretRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> request.ofSession() ? session(request.secret()) : token(request.secret()));
    }

    private SecurityIdentity session(String cookie) {
        return sessions.seen(cookie)
                .filter(federated::holds)
                .flatMap(session -> entrants.identity(session.entrant()).map(who -> Identities.in(who, session)))
                .orElseGet(Identities::nobody);
    }

    private SecurityIdentity token(String secret) {
        Optional<ApiTokens.Used> used = tokens.used(secret);
        Optional<SecurityIdentity> who =
                used.flatMap(found -> entrants.identity(found.token().entrant())
                        .map(maker -> Identities.within(maker, found.token().scopes())));
        if (used.isEmpty() || who.isEmpty()) {
            throw new AuthenticationFailedException("unknown bearer token");
        }
        if (used.get().firstToday()) {
            String maker = who.get().getPrincipal().getName();
            log.note(
                    new Actor.Person(maker, maker),
                    "token-used",
                    "An API token was used, for the first time today.",
                    Map.of(
                            "token",
                            used.get().token().name(),
                            "number",
                            Long.toString(used.get().token().id())));
        }
        return who.get();
    }
}
