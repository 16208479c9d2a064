package dev.plumbline.web.ui;

import dev.plumbline.crm.RecordId;
import dev.plumbline.lifecycle.Approval;
import dev.plumbline.lifecycle.Approver;
import dev.plumbline.lifecycle.Consultation;
import dev.plumbline.lifecycle.Guard;
import dev.plumbline.people.Directory;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.pipeline.Edition;
import dev.plumbline.pipeline.Effect;
import dev.plumbline.pipeline.Preview;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleId;
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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What people do about a rule: say what they think of it, sign it off, try it, approve that it speaks. */
@Path("/rules")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class RuleLifePages {

    /** People whose counts a preview names; a rule that concerns more concerns everybody. */
    private static final int NAMED = 50;

    private final Layout layout;
    private final Edition edition;
    private final Consultation consultation;
    private final Guard guard;
    private final Preview preview;
    private final Directory directory;
    private final Jdbi jdbi;

    RuleLifePages(
            Layout layout,
            Edition edition,
            Consultation consultation,
            Guard guard,
            Preview preview,
            Directory directory,
            Jdbi jdbi) {
        this.layout = layout;
        this.edition = edition;
        this.consultation = consultation;
        this.guard = guard;
        this.preview = preview;
        this.directory = directory;
        this.jdbi = jdbi;
    }

    record Share(RecordId id, String name, String leader, long found) {}

    /** @param more people beyond those named */
    record effect(Page page, String id, String title, Effect effect, List<Share> people, int more, long allowed)
            implements TemplateInstance {}

    @GET
    @Path("{id}/effect")
    @RolesAllowed({"admin", "manager", "executive"})
    public TemplateInstance effect(@RestPath String id) {
        Page page = layout.page("rules");
        Viewer viewer = page.viewer();
        Rule rule = rule(id);
        Effect effect = preview.of(rule.id(), viewer::previews)
                .orElseThrow(() -> Refusal.unavailable(Saying.of(RuleWords.class, RuleWords::busy)));
        OrgChart chart = directory.chart();
        List<Share> people = effect.byPerson().entrySet().stream()
                .limit(NAMED)
                .map(e -> new Share(
                        e.getKey(),
                        chart.nameOf(e.getKey(), page.say().tongue()),
                        chart.leaderOf(e.getKey()).map(Person::name).orElse(""),
                        e.getValue()))
                .toList();
        return new effect(
                page, id, rule.title(), effect, people, effect.byPerson().size() - people.size(), guard.allowed());
    }

    @POST
    @Path("{id}/answer")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response answer(@RestPath String id, @RestForm @Nullable String text, @RestForm @Nullable String sign) {
        Viewer viewer = layout.page("rules").viewer();
        Rule rule = rule(id);
        Person self = viewer.person()
                .orElseThrow(() -> Refusal.badRequest(Saying.of(RuleWords.class, RuleWords::nobodySaid)));
        Optional<Saying> wrong = jdbi.inTransaction(
                handle -> consultation.say(handle, rule, self, text == null ? "" : text, sign != null));
        wrong.ifPresent(why -> {
            throw Refusal.badRequest(why);
        });
        return Response.seeOther(at(id, sign != null ? "?said=signed#consult" : "?said=comment#consult"))
                .build();
    }

    @POST
    @Path("{id}/approve")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed("admin")
    public Response approve(@RestPath String id, @RestForm @Nullable String reason) {
        Viewer viewer = layout.page("rules").viewer();
        Rule rule = rule(id);
        Approver who = Doers.approver(viewer);
        Approval approval =
                jdbi.inTransaction(handle -> guard.approve(handle, rule.id(), who, reason == null ? "" : reason));
        if (approval instanceof Approval.Refused refused) {
            throw Refusal.badRequest(refused.because());
        }
        String said = approval instanceof Approval.Released
                ? "?said=approved"
                : approval instanceof Approval.SecondNeeded ? "?said=second" : "";
        return Response.seeOther(at(id, said)).build();
    }

    private Rule rule(String id) {
        return edition.current().rule(new RuleId(id)).orElseThrow(Refusal::notFound);
    }

    private static URI at(String rule, String rest) {
        return URI.create(
                "/rules/" + URLEncoder.encode(rule, StandardCharsets.UTF_8).replace("+", "%20") + rest);
    }
}
