package dev.plumbline.web.ui;

import dev.plumbline.audit.Looks;
import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Directory;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationFilter;
import dev.plumbline.violations.Violations;
import dev.plumbline.violations.Violations.PersonCount;
import dev.plumbline.web.access.Refusal;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** People, as far as the viewer may see them. Everybody sees of themselves exactly what others see. */
@Path("/people")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class PersonPages {

    /** At once; those with most gaps come first. */
    private static final int PEOPLE = 200;

    private final Layout layout;
    private final Teams teams;
    private final Violations violations;
    private final Directory directory;
    private final Looks looks;

    PersonPages(Layout layout, Teams teams, Violations violations, Directory directory, Looks looks) {
        this.layout = layout;
        this.teams = teams;
        this.violations = violations;
        this.directory = directory;
        this.looks = looks;
    }

    /** @param more after whom the next ones come */
    record people(Page page, List<Standing> rows, Optional<RecordId> more) implements TemplateInstance {}

    /**
     * @param more   whether there are gaps beyond the ones shown
     * @param acting for whom the viewer types
     * @param settles whether the viewer decides on leave, delegate and messages here
     * @param agenda  whether there is a talk to prepare: it is about a person, not a queue
     */
    record person(
            Page page,
            Standing standing,
            boolean self,
            Optional<Person> leader,
            List<Standing> reports,
            List<Violation> gaps,
            boolean more,
            List<Person> acting,
            boolean settles,
            boolean agenda)
            implements TemplateInstance {}

    /** Gaps come and go while somebody reads on, so that it goes on after a person, not after a number of them. */
    @GET
    public TemplateInstance people(@RestQuery @Nullable String after) {
        Page page = layout.page("people");
        List<Standing> all = teams.people(violations.byPerson(page.viewer().scope()));
        // Whoever has no gap left is nowhere in the list: it begins anew.
        int first = after == null
                ? 0
                : all.stream().map(one -> one.id().value()).toList().indexOf(after) + 1;
        List<Standing> rest = all.subList(first, all.size());
        List<Standing> rows = rest.stream().limit(PEOPLE).toList();
        return new people(
                page,
                rows,
                rest.size() > rows.size()
                        ? Optional.of(rows.get(rows.size() - 1).id())
                        : Optional.empty());
    }

    @GET
    @Path("{id}")
    public TemplateInstance person(@RestPath String id) {
        Page page = layout.page("people", "me", id);
        OrgChart chart = directory.chart();
        RecordId who = known(id, chart).filter(page.viewer()::maySee).orElseThrow(Refusal::notFound);
        chart.person(who).ifPresent(person -> looks.record(page.viewer().actor(), who));
        List<PersonCount> counts = violations.byPerson(page.viewer().scope());
        List<Violation> gaps = violations.list(
                ViolationFilter.OPEN.of(Set.of(who)), page.viewer().scope(), Optional.empty(), GapLists.PAGE + 1);
        return new person(
                page,
                teams.alone(who, counts),
                page.viewer().is(who),
                chart.leaderOf(who),
                teams.below(page.viewer(), who, counts),
                gaps.stream().limit(GapLists.PAGE).toList(),
                gaps.size() > GapLists.PAGE,
                page.viewer().owners().stream()
                        .flatMap(owner -> chart.person(owner).stream())
                        .toList(),
                chart.person(who).isPresent() && page.viewer().settles(who),
                chart.person(who).isPresent());
    }

    private static Optional<RecordId> known(String id, OrgChart chart) {
        if (!RecordId.isId(id)) {
            return Optional.empty();
        }
        return Optional.of(RecordId.of(id))
                .filter(one -> chart.person(one).isPresent() || chart.queue(one).isPresent());
    }
}
