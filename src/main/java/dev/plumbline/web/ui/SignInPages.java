package dev.plumbline.web.ui;

import dev.plumbline.web.access.Accounts;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.FormAuthenticationMechanism;
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
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The way in and out. The password itself goes to the form mechanism's own address, never through here. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class SignInPages {

    private final Layout layout;
    private final Accounts accounts;
    private final SecurityIdentity identity;

    SignInPages(Layout layout, Accounts accounts, SecurityIdentity identity) {
        this.layout = layout;
        this.accounts = accounts;
        this.identity = identity;
    }

    record signIn(Page page, Optional<String> error, boolean out, List<Accounts.Hint> hints)
            implements TemplateInstance {}

    @GET
    @Path("sign-in")
    @PermitAll
    public TemplateInstance signIn(@RestQuery @Nullable String error, @RestQuery @Nullable String out) {
        return new signIn(layout.page(""), Optional.ofNullable(words(error)), out != null, accounts.hints());
    }

    @POST
    @Path("sign-out")
    @Authenticated
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signOut() {
        FormAuthenticationMechanism.logout(identity);
        return Response.seeOther(URI.create("/sign-in?out=yes")).build();
    }

    private static @Nullable String words(@Nullable String error) {
        if (error == null) {
            return null;
        }
        return error.equals("wait")
                ? "That was the tenth try. To protect the account, please wait 15 minutes, then try again."
                : "That login and password do not go together. Check both, mind capital letters in the password, and try again.";
    }
}
