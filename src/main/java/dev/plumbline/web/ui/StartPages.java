package dev.plumbline.web.ui;

import dev.plumbline.crm.RecordId;
import dev.plumbline.violations.Violations;
import dev.plumbline.web.access.Refusal;
import dev.plumbline.web.access.Viewer;
import dev.plumbline.web.access.Viewers;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** What was found, where it is most, and whether it can be believed. */
@Path("/")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class StartPages {

    private final Layout layout;
    private final Overviews overviews;
    private final Teams teams;
    private final Violations violations;
    private final Viewers viewers;

    StartPages(Layout layout, Overviews overviews, Teams teams, Violations violations, Viewers viewers) {
        this.layout = layout;
        this.overviews = overviews;
        this.teams = teams;
        this.violations = violations;
        this.viewers = viewers;
    }

    record start(Page page, Overview found) implements TemplateInstance {}

    record progress(Progress progress) implements TemplateInstance {}

    record teams(Page page, List<Standing> rows) implements TemplateInstance {}

    /** Whoever has records of their own, and neither people nor the service to look after, begins with those. */
    @GET
    public Response start() {
        Page page = layout.page("start");
        Viewer viewer = page.viewer();
        return viewer.person().isPresent() && !viewer.leads() && !viewer.audits()
                ? Response.seeOther(URI.create("/my-work")).build()
                : Response.ok(new start(page, overviews.of(viewer, page.say()))).build();
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
    public Response below(@RestPath String id, @RestHeader("HX-Request") @Nullable String part) {
        Page page = layout.page("start");
        Viewer viewer = page.viewer();
        if (!RecordId.isId(id) || !viewer.maySee(RecordId.of(id)) && !viewer.countsMore()) {
            throw Refusal.notFound();
        }
        if (part == null) {
            // The address in digests: a whole page is due.
            return Response.seeOther(URI.create(viewer.is(RecordId.of(id)) ? "/team" : "/people/" + id))
                    .build();
        }
        return Response.ok(new teams(
                        page,
                        viewers.counting(
                                viewer,
                                () -> teams.below(viewer, RecordId.of(id), violations.byPerson(viewer.counted())))))
                .build();
    }
}
