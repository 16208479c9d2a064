package dev.plumbline.web.ui;

import dev.plumbline.leading.Use;
import dev.plumbline.leading.Uses;
import dev.plumbline.people.Person;
import dev.plumbline.web.access.Role;
import dev.plumbline.web.access.Viewer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Notes that those who lead used what others entered: a page looked at, a link followed, something decided. By day, and of nobody else: a
 * rep's clicks are nobody's business.
 */
@Provider
class UseNotes implements ContainerResponseFilter {

    private static final Logger LOG = Logger.getLogger(UseNotes.class);

    /** Pages about oneself or the service are no use of what others entered. */
    private static final Set<String> NOT_USE =
            Set.of("", "me", "letters", "messages", "connection", "audit", "calendars", "access", "accounts");

    private final Uses uses;
    private final RoutingContext http;
    private final Clock clock;

    UseNotes(Uses uses, RoutingContext http, Clock clock) {
        this.uses = uses;
        this.http = http;
        this.clock = clock;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Optional<Page> page = Optional.ofNullable(http.get(Layout.MADE));
        page.flatMap(made -> use(request, response, made))
                .ifPresent(use -> note(page.get().viewer(), use));
    }

    private Optional<Use> use(ContainerRequestContext request, ContainerResponseContext response, Page page) {
        if (!Role.leads(page.viewer().roles()) || page.viewer().person().isEmpty()) {
            return Optional.empty();
        }
        boolean changed = request.getMethod().equals("POST") && response.getStatus() == 303;
        if (changed) {
            return request.getUriInfo().getPath().startsWith("/ways-out") ? Optional.of(Use.DECIDED) : Optional.empty();
        }
        boolean looked = request.getMethod().equals("GET")
                && response.getStatus() == 200
                && MediaType.TEXT_HTML_TYPE.isCompatible(response.getMediaType())
                && http.request().getHeader("HX-Request") == null
                && !NOT_USE.contains(page.here());
        return looked ? Optional.of(fromOutside(http.request()) ? Use.FOLLOWED : Use.VIEWED) : Optional.empty();
    }

    /** As browsers say it of links in mails and of bookmarks; one that says nothing counts as a mere look. */
    private static boolean fromOutside(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && (site.equals("none") || site.equals("cross-site"));
    }

    private void note(Viewer viewer, Use use) {
        Person person = viewer.person().orElseThrow();
        try {
            uses.note(person.id(), LocalDate.ofInstant(clock.instant(), person.zone()), use);
        } catch (RuntimeException e) {
            // Nobody is kept from a page because it could not be noted that they saw it.
            LOG.warnf("use by %s was not noted: %s", person.id(), e.getMessage());
        }
    }
}
