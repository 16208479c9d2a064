package dev.plumbline.web.access;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** Opens pages and API to whoever has a session; leads strangers to the sign-in page, and back to where they were. */
@ApplicationScoped
class SessionDoor implements HttpAuthenticationMechanism {

    static final String SIGN_IN = "/sign-in";

    private final Cookies cookies;

    SessionDoor(Cookies cookies) {
        this.cookies = cookies;
    }

    /** After tokens, and before other providers: a session is ours, whoever vouched for it. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 500;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext http, IdentityProviderManager providers) {
        if (Doors.forFiles(http)) {
            return Uni.createFrom().optional(Optional.empty());
        }
        return cookies.session(http)
                .map(cookie -> providers.authenticate(SecretRequest.session(cookie)))
                .orElseGet(() -> Uni.createFrom().optional(Optional.empty()));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext http) {
        Places.wanted(http).ifPresent(path -> cookies.backTo(http, path));
        return Uni.createFrom().item(new ChallengeData(302, "Location", SIGN_IN));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(SecretRequest.class);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext http) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.COOKIE, "session"));
    }
}
