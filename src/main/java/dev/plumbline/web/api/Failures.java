package dev.plumbline.web.api;

import dev.plumbline.speech.Saying;
import dev.plumbline.web.access.Doors;
import dev.plumbline.web.access.Problem;
import dev.plumbline.web.access.Refusal;
import dev.plumbline.web.ui.ErrorPages;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** The one place where what went wrong becomes an answer: a problem for machines, a page for people, and never what broke inside. */
@ApplicationScoped
class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);

    private static final Map<Integer, String> TITLES = Map.of(
            400, "Bad request",
            403, "Not allowed",
            404, "Not found",
            405, "Method not allowed",
            406, "Not acceptable",
            415, "Unsupported media type",
            500, "Internal error",
            503, "Not available now");

    private final ErrorPages pages;

    Failures(ErrorPages pages) {
        this.pages = pages;
    }

    @ServerExceptionMapper
    public Response badParameter(BadParameter failure, RoutingContext http) {
        return answer(http, 400, Saying.quoted(said(failure)), Optional.empty());
    }

    /** Our own refusals were worded for the reader; what the framework throws was not. */
    @ServerExceptionMapper
    public Response refused(WebApplicationException failure, RoutingContext http) {
        int status = failure.getResponse().getStatus();
        if (status < 400) {
            return failure.getResponse();
        }
        return answer(http, status, failure instanceof Refusal own ? own.said() : Saying.NOTHING, Optional.empty());
    }

    @ServerExceptionMapper
    public Uni<Response> stranger(UnauthorizedException failure, RoutingContext http) {
        return challenge(http);
    }

    @ServerExceptionMapper
    public Uni<Response> wrongCredentials(AuthenticationFailedException failure, RoutingContext http) {
        return challenge(http);
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException failure, RoutingContext http) {
        return answer(http, 403, Saying.NOTHING, Optional.empty());
    }

    @ServerExceptionMapper
    public Response broken(Exception failure, RoutingContext http) {
        String incident = UUID.randomUUID().toString();
        LOG.errorf(
                failure,
                "request failed: incident=%s method=%s path=%s",
                incident,
                http.request().method(),
                plain(http));
        return answer(http, 500, Saying.NOTHING, Optional.of(incident));
    }

    /** Refusals that come from below with nothing to read, such as a form whose token is missing, get words too. */
    @ServerResponseFilter
    public void fill(ContainerResponseContext response, RoutingContext http) {
        if (response.getStatus() >= 400
                && !response.hasEntity()
                && !http.request().method().name().equals("HEAD")) {
            Response words = answer(http, response.getStatus(), Saying.NOTHING, Optional.empty());
            response.setEntity(words.getEntity(), new java.lang.annotation.Annotation[0], words.getMediaType());
        }
    }

    private Uni<Response> challenge(RoutingContext http) {
        if (Doors.forMachines(http)) {
            return Uni.createFrom()
                    .item(Response.status(401)
                            .header("WWW-Authenticate", "Bearer")
                            .type(Problem.MEDIA_TYPE)
                            .entity(Problem.unauthorized())
                            .build());
        }
        if (http.request().getHeader("HX-Request") != null) {
            // A fragment must not be where people land after signing in: the whole page is loaded again and asks by
            // itself.
            return Uni.createFrom()
                    .item(Response.status(401)
                            .header("HX-Refresh", "true")
                            .type(MediaType.TEXT_PLAIN_TYPE)
                            .entity("Please sign in.")
                            .build());
        }
        HttpAuthenticator authenticator = http.get(HttpAuthenticator.class.getName());
        return authenticator.getChallenge(http).map(Failures::redirect);
    }

    private static Response redirect(ChallengeData challenge) {
        Response.ResponseBuilder answer = Response.status(challenge.status);
        answer.header(challenge.headerName.toString(), challenge.headerContent);
        return answer.build();
    }

    private Response answer(RoutingContext http, int status, Saying said, Optional<String> incident) {
        if (Doors.forMachines(http)) {
            String title = TITLES.getOrDefault(status, "Request failed");
            String detail = incident.map(id -> "Incident " + id + "; the log has more under this number.")
                    .orElse(said.english().isBlank() ? "See /q/openapi for what can be asked." : said.english());
            return Response.status(status)
                    .type(Problem.MEDIA_TYPE)
                    .entity(Problem.of(status, title, detail))
                    .build();
        }
        String page = pages.page(status, said, incident).render();
        return Response.status(status)
                .type("text/html;charset=UTF-8")
                .entity(page)
                .build();
    }

    private static String said(Exception failure) {
        return failure.getMessage() == null ? "" : failure.getMessage();
    }

    private static String plain(RoutingContext http) {
        return http.normalizedPath().replaceAll("\\p{Cntrl}", "?");
    }
}
