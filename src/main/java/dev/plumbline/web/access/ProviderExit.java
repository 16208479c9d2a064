package dev.plumbline.web.access;

import io.quarkus.oidc.OidcConfigurationMetadata;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where a browser goes after sign-out so that the provider's session ends too, and whether it is led back from there. */
@ApplicationScoped
class ProviderExit {

    private static final String OUT = SessionDoor.SIGN_IN + "?out=yes";

    private final SignOnConfig config;
    private final OwnAddress own;
    private final OidcConfigurationMetadata provider;

    ProviderExit(SignOnConfig config, OwnAddress own, OidcConfigurationMetadata provider) {
        this.config = config;
        this.own = own;
        this.provider = provider;
    }

    /** Asked while somebody comes in, since the provider's addresses are known only there. Empty where it has no such place. */
    String address(RoutingContext http) {
        String end = Optional.ofNullable(provider.getEndSessionUri()).orElse("");
        if (end.isEmpty() || !config.backAfterSignOut()) {
            return end;
        }
        // By the client's id a provider knows whose address it is asked for; their token, which would say so too, is
        // not kept.
        return end + (end.contains("?") ? "&" : "?") + "client_id="
                + encoded(config.clientId().orElse("")) + "&post_logout_redirect_uri=" + encoded(own.base(http) + OUT);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
