package dev.plumbline.web.ui;

import dev.plumbline.crm.RecordId;
import dev.plumbline.fixes.Parking;
import dev.plumbline.fixes.Submission;
import dev.plumbline.people.Person;
import dev.plumbline.web.access.Cookies;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Forms that were sent after the session had ended: kept, and filled in again for the same person in the same browser. */
@ApplicationScoped
class ParkedForms {

    static final String COOKIE = "plumbline-typed";

    private static final int SECONDS = 3600;

    private final Parking parking;
    private final Cookies cookies;
    private final RoutingContext http;

    ParkedForms(Parking parking, Cookies cookies, RoutingContext http) {
        this.parking = parking;
        this.cookies = cookies;
        this.http = http;
    }

    /** @param form where it stands, and where they come to after they have signed in */
    Response keep(FixBody body, List<Submission> typed, String form, boolean part) {
        Optional<String> kept =
                body.one("for").filter(RecordId::isId).flatMap(person -> parking.park(RecordId.of(person), typed));
        Response.ResponseBuilder answer =
                part ? Response.noContent().header("HX-Redirect", form) : Response.seeOther(URI.create(form));
        kept.ifPresent(carried -> answer.cookie(cookie(carried, SECONDS)));
        return answer.build();
    }

    /**
     * Puts what was kept into the forms of a page.
     *
     * @param carried what the browser brought
     * @param page    made once the forms know what was kept
     */
    Response.ResponseBuilder shown(Person person, @Nullable String carried, Supplier<Object> page) {
        boolean fetched = carried != null && !carried.isEmpty() && parking.fetch(carried, person);
        Response.ResponseBuilder answer = Response.ok(page.get());
        return fetched ? answer.cookie(cookie("", 0)) : answer;
    }

    private NewCookie cookie(String value, int seconds) {
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path("/my-work")
                .maxAge(seconds)
                .httpOnly(true)
                .secure(cookies.secure(http))
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
