package dev.plumbline.web.api;

import dev.plumbline.people.Delegation;
import dev.plumbline.people.Delegations;
import dev.plumbline.people.Directory;
import dev.plumbline.people.Person;
import dev.plumbline.web.access.Refusal;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Who types for whom. Who answers for a record does not change by it. */
@Path("/api/v1/people/{id}/delegates")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "people")
class DelegateResource {

    private final Settled settled;
    private final Delegations delegations;
    private final Directory directory;

    DelegateResource(Settled settled, Delegations delegations, Directory directory) {
        this.settled = settled;
        this.delegations = delegations;
        this.directory = directory;
    }

    record PageView(List<DelegateView> items) {}

    /** @param until the last day; null until it is ended */
    record DelegateView(
            String id,
            ViolationView.PersonView delegate,
            String from,
            @Nullable String until,
            String enteredBy,
            Instant enteredAt) {}

    /**
     * @param delegate username or id
     * @param from     2026-12-24; without it today
     * @param until    the last day; without it until it is ended
     */
    public record WantedDelegate(@Nullable String delegate, @Nullable String from, @Nullable String until) {}

    @GET
    @Operation(summary = "Who types for a person, and when")
    public PageView list(@RestPath String id) {
        Person person = settled.person(id);
        return new PageView(
                delegations.byOwner(person.id()).stream().map(this::view).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Name a delegate: one at a time, never in a chain")
    public Response enter(@RestPath String id, @Nullable WantedDelegate wanted) {
        Person person = settled.person(id);
        WantedDelegate said = wanted == null ? new WantedDelegate(null, null, null) : wanted;
        Delegation entered = Settled.taken(delegations.enter(
                person,
                Acts.text(said.delegate()),
                Acts.text(said.from()),
                Acts.text(said.until()),
                settled.viewer().actor()));
        return Response.status(201).entity(view(entered)).build();
    }

    @DELETE
    @Path("{entry}")
    @Operation(summary = "End a delegation")
    public Response end(@RestPath String id, @RestPath String entry) {
        Person person = settled.person(id);
        if (Parameters.number(entry)
                .flatMap(n -> delegations.end(person.id(), n, settled.viewer().actor()))
                .isEmpty()) {
            throw Refusal.notFound("there is no such delegate of this person");
        }
        return Response.noContent().build();
    }

    private DelegateView view(Delegation one) {
        return new DelegateView(
                Long.toString(one.id()),
                new ViolationView.PersonView(
                        one.delegate().value(), directory.chart().nameOf(one.delegate())),
                one.first().toString(),
                one.last().map(LocalDate::toString).orElse(null),
                one.enteredBy(),
                one.enteredAt());
    }
}
