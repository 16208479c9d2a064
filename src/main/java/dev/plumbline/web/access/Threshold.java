package dev.plumbline.web.access;

import dev.plumbline.people.Directory;
import dev.plumbline.sight.Eyes;
import dev.plumbline.sight.Sight;
import dev.plumbline.speech.Saying;
import dev.plumbline.speech.Tongue;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What every request crosses on its way to a page or an endpoint: not too fast, within its token, and through its sender's eyes. */
@ApplicationScoped
class Threshold {

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private static final String ABOUT_SOMEBODY =
            "/(people|gaps|teams|api/v1/people|api/v1/violations)/[0-9A-Za-z]{1,18}(/.*)?";

    private final SecurityIdentity identity;
    private final Viewers viewers;
    private final Directory directory;
    private final Eyes eyes;
    private final Pace pace;
    private final DoorLog log;

    Threshold(SecurityIdentity identity, Viewers viewers, Directory directory, Eyes eyes, Pace pace, DoorLog log) {
        this.identity = identity;
        this.viewers = viewers;
        this.directory = directory;
        this.eyes = eyes;
        this.pace = pace;
        this.log = log;
    }

    @ServerRequestFilter
    public Optional<Response> enter(RoutingContext http) {
        OptionalLong wait = hurry(http);
        if (wait.isPresent()) {
            return Optional.of(slower(http, Math.toIntExact(wait.getAsLong())));
        }
        if (!withinToken(http)) {
            return Optional.of(refused(
                    http,
                    403,
                    "Not allowed",
                    Saying.quoted("This token is not for that: it takes one with the scope \""
                            + TokenScope.neededFor(http.request().method(), http.normalizedPath())
                                    .key()
                            + "\".")));
        }
        if (READS.contains(http.request().method()) && Identities.known(identity)) {
            Viewer viewer = viewers.keep();
            eyes.open(Sight.of(viewer.scope().everyone(), viewer.scope().people()));
        }
        return Optional.empty();
    }

    /** Who was told no, and at which door. What is not there and what is not theirs look alike to them, and so to the log. */
    @ServerResponseFilter
    public void leave(ContainerResponseContext response, RoutingContext http) {
        int status = response.getStatus();
        boolean refused =
                status == 403 || status == 404 && http.normalizedPath().matches(ABOUT_SOMEBODY);
        if (refused && Identities.known(identity)) {
            log.note(
                    viewers.current().actor(),
                    "refused",
                    status == 403 ? "It was not allowed." : "It is not there, or it is not theirs to see.",
                    Map.of("door", http.request().method() + " " + DoorLog.plain(http.normalizedPath())));
        }
    }

    private OptionalLong hurry(RoutingContext http) {
        if (Identities.seesEveryone(identity)) {
            // The operator's own automation; it would only slow down itself.
            return OptionalLong.empty();
        }
        String address = "address " + http.request().remoteAddress().hostAddress();
        String who = identity.isAnonymous() ? address : identity.getPrincipal().getName();
        if (Doors.forSignIn(http)) {
            return pace.wait(Pace.Purpose.SIGN_IN, address);
        }
        OptionalLong wait = pace.wait(Pace.Purpose.REQUEST, who);
        if (wait.isEmpty() && trial(http)) {
            return pace.wait(Pace.Purpose.TRIAL, who);
        }
        return wait.isEmpty() && Doors.forExports(http) ? pace.wait(Pace.Purpose.EXPORT, who) : wait;
    }

    private static boolean trial(RoutingContext http) {
        String path = http.normalizedPath();
        return path.startsWith("/rules/") && path.endsWith("/effect")
                || path.startsWith("/api/v1/rules/") && (path.endsWith("/effect") || path.endsWith("/preview"));
    }

    private boolean withinToken(RoutingContext http) {
        return Identities.scopes(identity)
                .map(scopes ->
                        scopes.contains(TokenScope.neededFor(http.request().method(), http.normalizedPath())))
                .orElse(true);
    }

    private Response slower(RoutingContext http, int seconds) {
        Response answer = refused(
                http,
                429,
                "Too fast",
                Saying.of(
                        DoorWords.class,
                        say -> seconds < 120 ? say.slowerSeconds(seconds) : say.slowerMinutes((seconds + 59) / 60)));
        return Response.fromResponse(answer).header("Retry-After", seconds).build();
    }

    /** Of whoever has to wait nothing is asked of the database. */
    private Tongue tongue(RoutingContext http) {
        return Languages.of(http, Identities.person(identity).flatMap(directory.chart()::person))
                .orElse(Tongue.ENGLISH);
    }

    private Response refused(RoutingContext http, int status, String title, Saying said) {
        return Doors.forMachines(http)
                ? Response.status(status)
                        .type(Problem.MEDIA_TYPE)
                        .entity(Problem.of(status, title, said.english()))
                        .build()
                : Response.status(status)
                        .type("text/plain;charset=UTF-8")
                        .entity(said.in(tongue(http)))
                        .build();
    }
}
