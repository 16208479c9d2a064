package dev.plumbline.web.api;

import dev.plumbline.rules.FileIssue;
import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.RuleText;
import dev.plumbline.rules.stored.StoredText;
import dev.plumbline.studio.Filed;
import dev.plumbline.studio.Looked;
import dev.plumbline.studio.Studio;
import dev.plumbline.web.access.Refusal;
import dev.plumbline.web.access.Viewers;
import dev.plumbline.web.ui.Writers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Rules that are written in the application, as JSON: the same desk as the pages have, with the same checks. */
@Path("/api/v1/rules")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rules")
class StudioResource {

    private final Studio studio;
    private final Viewers viewers;

    StudioResource(Studio studio, Viewers viewers) {
        this.studio = studio;
        this.viewers = viewers;
    }

    /**
     * @param base number of the text that this one follows; 0 or missing for a new rule
     * @param why  what the change is for
     */
    record FileRequest(@Nullable String yaml, @Nullable Integer base, @Nullable String why) {}

    record RemoveRequest(@Nullable Integer base, @Nullable String why) {}

    /** @param inForce false while Salesforce cannot be asked, so that it holds a little later */
    record FiledView(String id, int number, boolean inForce) {}

    record TextView(int number, @Nullable String yaml, String who, String name, String why, Instant at) {}

    record TextsView(List<TextView> items, @Nullable String next) {}

    /** A problem that lists what has to be mended. */
    record UnsoundView(String title, int status, String detail, List<RuleView.IssueView> issues, List<String> tests) {}

    @GET
    @Path("{id}/texts")
    @Operation(summary = "Every text of a rule that was written here, newest first; one without yaml took it out")
    public TextsView texts(@RestPath String id) {
        List<StoredText> all = studio.history(new RuleId(id));
        if (all.isEmpty()) {
            throw Refusal.notFound("no rule of that name was ever written here; rules of files are read-only");
        }
        return new TextsView(
                all.stream()
                        .map(text -> new TextView(
                                text.number(),
                                text.yaml().orElse(null),
                                text.who(),
                                text.name(),
                                text.why(),
                                text.at()))
                        .toList(),
                null);
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Files the text of a rule: {\"yaml\", \"base\", \"why\"}; base is the number of the text that it follows."
                            + " 409 when there is a newer one, 422 with issues when it cannot run")
    public Response file(@RestPath String id, String body) {
        FileRequest asked = StrictJson.read(body, FileRequest.class);
        String yaml = Acts.text(asked.yaml());
        if (!RuleText.of(yaml).value("name").equals(id)) {
            throw Refusal.of(422, "the text must be of the rule \"" + id + "\": its name is another one");
        }
        RuleId rule = new RuleId(id);
        Optional<RuleId> editing = studio.text(rule).map(StoredText::rule);
        return answer(studio.file(
                Writers.of(viewers.current()),
                editing,
                yaml,
                asked.base() == null ? 0 : asked.base(),
                Acts.text(asked.why())));
    }

    @DELETE
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Takes a rule out that was written here: {\"base\", \"why\"}; its texts stay readable")
    public Response remove(@RestPath String id, String body) {
        RemoveRequest asked = StrictJson.read(body, RemoveRequest.class);
        RuleId rule = studio.text(new RuleId(id))
                .map(StoredText::rule)
                .orElseThrow(() -> Refusal.notFound("no rule of that name was written here"));
        return answer(studio.remove(
                Writers.of(viewers.current()), rule, asked.base() == null ? 0 : asked.base(), Acts.text(asked.why())));
    }

    private static Response answer(Filed filed) {
        if (filed instanceof Filed.Done done) {
            return Response.ok(new FiledView(done.rule().value(), done.number(), done.inForce()))
                    .build();
        }
        if (filed instanceof Filed.Overtaken overtaken) {
            throw Refusal.conflict("text " + overtaken.newest().number()
                    + " was filed meanwhile; read it at /texts and send" + " yours with that as its base");
        }
        if (filed instanceof Filed.Refused refused) {
            throw Refusal.of(422, refused.because());
        }
        return unsound(((Filed.Unsound) filed).looked());
    }

    private static Response unsound(Looked looked) {
        return Response.status(422)
                .type("application/problem+json")
                .entity(new UnsoundView(
                        "Cannot run",
                        422,
                        looked.sound() ? "its own tests fail" : "something has to be mended first",
                        looked.issues().stream()
                                .map(remark -> issue(remark.issue()))
                                .toList(),
                        looked.tests().stream()
                                .filter(test -> !test.passed())
                                .map(Object::toString)
                                .toList()))
                .build();
    }

    private static RuleView.IssueView issue(FileIssue issue) {
        return new RuleView.IssueView(issue.file(), issue.line(), issue.column(), issue.message());
    }
}
