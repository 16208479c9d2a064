package dev.plumbline.web.access;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Optional;

/** Where somebody may be led after they signed in: pages of this very site, and none that does something by being opened. */
final class Places {

    private Places() {}

    /** Browsers take {@code //host}, {@code /\host} and control characters for another site. */
    static boolean here(String path) {
        return path.matches("/[\\x21-\\x7e]*")
                && !path.startsWith("//")
                && !path.contains("\\")
                && !path.startsWith("/sign-")
                && !path.startsWith("/api/")
                && !path.startsWith("/q/");
    }

    /** The page that somebody who must sign in first was on or asked for. */
    static Optional<String> wanted(RoutingContext http) {
        HttpServerRequest request = http.request();
        if (request.method().equals(HttpMethod.GET) && request.getHeader("HX-Request") == null) {
            return Optional.of(request.uri()).filter(Places::here);
        }
        return Optional.ofNullable(request.getHeader("Referer"))
                .flatMap(from -> within(from, request))
                .filter(Places::here);
    }

    private static Optional<String> within(String referer, HttpServerRequest request) {
        try {
            URI from = URI.create(referer);
            boolean same = request.authority() != null
                    && request.authority().toString().equalsIgnoreCase(from.getRawAuthority());
            String query = from.getRawQuery() == null ? "" : "?" + from.getRawQuery();
            return same ? Optional.of(from.getRawPath() + query) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
