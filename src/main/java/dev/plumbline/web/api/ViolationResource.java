package dev.plumbline.web.api;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Directory;
import dev.plumbline.people.OrgChart;
import dev.plumbline.pipeline.Doer;
import dev.plumbline.pipeline.Edition;
import dev.plumbline.pipeline.WaysOutDesk;
import dev.plumbline.rules.RuleId;
import dev.plumbline.violations.Outcome;
import dev.plumbline.violations.Recheck;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationFilter;
import dev.plumbline.violations.Violations;
import dev.plumbline.web.access.Refusal;
import dev.plumbline.web.access.Viewer;
import dev.plumbline.web.access.Viewers;
import dev.plumbline.web.ui.VisibleGaps;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Violations as JSON, never beyond what the caller may see. */
@Path("/api/v1/violations")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "violations")
class ViolationResource {

    private final Viewers viewers;
    private final Violations violations;
    private final VisibleGaps visible;
    private final Directory directory;
    private final Edition edition;
    private final Recheck recheck;
    private final Acts acts;
    private final WaysOutDesk desk;

    ViolationResource(
            Viewers viewers,
            Violations violations,
            VisibleGaps visible,
            Directory directory,
            Edition edition,
            Recheck recheck,
            Acts acts,
            WaysOutDesk desk) {
        this.viewers = viewers;
        this.violations = violations;
        this.visible = visible;
        this.directory = directory;
        this.edition = edition;
        this.recheck = recheck;
        this.acts = acts;
        this.desk = desk;
    }

    /** @param next for {@code after}; null on the last page */
    record PageView(List<ViolationView> items, @Nullable String next) {}

    @GET
    @Operation(summary = "Violations, oldest first; without a state those that are not ended")
    public PageView list(
            @Parameter(description = "name of a rule") @RestQuery @Nullable String rule,
            @Parameter(description = "id of a record") @RestQuery @Nullable String record,
            @Parameter(description = "id of the user or queue who answers for it") @RestQuery @Nullable
                    String accountable,
            @Parameter(description = "open, waived, snoozed, disputed or ended") @RestQuery @Nullable String state,
            @Parameter(description = "id of a user: theirs and of everybody below") @RestQuery @Nullable String manager,
            @Parameter(description = "the next of the page before") @RestQuery @Nullable String after,
            @Parameter(description = "1 to 200, usually 50") @RestQuery @Nullable String limit) {
        Optional<Set<RecordId>> people = people(accountable, manager);
        if (people.isPresent() && people.get().isEmpty()) {
            return new PageView(List.of(), null);
        }
        ViolationFilter filter = new ViolationFilter(
                Parameters.text(rule).map(RuleId::new),
                Parameters.recordId("record", record),
                people.orElse(Set.of()),
                Parameters.state(state),
                Optional.empty());
        int size = Parameters.limit(limit);
        return page(filter, Parameters.number("after", after), size);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One violation with its whole history and why")
    public ViolationView.Whole one(@RestPath String id) {
        return whole(find(id));
    }

    @POST
    @Path("{id}/recheck")
    @Operation(
            summary =
                    "Reads the record again from Salesforce and judges it now; answers with the violation as it is then")
    public ViolationView.Whole recheck(@RestPath String id) {
        Violation before = find(id);
        if (!recheck.recheck(List.of(before.record()))) {
            throw Refusal.unavailable(
                    "Salesforce did not answer, so nothing was checked; the violation is as it was. Try again later.");
        }
        return whole(find(id));
    }

    record Snooze(@Nullable String reason, @Nullable Integer days, @Nullable String text) {}

    record Said(@Nullable String text) {}

    record Decided(@Nullable String decision, @Nullable String text, @Nullable String until) {}

    record Waived(@Nullable String reason, @Nullable String until) {}

    @POST
    @Path("{id}/snooze")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Lets it rest for some working days: {reason: key of an obstacle, days, text}")
    public Response snooze(@RestPath String id, String body) {
        Snooze given = StrictJson.read(body, Snooze.class);
        return act(
                id,
                body,
                (handle, doer, number) -> desk.snooze(
                        handle,
                        doer,
                        number,
                        Acts.text(given.reason()),
                        Optional.ofNullable(given.days()),
                        Acts.text(given.text())));
    }

    @POST
    @Path("{id}/dispute")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Says that the rule is wrong here, which stops the clock until it is answered: {text}")
    public Response dispute(@RestPath String id, String body) {
        Said given = StrictJson.read(body, Said.class);
        return act(id, body, (handle, doer, number) -> desk.dispute(handle, doer, number, Acts.text(given.text())));
    }

    @POST
    @Path("{id}/explain")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Explains a move, for the manager who may accept it: {text}")
    public Response explain(@RestPath String id, String body) {
        Said given = StrictJson.read(body, Said.class);
        return act(id, body, (handle, doer, number) -> desk.explain(handle, doer, number, Acts.text(given.text())));
    }

    @POST
    @Path("{id}/decide")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "A manager's answer: {decision: coached, accepted, waived, agreed or declined, text, until: last day of a waiver}")
    public Response decide(@RestPath String id, String body) {
        Decided given = StrictJson.read(body, Decided.class);
        return act(
                id,
                body,
                (handle, doer, number) -> desk.decide(
                        handle,
                        doer,
                        number,
                        Acts.text(given.decision()),
                        Acts.text(given.text()),
                        Acts.text(given.until())));
    }

