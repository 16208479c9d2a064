package dev.plumbline.web.access;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.oidc.runtime.OidcTenantConfig.TokenStateManager.Strategy;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** How to speak with the configured provider; only at the one door where its users come in, and not at all where none is configured. */
@Startup(-1) // before the scheduler: what cannot be used is said before anything begins
@ApplicationScoped
class SignOnTenant implements TenantConfigResolver {

    /** Where the way to the provider begins, and where it leads back to. */
    static final String DOOR = "/sign-in/sso";

    private static final String ID = "sign-on";

    /** Where the protocol keeps tokens, which we want kept nowhere. */
    static final String COOKIE = "q_session_" + ID;

    private final @Nullable OidcTenantConfig tenant;

    SignOnTenant(SignOnConfig config, Cookies cookies, Config all) {
        this.tenant = config.url().isEmpty() ? null : tenant(config, cookies, secret(all));
    }

    @Override
    public Uni<OidcTenantConfig> resolve(RoutingContext http, OidcRequestContext<OidcTenantConfig> request) {
        return tenant != null && http.normalizedPath().equals(DOOR)
                ? Uni.createFrom().item(tenant)
                : Uni.createFrom().nullItem();
    }

    private static OidcTenantConfig tenant(SignOnConfig config, Cookies cookies, String secret) {
        String id = config.clientId()
                .orElseThrow(() -> new IllegalStateException(
                        "plumbline.sign-on.url is set, but plumbline.sign-on.client-id is not: expected the id under which "
                                + config.name() + " knows this application"));
        checkClaims(config);
        var builder = OidcTenantConfig.authServerUrl(config.url().orElseThrow().toString())
                .tenantId(ID)
                .applicationType(ApplicationType.WEB_APP)
                .clientId(id)
                .connectionTimeout(Duration.ofSeconds(5));
        config.clientSecret().ifPresent(builder::credentials);
        return builder.tokenStateManager()
                .strategy(Strategy.ID_TOKEN)
                .encryptionSecret(secret)
                .end()
                .token()
                .lifespanGrace(30)
                .issuedAtRequired(true)
                .end()
                .authentication()
                .scopes(config.scopes().orElse(List.of()))
                // Whoever came as the wrong user asks to be asked again.
                .forwardParams("prompt")
                .redirectPath(DOOR)
                .removeRedirectParameters(false)
                .restorePathAfterRedirect(false)
                .pkceRequired()
                .nonceRequired()
                .stateSecret(secret)
                .failOnMissingStateParam(true)
                .idTokenRequired(true)
                .cookiePath(DOOR)
                .cookieForceSecure(cookies.alwaysSecure())
                .javaScriptAutoRedirect(false)
                .end()
                .build();
    }

    private static void checkClaims(SignOnConfig config) {
        if (config.link() == SignOnConfig.Linking.USERNAME
                && config.usernameClaim().equalsIgnoreCase("email")) {
            throw new IllegalStateException("plumbline.sign-on.username-claim is email: addresses change hands and"
                    + " are no proof of who somebody is; name a claim that holds the Salesforce username");
        }
        if (config.link() == SignOnConfig.Linking.FEDERATION) {
            String claim = config.federationClaim()
                    .orElseThrow(() -> new IllegalStateException(
                            "plumbline.sign-on.link is federation, but plumbline.sign-on.federation-claim is not set:"
                                    + " expected the claim that holds what User.FederationIdentifier says"));
            if (claim.equalsIgnoreCase("email")) {
                throw new IllegalStateException(
                        "plumbline.sign-on.federation-claim is email: addresses change hands and"
                                + " are no proof of who somebody is; name a claim that is never given to another user");
            }
        }
    }

    /** The secret of the installation that start-up keeps; every process of an installation must have the same. */
    private static String secret(Config all) {
        String secret = Optional.ofNullable(all.getConfigValue("quarkus.http.auth.session.encryption-key")
                        .getValue())
                .orElseGet(Secret::fresh);
        if (secret.getBytes(StandardCharsets.UTF_8).length < 32) {
            throw new IllegalStateException(
                    "quarkus.http.auth.session.encryption-key is too short: expected at least 32 characters");
        }
        return secret.substring(0, 32);
    }
}
