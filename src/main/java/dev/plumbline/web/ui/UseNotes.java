package dev.plumbline.web.ui;

import dev.plumbline.leading.Use;
import dev.plumbline.leading.Uses;
import dev.plumbline.web.access.Role;
import dev.plumbline.web.access.Viewer;
import dev.plumbline.web.access.Viewers;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Notes that those who lead used what others entered: a page looked at, a link followed, something decided. By day, and of nobody else: a
 * rep's clicks are nobody's business.
 */
@Provider
class UseNotes implements ContainerResponseFilter {

    private static final Logger LOG = Logger.getLogger(UseNotes.class);

    /** Pages that show what others entered. Those about oneself, the rules or the service are no use of it. */
    private static final Set<String> USE =
            Set.of("start", "overview", "team", "people", "gaps", "answers", "campaigns", "digest", "ways-out");

    private final Uses uses;
    private final Viewers viewers;
    private final RoutingContext http;
    private final Clock clock;

    UseNotes(Uses uses, Viewers viewers, RoutingContext http, Clock clock) {
        this.uses = uses;
        this.viewers = viewers;
        this.http = http;
        this.clock = clock;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (decided(request, response)) {
            note(viewers::current, Use.DECIDED);
        } else if (http.get(Layout.MADE) instanceof Page page && looked(request, response, page)) {
            note(page::viewer, fromOutside(http.request()) ? Use.FOLLOWED : Use.VIEWED);
        }
    }

    private static boolean decided(ContainerRequestContext request, ContainerResponseContext response) {
        return request.getMethod().equals("POST")
                && response.getStatus() == 303
                && request.getUriInfo().getPath().startsWith("/ways-out");
    }

    private boolean looked(ContainerRequestContext request, ContainerResponseContext response, Page page) {
        return request.getMethod().equals("GET")
                && response.getStatus() == 200
                && MediaType.TEXT_HTML_TYPE.isCompatible(response.getMediaType())
                && http.request().getHeader("HX-Request") == null
                && USE.contains(page.here());
    }

    /** As browsers say it of links in mails and of bookmarks; one that says nothing counts as a mere look. */
    private static boolean fromOutside(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && (site.equals("none") || site.equals("cross-site"));
    }

    private void note(Supplier<Viewer> whoever, Use use) {
        try {
            Viewer viewer = whoever.get();
            viewer.person()
                    .filter(person -> Role.leads(viewer.roles()))
                    .ifPresent(
                            person -> uses.note(person.id(), LocalDate.ofInstant(clock.instant(), person.zone()), use));
        } catch (RuntimeException e) {
            // Nobody is kept from a page because it could not be noted that they saw it.
            LOG.warnf("a use was not noted: %s", e.getMessage());
        }
    }
}
