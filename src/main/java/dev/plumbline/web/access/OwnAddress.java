package dev.plumbline.web.access;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;

/**
 * Where people reach us, for links that leave a page: as configured, since what a request says of its host is whatever its sender, or a
 * proxy, wrote there. Only without a setting it is believed.
 */
@ApplicationScoped
public class OwnAddress {

    private final FrontConfig config;

    OwnAddress(FrontConfig config) {
        this.config = config;
    }

    /** As configured, without a slash at its end. */
    public Optional<String> configured() {
        return config.publicUrl().map(URI::toString).map(url -> url.replaceAll("/+$", ""));
    }

    /** Without a slash at its end. */
    public String base(RoutingContext http) {
        return configured()
                .orElseGet(
                        () -> http.request().scheme() + "://" + http.request().authority());
    }
}
