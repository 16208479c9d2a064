package dev.plumbline.web.ui;

import dev.plumbline.audit.Actor;
import dev.plumbline.speech.Saying;
import dev.plumbline.web.access.AccessDesk;
import dev.plumbline.web.access.LinkTable;
import dev.plumbline.web.access.OwnAddress;
import dev.plumbline.web.access.Refusal;
import dev.plumbline.web.access.Result;
import dev.plumbline.web.access.Role;
import dev.plumbline.web.access.Viewers;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Who may come in: accounts, invitations, links to another provider. For admins. */
@Path("/people/accounts")
@RolesAllowed("admin")
@Produces(MediaType.TEXT_HTML)
class AccountPages {

    private final Layout layout;
    private final AccessDesk desk;
    private final Viewers viewers;
    private final OwnAddress address;
    private final RoutingContext http;

    AccountPages(Layout layout, AccessDesk desk, Viewers viewers, OwnAddress address, RoutingContext http) {
        this.layout = layout;
        this.desk = desk;
        this.viewers = viewers;
        this.address = address;
        this.http = http;
    }

    record Row(AccessDesk.Listed account, List<Choice> roles) {}

    record Choice(String role, boolean held) {}

    record LinkRow(LinkTable.Link link, String person) {}

    /**
     * @param invited whom the invitation is for, where one was made just now
     * @param address of the page where the password is set
     */
    record accounts(
            Page page,
            List<Row> rows,
            List<Choice> roles,
            List<LinkRow> links,
            Optional<String> invited,
            Optional<String> address,
            boolean done,
            Optional<String> refused)
            implements TemplateInstance {}

    @GET
    public TemplateInstance accounts(@RestQuery @Nullable String done) {
        return page(Optional.empty(), Optional.empty(), done != null, Optional.empty());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response make(
            @RestForm @Nullable String login, @RestForm List<String> role, @RestForm @Nullable String person) {
        AccessDesk.Wanted wanted = new AccessDesk.Wanted(or(login), new HashSet<>(role), or(person));
        Result<AccessDesk.Invited> made = desk.make(wanted, actor());
        return made.why().isPresent() ? refused(made.why()) : shown(made.get());
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@RestPath String id, @RestForm List<String> role, @RestForm @Nullable String person) {
        Result<Boolean> changed = desk.change(number(id), new HashSet<>(role), or(person), actor());
        return changed.why().isPresent() ? refused(changed.why()) : done(changed.get());
    }

    @POST
    @Path("{id}/invitation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response invite(@RestPath String id) {
        return shown(desk.invite(number(id), actor()).orElseThrow(Refusal::notFound));
    }

    @POST
    @Path("{id}/close")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response close(@RestPath String id) {
        return done(desk.close(number(id), actor()));
    }

    @POST
    @Path("links")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response link(
            @RestForm @Nullable String issuer, @RestForm @Nullable String subject, @RestForm @Nullable String person) {
        Optional<Saying> wrong = desk.link(or(issuer), or(subject), or(person), actor());
        return wrong.isPresent() ? refused(wrong) : done(true);
    }

    @POST
    @Path("links/remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response unlink(@RestForm @Nullable String issuer, @RestForm @Nullable String subject) {
        return done(desk.unlink(or(issuer), or(subject), actor()));
    }

    private TemplateInstance page(
            Optional<String> invited, Optional<String> address, boolean done, Optional<Saying> refused) {
        Page page = layout.page("accounts");
        List<Row> rows = desk.accounts().stream()
                .map(account -> new Row(
                        account,
                        Arrays.stream(Role.values())
                                .map(role ->
                                        new Choice(role.key(), account.roles().contains(role)))
                                .toList()))
                .toList();
        List<LinkRow> links = desk.links().stream()
                .map(link -> new LinkRow(link, desk.nameOf(link.person())))
                .toList();
        List<Choice> choices = Arrays.stream(Role.values())
                .map(role -> new Choice(role.key(), false))
                .toList();
        return new accounts(page, rows, choices, links, invited, address, done, refused.map(page.say()::said));
    }

    /** Not by a redirect: the link is shown once, and its secret must be in no address of ours. */
    private Response shown(AccessDesk.Invited made) {
        String base = address.base(http);
        return Response.ok(page(
                        Optional.of(made.login()),
                        Optional.of(base + "/welcome/" + made.secret()),
                        false,
                        Optional.empty()))
                .build();
    }

    private Response refused(Optional<Saying> why) {
        return Response.status(400)
                .entity(page(Optional.empty(), Optional.empty(), false, why))
                .build();
    }

    private static Response done(boolean found) {
        if (!found) {
            throw Refusal.notFound();
        }
        return Response.seeOther(URI.create("/people/accounts?done=yes")).build();
    }

    private Actor actor() {
        return viewers.current().actor();
    }

    private static long number(String id) {
        return Ids.number(id).orElseThrow(Refusal::notFound);
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
