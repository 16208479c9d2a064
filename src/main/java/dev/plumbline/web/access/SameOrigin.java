package dev.plumbline.web.access;

import dev.plumbline.speech.Saying;
import dev.plumbline.speech.Tongue;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Refuses writes that another site made the browser send. The second lock beside the forms' tokens, and the only one on the sign-in form,
 * where there is no session yet to bind a token to.
 */
@ApplicationScoped
class SameOrigin {

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    void register(@Observes Filters filters) {
        filters.register(SameOrigin::guard, 9_000);
    }

    private static void guard(RoutingContext http) {
        HttpServerRequest request = http.request();
        if (READS.contains(request.method())) {
            http.next();
        } else if (bearer(request) && Doors.forMachines(http)) {
            // Some clients call an empty body a form; the forms' token is not asked of who shows a token of their own.
            if (!type(request).equals("application/json")) {
                request.headers().remove("Content-Type");
            }
            http.next();
        } else if (Doors.forSigned(http)) {
            // A signature over the form's every byte is asked for instead of its token.
            request.headers().remove("Content-Type");
            http.next();
        } else if (Doors.forLinks(http) && form(request)) {
            // The secret in the address is the only right that is used here, so that it does not matter which site it
            // came from. Read as
            // text: the forms' token is bound to a session, and there is none.
            request.headers().set("Content-Type", "text/plain; charset=utf-8");
            http.next();
        } else if (http.normalizedPath().equals(Doors.BACK_CHANNEL) && form(request)) {
            // A server calls, and the signature of what it sends is what counts.
            request.headers().set("Content-Type", "text/plain; charset=utf-8");
            http.next();
        } else if (foreign(request)) {
            refuse(http, 403, DoorWords::otherSite);
        } else if (Doors.forSignIn(http) && form(request)) {
            request.headers().set("Content-Type", "text/plain; charset=utf-8");
            http.next();
        } else if (!tokenWillBeChecked(http)) {
            refuse(http, 415, DoorWords::noForm);
        } else {
            http.next();
        }
    }

    /** A browser never adds this header by itself, so no other site can make it. */
    private static boolean bearer(HttpServerRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7);
    }

    private static boolean foreign(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return true;
        }
        String origin = request.getHeader("Origin");
        return origin != null && !ownAuthority(request).equalsIgnoreCase(authorityOf(origin));
    }

    /** Forms carry a token that is checked later; JSON cannot be sent across sites without asking first, and nobody is answered. */
    private static boolean tokenWillBeChecked(RoutingContext http) {
        return form(http.request())
                || Doors.forMachines(http) && type(http.request()).equals("application/json");
    }

    private static boolean form(HttpServerRequest request) {
        String plain = type(request);
        return plain.equals("application/x-www-form-urlencoded") || plain.equals("multipart/form-data");
    }

    private static String type(HttpServerRequest request) {
        String type = request.getHeader("Content-Type");
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(java.util.Locale.ROOT);
    }

    private static String ownAuthority(HttpServerRequest request) {
        return request.authority() == null ? "" : request.authority().toString();
    }

    private static @Nullable String authorityOf(String origin) {
        try {
            return URI.create(origin).getRawAuthority();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static void refuse(RoutingContext http, int status, Function<DoorWords, String> why) {
        Saying said = Saying.of(DoorWords.class, why);
        if (Doors.forMachines(http)) {
            Problem.of(status, "Refused", said.english()).send(http);
        } else {
            // Who asks is not known this early.
            Tongue tongue = Languages.of(http, Optional.empty()).orElse(Tongue.ENGLISH);
            http.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", "text/plain; charset=utf-8")
                    .end(said.in(tongue));
        }
    }
}
