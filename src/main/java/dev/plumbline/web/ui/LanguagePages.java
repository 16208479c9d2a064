package dev.plumbline.web.ui;

import dev.plumbline.speech.Tongue;
import dev.plumbline.web.access.Cookies;
import dev.plumbline.web.access.Languages;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** The choice of language, open to everybody: it changes nothing but what this browser is told. */
@Path("/language")
class LanguagePages {

    private static final Duration KEPT = Duration.ofDays(365);

    private final Cookies cookies;
    private final RoutingContext http;

    LanguagePages(Cookies cookies, RoutingContext http) {
        this.cookies = cookies;
        this.http = http;
    }

    /** Back to the page on which it was chosen. A language that we do not speak takes the choice back. */
    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response choose(@RestForm @Nullable String language, @RestHeader("Referer") @Nullable String from) {
        Optional<Tongue> tongue =
                Optional.ofNullable(language).map(Locale::forLanguageTag).flatMap(Tongue::of);
        NewCookie cookie = new NewCookie.Builder(Languages.COOKIE)
                .value(tongue.map(Tongue::key).orElse(""))
                .path("/")
                .maxAge(tongue.isPresent() ? Math.toIntExact(KEPT.toSeconds()) : 0)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .secure(cookies.secure(http))
                .build();
        return Response.seeOther(back(from)).cookie(cookie).build();
    }

    /** Only the path of it: nobody is sent to another site by a header. */
    private static URI back(@Nullable String from) {
        try {
            URI page = URI.create(from == null ? "/" : from);
            String path = page.getRawPath() == null || !page.getRawPath().startsWith("/") ? "/" : page.getRawPath();
            String query = page.getRawQuery() == null ? "" : "?" + page.getRawQuery();
            return URI.create(path.replaceFirst("^/+", "/") + query);
        } catch (IllegalArgumentException damaged) {
            return URI.create("/");
        }
    }
}
