package dev.plumbline.web.api;

import dev.plumbline.audit.Actor;
import dev.plumbline.notifications.OutboxDesk;
import dev.plumbline.notifications.Pause;
import dev.plumbline.people.Directory;
import dev.plumbline.web.access.Refusal;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Messages owed and sent, and the switches that hold them, for admins. */
@Path("/api/v1/outbox")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "outbox")
class OutboxResource {

    private static final String ALL = "all";

    private final OutboxDesk desk;
    private final Directory directory;
    private final Viewers viewers;

    OutboxResource(OutboxDesk desk, Directory directory, Viewers viewers) {
        this.desk = desk;
        this.directory = directory;
        this.viewers = viewers;
    }

    record PersonView(String id, String name) {}

    /** @param saidAgainAs key of the message that says it over another channel */
    record MessageView(
            String id,
            String key,
            String kind,
            @Nullable String channel,
            PersonView recipient,
            String state,
            Instant due,
            @Nullable Instant ended,
            int attempts,
            @Nullable String because,
            @Nullable String saidAgainAs) {}

    /** @param next for {@code after}; null on the last page */
    record PageView(List<MessageView> items, @Nullable String next) {}

    /** @param channel a channel, or {@code all} */
    record PauseView(String channel, String by, String why, Instant since) {

        static PauseView of(Pause pause) {
            return new PauseView(pause.everything() ? ALL : pause.channel(), pause.by(), pause.why(), pause.since());
        }
    }

    /** @param reason why, for everybody who wonders where the messages are */
    record PauseWish(@Nullable String reason) {}

    record RetryView(String id, String state) {}

    @GET
    @Operation(summary = "Messages, newest first; without a state all of them")
    public PageView list(
            @Parameter(
                            description =
                                    "one of waiting, sending, in-doubt, sent, fell-away, parked, bounced, refused, quarantined")
                    @RestQuery
                    @Nullable
                    String state,
            @Parameter(description = "the next of the page before") @RestQuery @Nullable String after,
            @Parameter(description = "1 to 200, usually 50") @RestQuery @Nullable String limit) {
        Optional<String> wanted = Parameters.text(state);
        if (wanted.isPresent() && !OutboxDesk.STATES.contains(wanted.get())) {
            throw new BadParameter("state", "one of " + String.join(", ", OutboxDesk.STATES), wanted.get());
        }
        int size = Parameters.limit(limit);
        List<OutboxDesk.Row> found =
                desk.list(wanted.map(Set::of).orElse(Set.of()), Parameters.number("after", after), size + 1);
        List<OutboxDesk.Row> shown = found.subList(0, Math.min(size, found.size()));
        return new PageView(
                shown.stream().map(this::view).toList(),
                found.size() > size ? Long.toString(shown.get(size - 1).id()) : null);
    }

    @POST
    @Path("{id}/retry")
    @Operation(summary = "Has a message tried again that is parked, came back, was refused or quarantined")
    public RetryView retry(@RestPath String id) {
        long number = Parameters.number("id", id).orElseThrow(Refusal::notFound);
        return switch (desk.retry(number, actor())) {
            case DRIVEN -> new RetryView(id, "waiting");
            case UNKNOWN -> throw Refusal.notFound("There is no message with the number " + id + ".");
            case NOT_NOW ->
                throw Refusal.conflict("Message " + id
                        + " is not in a state in which it can be tried again, or is being told over another channel.");
        };
    }

    @GET
    @Path("pause")
    @Operation(summary = "What is paused")
    public List<PauseView> pauses() {
        return desk.pauses().stream().map(PauseView::of).toList();
    }

    @PUT
    @Path("pause/{channel}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Stops a channel, or all of them, before the next message leaves; takes a reason")
    public List<PauseView> pause(@RestPath String channel, @Nullable PauseWish wish) {
        String why = Parameters.text(wish == null ? null : wish.reason())
                .orElseThrow(() -> Refusal.badRequest(
                        "expected a body {\"reason\": \"…\"}: whoever wonders where the messages are must find why"));
        desk.pause(known(channel), why, actor());
        return pauses();
    }

    @DELETE
    @Path("pause/{channel}")
    @Operation(summary = "Lets messages leave again")
    public List<PauseView> resume(@RestPath String channel) {
        if (!desk.resume(known(channel), actor())) {
            throw Refusal.notFound("\"" + channel + "\" is not paused.");
        }
        return pauses();
    }

    private String known(String channel) {
        if (channel.equals(ALL)) {
            return Pause.EVERYTHING;
        }
        if (!desk.channels().contains(channel)) {
            throw new BadParameter("channel", "all, or one of " + String.join(", ", desk.channels()), channel);
        }
        return channel;
    }

    private Actor actor() {
        return viewers.current().actor();
    }

    private MessageView view(OutboxDesk.Row row) {
        return new MessageView(
                Long.toString(row.id()),
                row.key(),
                row.kind(),
                row.channel().isEmpty() ? null : row.channel(),
                new PersonView(row.recipient().value(), directory.chart().nameOf(row.recipient())),
                row.state(),
                row.due(),
                row.ended().orElse(null),
                row.attempts(),
                row.because().isEmpty() ? null : row.because(),
                row.next().orElse(null));
    }
}
