package dev.plumbline.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.crm.RecordId;
import dev.plumbline.lifecycle.Campaign;
import dev.plumbline.lifecycle.CampaignDraft;
import dev.plumbline.lifecycle.CampaignState;
import dev.plumbline.lifecycle.Campaigns;
import dev.plumbline.people.Directory;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.rules.RuleId;
import dev.plumbline.web.access.Refusal;
import dev.plumbline.web.access.Viewer;
import dev.plumbline.web.access.Viewers;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Campaigns as JSON: dates set by management, as far as they are about people whom the caller may see. */
@Path("/api/v1/campaigns")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "campaigns")
class CampaignResource {

    private final Campaigns campaigns;
    private final Directory directory;
    private final Viewers viewers;
    private final Jdbi jdbi;

    CampaignResource(Campaigns campaigns, Directory directory, Viewers viewers, Jdbi jdbi) {
        this.campaigns = campaigns;
        this.directory = directory;
        this.viewers = viewers;
        this.jdbi = jdbi;
    }

    record PageView(List<CampaignView> items, @Nullable String next) {}

    /**
     * @param rules   empty means all
     * @param outlook met, yes, at-risk, no, missed or too-early
     * @param whole   whether the caller sees everybody whom it is about
     * @param people  null in lists
     */
    record CampaignView(
            long id,
            String name,
            List<String> rules,
            ViolationView.PersonView scope,
            LocalDate deadline,
            String why,
            String setBy,
            Instant setAt,
            String state,
            long open,
            String outlook,
            boolean whole,
            RuleLifeView.ProjectionView projection,
            List<RuleLifeView.DayView> days,
            @Nullable List<NameView> people) {}

    record NameView(String id, String name, long open, Instant oldest) {}

    @GET
    @Operation(summary = "Campaigns, running ones first")
    public PageView list() {
        Viewer viewer = viewers.current();
        return new PageView(
                jdbi.inTransaction(handle -> campaigns.all(handle, viewer.scope(), self(viewer)).stream()
                        .map(c -> view(handle, c, viewer, false))
                        .toList()),
                null);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One campaign, with its days and the people who have open violations")
    public CampaignView one(@RestPath String id) {
        Viewer viewer = viewers.current();
        return jdbi.inTransaction(handle -> Parameters.number("id", id)
                .flatMap(number -> campaigns.find(handle, number, viewer.scope(), self(viewer)))
                .map(c -> view(handle, c, viewer, true))
                .orElseThrow(() -> Refusal.notFound("there is no such campaign, or it is not yours to see")));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"admin", "manager", "executive"})
    @Operation(summary = "Sets a date for somebody's people: name, scope (a user id), deadline, why, rules")
    public Response set(JsonNode body) {
        Viewer viewer = viewers.current();
        JsonNode given = Bodies.only(body, Set.of("name", "scope", "deadline", "why", "rules"));
        String scope = Bodies.text(given, "scope", true);
        if (!RecordId.isId(scope)) {
            throw Refusal.badRequest("\"scope\" must be the id of a user, 15 or 18 letters and digits");
        }
        CampaignDraft draft = new CampaignDraft(
                Bodies.text(given, "name", true),
                Bodies.texts(given, "rules").stream().map(RuleId::new).toList(),
                RecordId.of(scope),
                day(Bodies.text(given, "deadline", true)),
                Bodies.text(given, "why", true));
        campaigns.wrong(draft, viewer.scope(), zone(viewer)).ifPresent(why -> {
            throw Refusal.badRequest(why);
        });
        return jdbi.inTransaction(handle -> {
            String by = self(viewer).map(RecordId::value).orElse(viewer.name());
            Campaign set = campaigns.set(handle, draft, by, viewer.name());
            return Response.created(URI.create("/api/v1/campaigns/" + set.id()))
                    .entity(view(handle, set, viewer, true))
                    .build();
        });
    }

    private CampaignView view(Handle handle, Campaign campaign, Viewer viewer, boolean whole) {
        CampaignState state = campaigns.state(handle, campaign, viewer.scope(), zone(viewer));
        OrgChart chart = directory.chart();
        List<NameView> people = state.people().stream()
                .map(p -> new NameView(p.accountable().value(), chart.nameOf(p.accountable()), p.open(), p.oldest()))
                .toList();
        return new CampaignView(
                campaign.id(),
                campaign.name(),
                campaign.rules().stream().map(RuleId::value).toList(),
                new ViolationView.PersonView(campaign.scope().value(), chart.nameOf(campaign.scope())),
                campaign.deadline(),
                campaign.why(),
                campaign.setByName(),
                campaign.setAt(),
                campaign.state(),
                state.open(),
                state.outlook().key(),
                state.whole(),
                RuleLifeView.projection(state.projection()),
                whole ? RuleLifeView.days(state.days()) : List.of(),
                whole ? people : null);
    }

    private static Optional<RecordId> self(Viewer viewer) {
        return viewer.person().map(Person::id);
    }

    private static ZoneId zone(Viewer viewer) {
        return viewer.person().map(Person::zone).orElse(ZoneId.of("UTC"));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw Refusal.badRequest("\"deadline\" is no date; write year-month-day, for instance 2026-12-01");
        }
    }
}
