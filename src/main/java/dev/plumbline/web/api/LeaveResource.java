package dev.plumbline.web.api;

import dev.plumbline.people.LeaveEntry;
import dev.plumbline.people.LeaveSpan;
import dev.plumbline.people.Leaves;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** When people are away. No reasons: there is no place for one. */
@Path("/api/v1/people/{id}/leave")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "people")
class LeaveResource {

    private final Settled settled;
    private final Leaves leaves;

    LeaveResource(Settled settled, Leaves leaves) {
        this.settled = settled;
        this.leaves = leaves;
    }

    record PageView(List<LeaveView> items) {}

    /**
     * @param from  a day, or a moment of leave that is no whole day
     * @param until the last day, or the moment of coming back
     */
    record LeaveView(String id, String from, String until, boolean wholeDays, String enteredBy, Instant enteredAt) {}

    /** @param from 2026-12-24, or 2026-12-24T13:00 by the person's clock; {@code until} the same, without it one day */
    public record WantedLeave(@Nullable String from, @Nullable String until) {}

    @GET
    @Operation(summary = "When a person is away, as it was entered")
    public PageView list(@RestPath String id) {
        Person person = settled.person(id);
        return new PageView(
                leaves.of(person.id()).stream().map(LeaveResource::view).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Enter leave; whole days that touch become one entry")
    public Response enter(@RestPath String id, @Nullable WantedLeave wanted) {
        Person person = settled.person(id);
        String from = wanted == null || wanted.from() == null ? "" : wanted.from();
        String until = wanted == null || wanted.until() == null ? "" : wanted.until();
        LeaveEntry entry =
                Settled.taken(leaves.enter(person, from, until, settled.viewer().actor()));
        return Response.status(201).entity(view(entry)).build();
    }

    @DELETE
    @Path("{entry}")
    @Operation(summary = "Take leave out")
    public Response remove(@RestPath String id, @RestPath String entry) {
        Person person = settled.person(id);
        if (Parameters.number(entry)
                .flatMap(n -> leaves.remove(person.id(), n, settled.viewer().actor()))
                .isEmpty()) {
            throw Refusal.notFound("there is no such leave of this person");
        }
        return Response.noContent().build();
    }

    private static LeaveView view(LeaveEntry entry) {
        boolean days = entry.span() instanceof LeaveSpan.Days;
        String from = entry.span() instanceof LeaveSpan.Days d
                ? d.first().toString()
                : ((LeaveSpan.Times) entry.span()).from().toString();
        String until = entry.span() instanceof LeaveSpan.Days d
                ? d.last().toString()
                : ((LeaveSpan.Times) entry.span()).until().toString();
        return new LeaveView(Long.toString(entry.id()), from, until, days, entry.enteredBy(), entry.enteredAt());
    }
}
