package dev.plumbline.web.ui;

import dev.plumbline.fixes.Submission;
import dev.plumbline.people.Person;
import dev.plumbline.web.access.Refusal;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The reader's own records of one object in a table, to be mended together. */
@Path("/my-work/table/{object}")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class GridPages {

    private final Layout layout;
    private final WorkGrids grids;

    GridPages(Layout layout, WorkGrids grids) {
        this.layout = layout;
        this.grids = grids;
    }

    record grid(Page page, FixTalk talk, WorkGrid grid) implements TemplateInstance {}

    @GET
    public TemplateInstance grid(@RestPath String object) {
        Page page = layout.page("work");
        Person person = WorkPages.self(page);
        return new grid(page, FixTalk.of(page.say()), grids.of(page, person, object(object)));
    }

    /** Each record is saved by itself; what was not is still in the table, with why. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance save(@RestPath String object, @RestForm @Nullable String key) {
        Page page = layout.page("work");
        Person person = WorkPages.self(page);
        FixBody body = FixBody.current();
        List<Submission> typed = body.records().stream()
                .limit(WorkGrids.MOST_ROWS)
                .map(record -> body.of(record, record + ":"))
                .flatMap(Optional::stream)
                .toList();
        return new grid(page, FixTalk.of(page.say()), grids.saved(page, person, object(object), typed));
    }

    private static String object(String name) {
        if (!name.matches("[A-Za-z]\\w{0,79}")) {
            throw Refusal.notFound();
        }
        return name;
    }
}
