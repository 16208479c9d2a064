package dev.plumbline.web.access;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The cookie of a session, and the one that remembers where somebody wanted to go. */
@ApplicationScoped
public class Cookies {

    private static final String SESSION = "plumbline-session";

    /** By this prefix browsers take a cookie from this very host over TLS alone, so that a sister site cannot plant one. */
    private static final String HOST_SESSION = "__Host-" + SESSION;

    private static final String BACK_TO = "plumbline-back-to";

    private final boolean publicIsSecure;

    Cookies(FrontConfig config) {
        this.publicIsSecure = config.publicUrl()
                .map(url -> "https".equalsIgnoreCase(url.getScheme()))
                .orElse(false);
    }

    /** Whether everybody comes over TLS, as far as configuration says. */
    boolean alwaysSecure() {
        return publicIsSecure;
    }

    /** Whether this request, or everybody as far as configuration says, comes over TLS. */
    public boolean secure(RoutingContext http) {
        return publicIsSecure || http.request().isSSL();
    }

    Optional<String> session(RoutingContext http) {
        return value(http, secure(http) ? HOST_SESSION : SESSION);
    }

    void open(RoutingContext http, String secret) {
        http.response().addCookie(cookie(http, secure(http) ? HOST_SESSION : SESSION, secret));
    }

    void close(RoutingContext http) {
        http.response()
                .addCookie(
                        cookie(http, secure(http) ? HOST_SESSION : SESSION, "").setMaxAge(0));
    }

    void backTo(RoutingContext http, String path) {
        http.response().addCookie(cookie(http, BACK_TO, path).setMaxAge(3600));
    }

    /** Where they wanted to go, which is forgotten by asking; the start page where that is not known. */
    String backTo(RoutingContext http) {
        Optional<String> wanted = value(http, BACK_TO).filter(Places::here);
        if (wanted.isPresent()) {
            http.response().addCookie(cookie(http, BACK_TO, "").setMaxAge(0));
        }
        return wanted.orElse("/");
    }

    private static Optional<String> value(RoutingContext http, String name) {
        return Optional.ofNullable(http.request().getCookie(name))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty() && value.length() <= 2_000);
    }

    /** Lax, not strict: a link in a nudge must find its reader signed in. Writes are guarded by tokens and by origin. */
    private Cookie cookie(RoutingContext http, String name, String value) {
        return Cookie.cookie(name, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(secure(http))
                .setSameSite(CookieSameSite.LAX);
    }
}
