package dev.plumbline.web.api;

import dev.plumbline.web.access.OwnAccess;
import dev.plumbline.web.access.Refusal;
import dev.plumbline.web.access.Result;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** One's sessions and tokens as JSON; admins see everybody's with {@code ?whose=all}. */
@Path("/api/v1")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access")
class OwnAccessResource {

    private final OwnAccess own;

    OwnAccessResource(OwnAccess own) {
        this.own = own;
    }

    record SessionsView(List<SessionView> items) {}

    record SessionView(String id, String whose, String address, Instant since, Instant lastClick, boolean here) {}

    record TokensView(List<TokenView> items) {}

    record TokenView(
            String id,
            String whose,
            String name,
            List<String> scopes,
            Instant madeAt,
            Instant endsAt,
            @Nullable LocalDate usedOn) {}

    /** @param token to be sent as bearer token; shown once */
    record MadeView(String id, String token, Instant endsAt) {}

    /** @param days how long it holds, 90 unless said otherwise */
    record WantedToken(@Nullable String name, @Nullable List<String> scopes, @Nullable Integer days) {}

    @GET
    @Path("sessions")
    @Operation(summary = "Where one is signed in; for admins with whose=all everybody")
    public SessionsView sessions(@RestQuery @Nullable String whose) {
        return new SessionsView(own.sessions("all".equals(whose)).stream()
                .map(one -> new SessionView(
                        Long.toString(one.id()), one.whose(), one.address(), one.since(), one.lastClick(), one.here()))
                .toList());
    }

    @DELETE
    @Path("sessions")
    @Operation(summary = "Signs out everywhere, here too")
    public Response endAll() {
        own.endAllSessions();
        return Response.noContent().build();
    }

    @DELETE
    @Path("sessions/{id}")
    @Operation(summary = "Ends a session of one's own; admins end anybody's")
    public Response endSession(@RestPath String id) {
        return done(Parameters.number(id).filter(own::endSession).isPresent());
    }

    @GET
    @Path("tokens")
    @Operation(summary = "API tokens that hold; for admins with whose=all everybody's")
    public TokensView tokens(@RestQuery @Nullable String whose) {
        return new TokensView(own.tokens("all".equals(whose)).stream()
                .map(OwnAccessResource::view)
                .toList());
    }

    @POST
    @Path("tokens")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Makes an API token: {name, scopes: read, act, rules, admin; days}. It opens no more than its maker may")
    public Response makeToken(String body) {
        WantedToken wanted = StrictJson.read(body, WantedToken.class);
        Result<OwnAccess.Made> made = own.makeToken(
                Acts.text(wanted.name()),
                new HashSet<>(Optional.ofNullable(wanted.scopes()).orElse(List.of())),
                Optional.ofNullable(wanted.days()).orElse(90));
        made.why().ifPresent(why -> {
            throw Refusal.badRequest(why);
        });
        OwnAccess.Token token = made.get().token();
        return Response.status(201)
                .entity(new MadeView(Long.toString(token.id()), made.get().secret(), token.endsAt()))
                .build();
    }

    @DELETE
    @Path("tokens/{id}")
    @Operation(summary = "Ends an API token of one's own; admins end anybody's")
    public Response endToken(@RestPath String id) {
        return done(Parameters.number(id).filter(own::endToken).isPresent());
    }

    private static TokenView view(OwnAccess.Token token) {
        return new TokenView(
                Long.toString(token.id()),
                token.whose(),
                token.name(),
                token.scopes(),
                token.madeAt(),
                token.endsAt(),
                token.usedOn().orElse(null));
    }

    private static Response done(boolean found) {
        if (!found) {
            throw Refusal.notFound("there is none of that number, or it is somebody else's");
        }
        return Response.noContent().build();
    }
}
