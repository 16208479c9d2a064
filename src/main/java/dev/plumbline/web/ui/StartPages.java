package dev.plumbline.web.ui;

import dev.plumbline.crm.RecordId;
import dev.plumbline.violations.Violations;
import dev.plumbline.web.access.Refusal;
import dev.plumbline.web.access.Viewer;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** What was found, where it is most, and whether it can be believed. */
@Path("/")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class StartPages {

    private final Layout layout;
    private final Overviews overviews;
    private final Teams teams;
    private final Violations violations;

    StartPages(Layout layout, Overviews overviews, Teams teams, Violations violations) {
        this.layout = layout;
        this.overviews = overviews;
        this.teams = teams;
        this.violations = violations;
    }

    record start(Page page, Overview found) implements TemplateInstance {}

    record progress(Progress progress) implements TemplateInstance {}

    record teams(Page page, List<Standing> rows) implements TemplateInstance {}

    /** Whoever leads nobody and has records of their own begins with those. */
    @GET
    public Response start() {
        Page page = layout.page("start");
        return page.viewer().person().isPresent() && !page.viewer().leads()
                ? Response.seeOther(URI.create("/work")).build()
                : Response.ok(new start(page, overviews.of(page.viewer(), page.say())))
                        .build();
    }

    /** Asked every few seconds while the first check runs; when it is over, the whole page is due. */
    @GET
    @Path("progress")
    public Response progress() {
        layout.page("start");
        Progress progress = overviews.progress();
        Response.ResponseBuilder answer = Response.ok(new progress(progress));
        return progress.firstCheck()
                ? answer.build()
                : answer.header("HX-Refresh", "true").build();
    }

    /** The rows below one person, for a tree that opens level by level. */
    @GET
    @Path("teams/{id}")
    public TemplateInstance below(@RestPath String id) {
        Page page = layout.page("start");
        Viewer viewer = page.viewer();
        if (!RecordId.isId(id) || !viewer.maySee(RecordId.of(id))) {
            throw Refusal.notFound();
        }
        return new teams(page, teams.below(viewer, RecordId.of(id), violations.byPerson(viewer.scope())));
    }
}
