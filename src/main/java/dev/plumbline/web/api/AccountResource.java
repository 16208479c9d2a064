package dev.plumbline.web.api;

import dev.plumbline.crm.RecordId;
import dev.plumbline.web.access.AccessDesk;
import dev.plumbline.web.access.Refusal;
import dev.plumbline.web.access.Result;
import dev.plumbline.web.access.Role;
import dev.plumbline.web.access.Viewers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Who may come in, as JSON. For admins. */
@Path("/api/v1/accounts")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access")
class AccountResource {

    private final AccessDesk desk;
    private final Viewers viewers;

    AccountResource(AccessDesk desk, Viewers viewers) {
        this.desk = desk;
        this.viewers = viewers;
    }

    record PageView(List<AccountView> items) {}

    /**
     * @param id       null for one from the configuration, which is changed there
     * @param person   the Salesforce user's id
     * @param password whether one is set
     * @param active   false for whoever was deactivated in Salesforce
     */
    record AccountView(
            @Nullable String id,
            String login,
            List<String> roles,
            @Nullable String person,
            @Nullable String name,
            boolean password,
            boolean active) {}

    /** @param person username or id; without it the account is nobody in Salesforce */
    record Wanted(@Nullable String login, @Nullable List<String> roles, @Nullable String person) {}

    record Changed(@Nullable List<String> roles, @Nullable String person) {}

    /** @param invitation path of the page where the password is set; works once, shown once */
    record InvitedView(String id, String invitation) {}

    record LinksView(List<LinkView> items) {}

    record LinkView(String issuer, String subject, String person, String madeBy, Instant madeAt) {}

    record WantedLink(@Nullable String issuer, @Nullable String subject, @Nullable String person) {}

    record LostLink(@Nullable String issuer, @Nullable String subject) {}

    @GET
    @Operation(summary = "Accounts by login, configured ones first")
    public PageView list() {
        return new PageView(desk.accounts().stream().map(AccountResource::view).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes an account: {login, roles, person}; answers with a link to set the password")
    public Response make(String body) {
        Wanted wanted = StrictJson.read(body, Wanted.class);
        Result<AccessDesk.Invited> made = desk.make(
                new AccessDesk.Wanted(
                        Acts.text(wanted.login()), new HashSet<>(list(wanted.roles())), Acts.text(wanted.person())),
                viewers.current().actor());
        return Response.status(201).entity(view(or(made))).build();
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Other roles, another person: {roles, person}")
    public Response change(@RestPath String id, String body) {
        Changed wanted = StrictJson.read(body, Changed.class);
        Result<Boolean> changed = desk.change(
                number(id),
                new HashSet<>(list(wanted.roles())),
                Acts.text(wanted.person()),
                viewers.current().actor());
        return done(or(changed));
    }

    @POST
    @Path("{id}/invitation")
    @Operation(summary = "Another link to set the password; the one before no longer holds")
    public InvitedView invite(@RestPath String id) {
        return desk.invite(number(id), viewers.current().actor())
                .map(AccountResource::view)
                .orElseThrow(AccountResource::none);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Closes an account and ends its sessions")
    public Response close(@RestPath String id) {
        return done(desk.close(number(id), viewers.current().actor()));
    }

    @GET
    @Path("links")
    @Operation(summary = "Whom users of the sign-on provider are in Salesforce")
    public LinksView links() {
        return new LinksView(desk.links().stream()
                .map(link -> new LinkView(
                        link.issuer(), link.subject(), link.person().value(), link.madeBy(), link.madeAt()))
                .toList());
    }

    @POST
    @Path("links")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Links a provider's user to a Salesforce user: {issuer, subject, person}")
    public Response link(String body) {
        WantedLink wanted = StrictJson.read(body, WantedLink.class);
        desk.link(
                        Acts.text(wanted.issuer()),
                        Acts.text(wanted.subject()),
                        Acts.text(wanted.person()),
                        viewers.current().actor())
                .ifPresent(why -> {
                    throw Refusal.badRequest(why);
                });
        return Response.noContent().build();
    }

    @POST
    @Path("links/removal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Takes a link away, and ends the sessions by it: {issuer, subject}")
    public Response unlink(String body) {
        LostLink lost = StrictJson.read(body, LostLink.class);
        return done(desk.unlink(
                Acts.text(lost.issuer()),
                Acts.text(lost.subject()),
                viewers.current().actor()));
    }

    private static AccountView view(AccessDesk.Listed account) {
        return new AccountView(
                account.id().map(String::valueOf).orElse(null),
                account.login(),
                account.roles().stream().map(Role::key).sorted().toList(),
                account.personId().map(RecordId::value).orElse(null),
                account.person().orElse(null),
                account.password(),
                account.mayComeIn());
    }

    private static InvitedView view(AccessDesk.Invited invited) {
        return new InvitedView(Long.toString(invited.account()), "/welcome/" + invited.secret());
    }

    private static List<String> list(@Nullable List<String> given) {
        return Optional.ofNullable(given).orElse(List.of());
    }

    private static <T> T or(Result<T> result) {
        result.why().ifPresent(why -> {
            throw Refusal.badRequest(why);
        });
        return result.get();
    }

    private static Response done(boolean found) {
        if (!found) {
            throw none();
        }
        return Response.noContent().build();
    }

    private static long number(String id) {
        return Parameters.number(id).orElseThrow(AccountResource::none);
    }

    private static Refusal none() {
        return Refusal.notFound("there is no such account here; those from the configuration are changed there");
    }
}
