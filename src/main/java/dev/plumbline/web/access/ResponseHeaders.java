package dev.plumbline.web.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/** Puts the headers that protect readers on every answer: pages, JSON, files, redirects and errors alike. */
@ApplicationScoped
class ResponseHeaders {

    /** Nothing inline and nothing from elsewhere. {@code data:} images are the base stylesheet's icons. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
            + " frame-ancestors 'none'";

    private static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy", CONTENT_SECURITY_POLICY,
            "Strict-Transport-Security", "max-age=31536000; includeSubDomains",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            // Not no-referrer: browsers then send "Origin: null" with our own forms, which looks like another site.
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");

    void register(@Observes Filters filters) {
        filters.register(ResponseHeaders::guard, 10_000);
    }

    private static void guard(RoutingContext http) {
        http.addHeadersEndHandler(sending -> {
            MultiMap headers = http.response().headers();
            ALWAYS.forEach(headers::set);
            if (Doors.forLinks(http)) {
                // The address is the secret: it must not be told to where the reader goes next.
                headers.set("Referrer-Policy", "no-referrer");
            }
            // A page that does not say how it is written is read as its reader guesses.
            if ("text/html".equals(headers.get("Content-Type"))) {
                headers.set("Content-Type", "text/html;charset=UTF-8");
            }
            // Only files that ship with the product say for themselves how long they keep.
            if (!headers.contains("Cache-Control")) {
                headers.set("Cache-Control", "no-store");
            }
        });
        http.next();
    }
}
