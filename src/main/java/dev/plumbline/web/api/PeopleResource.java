package dev.plumbline.web.api;

import dev.plumbline.audit.Looks;
import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Directory;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.violations.Violations;
import dev.plumbline.violations.Violations.PersonCount;
import dev.plumbline.web.access.Refusal;
import dev.plumbline.web.access.Viewer;
import dev.plumbline.web.access.Viewers;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** People as JSON, as far as the caller may see them. No addresses: they are Salesforce's to give out. */
@Path("/api/v1/people")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "people")
class PeopleResource {

    private final Directory directory;
    private final Violations violations;
    private final Viewers viewers;
    private final Looks looks;

    PeopleResource(Directory directory, Violations violations, Viewers viewers, Looks looks) {
        this.directory = directory;
        this.violations = violations;
        this.viewers = viewers;
        this.looks = looks;
    }

    record PageView(List<PersonView> items, @Nullable String next) {}

    /** @param manager who leads them; null for who is led by nobody */
    record PersonView(
            String id,
            String name,
            String username,
            String title,
            boolean active,
            String zone,
            ViolationView.@Nullable PersonView manager,
            OpenView violations) {}

    record OpenView(long open, long records) {}

    @GET
    @Operation(summary = "People by id, with their open violations")
    public PageView list(@RestQuery @Nullable String after, @RestQuery @Nullable String limit) {
        Viewer viewer = viewers.current();
        OrgChart chart = directory.chart();
        int size = Parameters.limit(limit);
        Optional<RecordId> from = Parameters.recordId("after", after);
        List<Person> found = chart.people().stream()
                .filter(person -> viewer.maySee(person.id()))
                .filter(person -> from.isEmpty() || person.id().compareTo(from.get()) > 0)
                .sorted(Comparator.comparing(Person::id))
                .limit(size + 1L)
                .toList();
        Map<RecordId, PersonCount> counts = counts(viewer);
        List<PersonView> items = found.stream()
                .limit(size)
                .map(person -> view(person, chart, counts.get(person.id())))
                .toList();
        return new PageView(items, found.size() > size ? items.get(size - 1).id() : null);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One person")
    public PersonView one(@RestPath String id) {
        Viewer viewer = viewers.current();
        OrgChart chart = directory.chart();
        return Optional.of(id)
                .filter(RecordId::isId)
                .map(RecordId::of)
                .filter(viewer::maySee)
                .flatMap(chart::person)
                .map(person -> {
                    looks.record(viewer.actor(), person.id());
                    return view(person, chart, counts(viewer).get(person.id()));
                })
                .orElseThrow(() -> Refusal.notFound("there is no such person, or they are not yours to see"));
    }

    private Map<RecordId, PersonCount> counts(Viewer viewer) {
        return violations.byPerson(viewer.scope()).stream()
                .collect(Collectors.toMap(PersonCount::accountable, Function.identity()));
    }

    private static PersonView view(Person person, OrgChart chart, @Nullable PersonCount count) {
        return new PersonView(
                person.id().value(),
                person.name(),
                person.username(),
                person.title(),
                person.active(),
                person.zone().getId(),
                chart.leaderOf(person.id())
                        .map(leader -> new ViolationView.PersonView(leader.id().value(), leader.name()))
                        .orElse(null),
                count == null ? new OpenView(0, 0) : new OpenView(count.open(), count.records()));
    }
}
