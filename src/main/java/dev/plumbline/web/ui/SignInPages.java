package dev.plumbline.web.ui;

import dev.plumbline.speech.Saying;
import dev.plumbline.web.access.AccessDesk;
import dev.plumbline.web.access.Accounts;
import dev.plumbline.web.access.BackChannel;
import dev.plumbline.web.access.Doorkeeper;
import dev.plumbline.web.access.SignOn;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The way in and out: by password, by another provider, and by a link where a password is set for the first time. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class SignInPages {

    private static final Set<String> ERRORS = Set.of("wrong", "wait", "sso", "unlinked");

    private final Layout layout;
    private final Accounts accounts;
    private final Doorkeeper doorkeeper;
    private final SignOn signOn;
    private final BackChannel backChannel;
    private final AccessDesk desk;

    SignInPages(
            Layout layout,
            Accounts accounts,
            Doorkeeper doorkeeper,
            SignOn signOn,
            BackChannel backChannel,
            AccessDesk desk) {
        this.layout = layout;
        this.accounts = accounts;
        this.doorkeeper = doorkeeper;
        this.signOn = signOn;
        this.backChannel = backChannel;
        this.desk = desk;
    }

    /**
     * @param error    which word to say; empty for none
     * @param provider what the button for single sign-on says; empty where there is none
     * @param local    whether somebody could sign in by password
     */
    record signIn(
            Page page,
            String error,
            boolean out,
            boolean set,
            Optional<String> provider,
            boolean local,
            List<Accounts.Hint> hints)
            implements TemplateInstance {}

    /** @param login whose password is set; empty when the link does not hold */
    record welcome(Page page, Optional<String> login, Optional<String> refused) implements TemplateInstance {}

    /** @param there where the provider ends its session too */
    record signedOut(Page page, String provider, String there) implements TemplateInstance {}

    @GET
    @Path("sign-in")
    @PermitAll
    public TemplateInstance signIn(
            @RestQuery @Nullable String error, @RestQuery @Nullable String out, @RestQuery @Nullable String set) {
        Optional<String> provider = signOn.offered();
        return new signIn(
                layout.page(""),
                error != null && ERRORS.contains(error) ? error : "",
                out != null,
                set != null,
                provider,
                provider.isEmpty() || accounts.any(),
                accounts.hints());
    }

    /** No token of a form guards this one: there is no session yet that it could be bound to. The check of its origin does. */
    @POST
    @Path("sign-in/password")
    @PermitAll
    @Consumes(MediaType.TEXT_PLAIN)
    public Response password(String body, RoutingContext http) {
        Map<String, String> fields = GoPages.fields(body);
        String next = doorkeeper.byPassword(
                http, fields.getOrDefault("j_username", ""), fields.getOrDefault("j_password", ""));
        return found(next);
    }

    /** Strangers are sent to the provider from here; whoever comes back is let in. */
    @GET
    @Path("sign-in/sso")
    @Authenticated
    public Response singleSignOn(RoutingContext http) {
        return found(signOn.enter(http));
    }

    @POST
    @Path("sign-in/back-channel")
    @PermitAll
    @Consumes(MediaType.TEXT_PLAIN)
    @Produces(MediaType.TEXT_PLAIN)
    public Response backChannel(String body) {
        boolean ended = backChannel.ended(GoPages.fields(body).get("logout_token"));
        return ended
                ? Response.ok("").build()
                : Response.status(400).entity("This is no logout token for us.").build();
    }

    @GET
    @Path("welcome/{secret}")
    @PermitAll
    public TemplateInstance welcome(@RestPath String secret) {
        return new welcome(layout.page(""), desk.invited(secret), Optional.empty());
    }

    @POST
    @Path("welcome/{secret}")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response accept(@RestPath String secret, @RestForm @Nullable String password) {
        Optional<Saying> refused = desk.accept(secret, password == null ? "" : password);
        if (refused.isEmpty()) {
            return Response.seeOther(URI.create("/sign-in?set=yes")).build();
        }
        Page page = layout.page("");
        return Response.status(400)
                .entity(new welcome(page, desk.invited(secret), refused.map(page.say()::said)))
                .build();
    }

    @POST
    @Path("sign-out")
    @Authenticated
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signOut(RoutingContext http) {
        // Not by a redirect: browsers follow none from a form to another site, as the policy of our pages has it.
        return doorkeeper
                .out(http)
                .map(there -> new signedOut(layout.signedOut(), signOn.offered().orElse(""), there))
                .map(page -> Response.ok(page).build())
                .orElseGet(
                        () -> Response.seeOther(URI.create("/sign-in?out=yes")).build());
    }

    private static Response found(String path) {
        return Response.status(302).location(URI.create(path)).build();
    }
}
