package dev.plumbline.web.access;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens the machines' doors ({@code /api}, {@code /q}) by bearer token, and answers there with a problem instead of a sign-in page. */
@ApplicationScoped
class BearerSignIn implements HttpAuthenticationMechanism {

    private static final String SCHEME = "Bearer ";

    private final AdminToken token;

    BearerSignIn(AdminToken token) {
        this.token = token;
    }

    /** Asked before the form, whose answer to a stranger is a redirect. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1000;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext http, IdentityProviderManager providers) {
        String presented = presented(http);
        if (presented == null) {
            return Uni.createFrom().optional(Optional.empty());
        }
        http.put(HttpAuthenticationMechanism.class.getName(), this);
        return token.matches(presented)
                ? Uni.createFrom().item(Identities.adminToken())
                : providers.authenticate(SecretRequest.token(presented));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext http) {
        if (!Doors.forMachines(http)) {
            return Uni.createFrom().item(false);
        }
        http.response().putHeader("WWW-Authenticate", "Bearer");
        Problem.unauthorized().send(http);
        return Uni.createFrom().item(true);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext http) {
        return Doors.forMachines(http)
                ? Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"))
                : Uni.createFrom().nullItem();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext http) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, "bearer"));
    }

    private static @Nullable String presented(RoutingContext http) {
        String header = http.request().getHeader("Authorization");
        boolean bearer = header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return bearer && Doors.forMachines(http)
                ? header.substring(SCHEME.length()).strip()
                : null;
    }
}
