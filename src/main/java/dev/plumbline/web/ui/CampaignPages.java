package dev.plumbline.web.ui;

import dev.plumbline.crm.RecordId;
import dev.plumbline.lifecycle.Campaign;
import dev.plumbline.lifecycle.CampaignDraft;
import dev.plumbline.lifecycle.CampaignState;
import dev.plumbline.lifecycle.Campaigns;
import dev.plumbline.people.Directory;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.pipeline.Edition;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.RuleState;
import dev.plumbline.speech.Saying;
import dev.plumbline.web.access.Refusal;
import dev.plumbline.web.access.Viewer;
import io.quarkus.qute.TemplateInstance;
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
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Dates set by management, and whether they will be met. */
@Path("/campaigns")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class CampaignPages {

    private final Layout layout;
    private final Campaigns campaigns;
    private final Edition edition;
    private final Directory directory;
    private final Jdbi jdbi;

    CampaignPages(Layout layout, Campaigns campaigns, Edition edition, Directory directory, Jdbi jdbi) {
        this.layout = layout;
        this.campaigns = campaigns;
        this.edition = edition;
        this.directory = directory;
        this.jdbi = jdbi;
    }

    record Row(CampaignState state, String scope) {}

    record Name(RecordId id, String name, String leader, long open, java.time.Instant oldest) {}

    /** @param people among whom the viewer may set a date; empty when they may set none */
    record list(Page page, List<Row> rows, List<Person> people, List<Rule> rules) implements TemplateInstance {}

    record campaign(
            Page page,
            CampaignState state,
            String scope,
            List<Rule> rules,
            List<Name> names,
            BurnChart chart,
            boolean mayEnd)
            implements TemplateInstance {}

    @GET
    public TemplateInstance list() {
        Page page = layout.page("campaigns");
        Viewer viewer = page.viewer();
        OrgChart chart = directory.chart();
        List<Row> rows = jdbi.inTransaction(handle -> campaigns.all(handle, viewer.scope(), self(viewer)).stream()
                .map(c -> new Row(
                        campaigns.state(handle, c, viewer.scope(), page.say().zone()),
                        chart.nameOf(c.scope(), page.say().tongue())))
                .toList());
        List<Person> people = !sets(viewer)
                ? List.of()
                : chart.people().stream()
                        .filter(p -> p.active() && viewer.maySee(p.id()))
                        .filter(p -> viewer.is(p.id())
                                || !chart.directReports(p.id()).isEmpty())
                        .sorted(Comparator.comparing(Person::name))
                        .toList();
        List<Rule> rules = edition.current().rules().stream()
                .filter(r -> r.state() == RuleState.LIVE)
                .sorted(Comparator.comparing(Rule::title))
                .toList();
        return new list(page, rows, people, rules);
    }

    @GET
    @Path("{id}")
    public TemplateInstance campaign(@RestPath String id) {
        Page page = layout.page("campaigns");
        Viewer viewer = page.viewer();
        Campaign campaign = find(id, viewer);
        CampaignState state = jdbi.inTransaction(handle ->
                campaigns.state(handle, campaign, viewer.scope(), page.say().zone()));
        OrgChart chart = directory.chart();
        List<Name> names = state.people().stream()
                .limit(200)
                .map(p -> new Name(
                        p.accountable(),
                        chart.nameOf(p.accountable(), page.say().tongue()),
                        chart.leaderOf(p.accountable()).map(Person::name).orElse(""),
                        p.open(),
                        p.oldest()))
                .toList();
        List<Rule> rules = campaign.rules().stream()
                .flatMap(rule -> edition.current().rule(rule).stream())
                .toList();
        return new campaign(
                page,
                state,
                chart.nameOf(campaign.scope(), page.say().tongue()),
                rules,
                names,
                BurnChart.of(state.days()),
                mayEnd(viewer, campaign));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({"admin", "manager", "executive"})
    public Response set(
            @RestForm @Nullable String name,
            @RestForm @Nullable String scope,
            @RestForm @Nullable String deadline,
            @RestForm @Nullable String why,
            @RestForm List<String> rule) {
        Page page = layout.page("campaigns");
        Viewer viewer = page.viewer();
        if (scope == null || !RecordId.isId(scope)) {
            throw Refusal.badRequest(Saying.of(CampaignWords.class, CampaignWords::noScope));
        }
        CampaignDraft draft = new CampaignDraft(
                name == null ? "" : name,
                rule.stream().filter(r -> !r.isBlank()).map(RuleId::new).toList(),
                RecordId.of(scope),
                day(deadline),
                why == null ? "" : why);
        campaigns.wrong(draft, viewer.scope(), page.say().zone()).ifPresent(wrong -> {
            throw Refusal.badRequest(wrong);
        });
        Campaign set = jdbi.inTransaction(handle -> campaigns.set(handle, draft, key(viewer), viewer.name()));
        return Response.seeOther(URI.create("/campaigns/" + set.id())).build();
    }

    @POST
    @Path("{id}/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({"admin", "manager", "executive"})
    public Response end(@RestPath String id) {
        Viewer viewer = layout.page("campaigns").viewer();
        Campaign campaign = find(id, viewer);
        if (!mayEnd(viewer, campaign)) {
            throw Refusal.badRequest(Saying.of(CampaignWords.class, say -> say.notYours(campaign.setByName())));
        }
        jdbi.useTransaction(handle -> campaigns.end(handle, campaign, key(viewer), viewer.name()));
        return Response.seeOther(URI.create("/campaigns/" + campaign.id())).build();
    }

    private Campaign find(String id, Viewer viewer) {
        return Ids.number(id)
                .flatMap(number ->
                        jdbi.withHandle(handle -> campaigns.find(handle, number, viewer.scope(), self(viewer))))
                .orElseThrow(Refusal::notFound);
    }

    private static boolean mayEnd(Viewer viewer, Campaign campaign) {
        return campaign.endedAt().isEmpty()
                && sets(viewer)
                && (viewer.admin() || campaign.setBy().equals(key(viewer)));
    }

    private static boolean sets(Viewer viewer) {
        return viewer.leads();
    }

    private static Optional<RecordId> self(Viewer viewer) {
        return viewer.person().map(Person::id);
    }

    static String key(Viewer viewer) {
        return self(viewer).map(RecordId::value).orElse(viewer.name());
    }

    private static LocalDate day(@Nullable String text) {
        try {
            return LocalDate.parse(text == null ? "" : text.strip());
        } catch (DateTimeException e) {
            throw Refusal.badRequest(Saying.of(CampaignWords.class, CampaignWords::noDate));
        }
    }
}
