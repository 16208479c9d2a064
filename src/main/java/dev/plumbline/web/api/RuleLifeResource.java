package dev.plumbline.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.lifecycle.Approval;
import dev.plumbline.lifecycle.Approver;
import dev.plumbline.lifecycle.Guard;
import dev.plumbline.lifecycle.RuleLife;
import dev.plumbline.people.Person;
import dev.plumbline.pipeline.Edition;
import dev.plumbline.pipeline.Effect;
import dev.plumbline.pipeline.Preview;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleId;
import dev.plumbline.web.access.Refusal;
import dev.plumbline.web.access.Viewer;
import dev.plumbline.web.access.Viewers;
import dev.plumbline.web.ui.Doers;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The life of rules as JSON: versions, what they would do, approval of what is held, how a backlog shrinks. */
@Path("/api/v1/rules")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rules")
class RuleLifeResource {

    private final Edition edition;
    private final RuleLife lives;
    private final Guard guard;
    private final Preview preview;
    private final Viewers viewers;
    private final Jdbi jdbi;

    RuleLifeResource(Edition edition, RuleLife lives, Guard guard, Preview preview, Viewers viewers, Jdbi jdbi) {
        this.edition = edition;
        this.lives = lives;
        this.guard = guard;
        this.preview = preview;
        this.viewers = viewers;
        this.jdbi = jdbi;
    }

    record VersionsView(List<RuleLifeView.VersionView> items, @Nullable String next) {}

    @GET
    @Path("{id}/versions")
    @Operation(summary = "Every version that was ever in force, newest first, with what changed")
    public VersionsView versions(@RestPath String id) {
        boolean admin = viewers.current().admin();
        return new VersionsView(
                life(rule(id)).versions().stream()
                        .map(version -> RuleLifeView.version(version, admin))
                        .toList(),
                null);
    }

    @GET
    @Path("{id}/backlog")
    @Operation(summary = "What was wrong on the rule's first day, and when it will be worked off")
    public RuleLifeView.BacklogView backlog(@RestPath String id) {
        return RuleLifeView.backlog(life(rule(id)).backlog());
    }

    @GET
    @Path("{id}/effect")
    @RolesAllowed({"admin", "manager", "executive"})
    @Operation(summary = "What the rule would find if it were live now, whatever its state")
    public RuleLifeView.EffectView effect(@RestPath String id) {
        Rule rule = rule(id);
        Viewer viewer = viewers.current();
        return view(preview.of(rule.id(), viewer::previews));
    }

    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("admin")
    @Operation(summary = "What the first rule of a YAML text ({\"yaml\": \"rules: …\"}) would find; nothing is kept")
    public RuleLifeView.EffectView tryOut(JsonNode body) {
        String yaml = Bodies.text(body, "yaml");
        return view(preview.of(yaml, who -> true));
    }

    @POST
    @Path("{id}/approve")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("admin")
    @Operation(summary = "Approves that people are told of a rule that the guard holds ({\"reason\": \"…\"})")
    public Response approve(@RestPath String id, JsonNode body) {
        Viewer viewer = viewers.current();
        Rule rule = rule(id);
        String reason = Bodies.text(body, "reason");
        Approver who = Doers.approver(viewer);
        Approval approval = jdbi.inTransaction(handle -> guard.approve(handle, rule.id(), who, reason));
        if (approval instanceof Approval.Refused refused) {
            throw Refusal.badRequest(refused.because());
        }
        RuleLifeView.ApprovalView view = RuleLifeView.approval(rule.id().value(), approval);
        return Response.status(approval instanceof Approval.SecondNeeded ? 202 : 200)
                .entity(view)
                .build();
    }

    private static RuleLifeView.EffectView view(Optional<Effect> effect) {
        return effect.map(RuleLifeView::effect)
                .orElseThrow(() -> Refusal.unavailable("another rule is being tried; ask again in half a minute"));
    }

    private RuleLife.Life life(Rule rule) {
        Viewer viewer = viewers.current();
        ZoneId zone = viewer.person().map(Person::zone).orElse(ZoneId.of("UTC"));
        return lives.of(rule, viewer.counted(), zone);
    }

    private Rule rule(String id) {
        return edition.current()
                .rule(new RuleId(id))
                .orElseThrow(() -> Refusal.notFound("there is no rule of that name that can run"));
    }
}