    @POST
    @Path("{id}/waive")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Asks for a waiver of one's own violation, or grants one from above: {reason, until}")
    public Response waive(@RestPath String id, String body) {
        Waived given = StrictJson.read(body, Waived.class);
        return act(
                id,
                body,
                (handle, doer, number) ->
                        desk.waive(handle, doer, number, Acts.text(given.reason()), Acts.text(given.until())));
    }

    @FunctionalInterface
    private interface Way {

        Outcome take(Handle handle, Doer doer, long violation);
    }

    private Response act(String id, String body, Way way) {
        long number = Parameters.number(id).orElseThrow(ViolationResource::none);
        return acts.act(Optional.of(number), body, (handle, doer) -> way.take(handle, doer, number));
    }

    /** Both filters together mean both; empty means that they have nobody in common. */
    private Optional<Set<RecordId>> people(@Nullable String accountable, @Nullable String manager) {
        Optional<Set<RecordId>> below = Parameters.recordId("manager", manager).map(directory.chart()::subtree);
        Optional<RecordId> one = Parameters.recordId("accountable", accountable);
        if (one.isEmpty()) {
            return below;
        }
        Set<RecordId> both = new HashSet<>(Set.of(one.get()));
        below.ifPresent(both::retainAll);
        return Optional.of(both);
    }

    private PageView page(ViolationFilter filter, Optional<Long> after, int limit) {
        Viewer viewer = viewers.current();
        OrgChart chart = directory.chart();
        // One more than asked for tells whether there is a next page, unless the ledger's own limit forbids it.
        int asked = Math.min(limit + 1, Parameters.LARGEST_PAGE);
        List<Violation> found = violations.list(filter, viewer.scope(), after, asked);
        List<Violation> shown = found.subList(0, Math.min(limit, found.size()));
        boolean more = found.size() > limit
                || limit == Parameters.LARGEST_PAGE && shown.size() == limit && anyAfter(filter, viewer, last(shown));
        return new PageView(
                shown.stream()
                        .map(violation -> ViolationView.of(violation, chart))
                        .toList(),
                more ? Long.toString(last(shown)) : null);
    }

    private boolean anyAfter(ViolationFilter filter, Viewer viewer, long id) {
        return !violations.list(filter, viewer.scope(), Optional.of(id), 1).isEmpty();
    }

    private static long last(List<Violation> shown) {
        return shown.get(shown.size() - 1).id();
    }

    private ViolationView.Whole whole(Violation violation) {
        return ViolationView.whole(
                violation, directory.chart(), edition.rule(violation.rule()), violations.history(violation.id()));
    }

    private Violation find(String id) {
        return visible.find(viewers.current(), id).orElseThrow(ViolationResource::none);
    }

    private static Refusal none() {
        return Refusal.notFound("there is no such violation, or it is not yours to see");
    }
}
