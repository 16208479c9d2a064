package dev.plumbline.web.ui;

import dev.plumbline.speech.Saying;
import dev.plumbline.web.access.OwnAccess;
import dev.plumbline.web.access.Refusal;
import dev.plumbline.web.access.Result;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Where one is signed in, and which tokens one gave to programs; admins see everybody's, to end them. */
@Path("/access")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class OwnAccessPages {

    private final Layout layout;
    private final OwnAccess own;

    OwnAccessPages(Layout layout, OwnAccess own) {
        this.layout = layout;
        this.own = own;
    }

    record access(
            Page page,
            List<OwnAccess.Open> sessions,
            List<OwnAccess.Token> tokens,
            boolean everybodys,
            Optional<String> made,
            boolean done,
            Optional<String> refused)
            implements TemplateInstance {}

    @GET
    public TemplateInstance access(@RestQuery @Nullable String done) {
        return page(Optional.empty(), done != null, Optional.empty());
    }

    @POST
    @Path("tokens")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response makeToken(
            @RestForm @Nullable String name, @RestForm List<String> scope, @RestForm @Nullable String days) {
        Result<OwnAccess.Made> made = own.makeToken(
                name == null ? "" : name,
                new HashSet<>(scope),
                Ids.number(days == null ? "" : days).map(Long::intValue).orElse(0));
        return made.why().isPresent()
                ? Response.status(400)
                        .entity(page(Optional.empty(), false, made.why()))
                        .build()
                : Response.ok(page(Optional.of(made.get().secret()), false, Optional.empty()))
                        .build();
    }

    @POST
    @Path("tokens/{id}/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response endToken(@RestPath String id) {
        return done(Ids.number(id).filter(own::endToken).isPresent());
    }

    @POST
    @Path("sessions/{id}/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response endSession(@RestPath String id) {
        return done(Ids.number(id).filter(own::endSession).isPresent());
    }

    @POST
    @Path("sessions/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response endAllSessions() {
        own.endAllSessions();
        return Response.seeOther(URI.create("/sign-in?out=yes")).build();
    }

    private TemplateInstance page(Optional<String> made, boolean done, Optional<Saying> refused) {
        Page page = layout.page("access");
        boolean everybodys = page.viewer().admin();
        return new access(
                page,
                own.sessions(everybodys),
                own.tokens(everybodys),
                everybodys,
                made,
                done,
                refused.map(page.say()::said));
    }

    private static Response done(boolean found) {
        if (!found) {
            throw Refusal.notFound();
        }
        return Response.seeOther(URI.create("/access?done=yes")).build();
    }
}
