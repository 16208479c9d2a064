package dev.plumbline.web.api;

import dev.plumbline.people.MessageSettings;
import dev.plumbline.people.Person;
import dev.plumbline.people.PersonSettings;
import dev.plumbline.web.access.Refusal;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** How people are reached: quieter as they like, never out. */
@Path("/api/v1/people/{id}/settings")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "people")
class SettingsResource {

    private final Settled settled;
    private final PersonSettings settings;

    SettingsResource(Settled settled, PersonSettings settings) {
        this.settled = settled;
        this.settings = settings;
    }

    /**
     * @param channels    in order of preference
     * @param quietFrom   by the person's clock, for instance 19:00
     * @param digestWeeks every how many weeks the digest of own gaps comes: 1, 2 or 4
     */
    public record SettingsView(
            @Nullable List<String> channels,
            @Nullable Boolean tasks,
            @Nullable String quietFrom,
            @Nullable String quietUntil,
            @Nullable Boolean digestOnly,
            @Nullable Integer digestWeeks) {}

    @GET
    @Operation(summary = "How a person is reached")
    public SettingsView one(@RestPath String id) {
        return view(settings.all(settled.person(id).id()));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Choose how a person is reached; what is left out stays")
    public SettingsView change(@RestPath String id, @Nullable SettingsView wanted) {
        Person person = settled.person(id);
        PersonSettings.Settings before = settings.all(person.id());
        if (wanted == null) {
            return view(before);
        }
        MessageSettings old = before.messages();
        List<String> channels = wanted.channels() == null ? old.channels() : wanted.channels();
        if (channels.isEmpty() || channels.stream().anyMatch(Objects::isNull)) {
            throw Refusal.badRequest(
                    "\"channels\" names at least one way to be reached: nobody is held to what they were"
                            + " not told");
        }
        MessageSettings messages = new MessageSettings(
                channels,
                wanted.tasks() == null ? old.tasks() : wanted.tasks(),
                time("quietFrom", wanted.quietFrom(), old.quietFrom()),
                time("quietUntil", wanted.quietUntil(), old.quietUntil()),
                wanted.digestOnly() == null ? old.digestOnly() : wanted.digestOnly());
        int weeks = wanted.digestWeeks() == null ? before.digestWeeks() : wanted.digestWeeks();
        return view(Settled.taken(settings.change(
                person.id(),
                new PersonSettings.Settings(messages, weeks),
                settled.viewer().actor())));
    }

    private static LocalTime time(String name, @Nullable String text, LocalTime otherwise) {
        try {
            return text == null ? otherwise : LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw Refusal.badRequest("\"" + name + "\" is a time of day, such as 19:00");
        }
    }

    private static SettingsView view(PersonSettings.Settings settings) {
        MessageSettings messages = settings.messages();
        return new SettingsView(
                messages.channels(),
                messages.tasks(),
                messages.quietFrom().toString(),
                messages.quietUntil().toString(),
                messages.digestOnly(),
                settings.digestWeeks());
    }
}
