package dev.plumbline.web.ui;

import dev.plumbline.fixes.Submission;
import dev.plumbline.people.Person;
import dev.plumbline.web.access.Refusal;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The reader's own records of one object in a table, to be mended together. */
@Path("/my-work/table/{object}")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class GridPages {

    private final Layout layout;
    private final WorkGrids grids;
    private final ParkedForms parking;

    GridPages(Layout layout, WorkGrids grids, ParkedForms parking) {
        this.layout = layout;
        this.grids = grids;
        this.parking = parking;
    }

    record grid(Page page, FixTalk talk, WorkGrid grid) implements TemplateInstance {}

    @GET
    public Response grid(@RestPath String object, @CookieParam(ParkedForms.COOKIE) @Nullable String parked) {
        Page page = layout.page("work");
        Person person = WorkPages.self(page);
        String name = object(object);
        return parking.shown(person, parked, () -> new grid(page, FixTalk.of(page.say()), grids.of(page, person, name)))
                .build();
    }

    /**
     * Each record is saved by itself; what was not is still in the table, with why. Or, with another button, searches a lookup or takes what
     * somebody else put in. Whoever is not signed in any more finds what they typed in the table after signing in.
     */
    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(
            @RestPath String object, @RestForm @Nullable String key, @RestHeader("HX-Request") @Nullable String part) {
        String name = object(object);
        FixBody body = FixBody.current();
        List<Submission> typed = body.records().stream()
                .limit(WorkGrids.MOST_ROWS)
                .map(record -> body.of(record, record + ":"))
                .flatMap(Optional::stream)
                .toList();
        Page page = layout.page("work");
        if (!page.viewer().signedIn()) {
            List<Submission> filled = typed.stream()
                    .filter(one -> one.typed().values().stream().anyMatch(text -> !text.isBlank()))
                    .toList();
            return parking.keep(body, filled, "/my-work/table/" + name, part != null);
        }
        Person person = WorkPages.self(page);
        Optional<WorkGrid.Cell> searched = body.one("search").flatMap(WorkGrid.Cell::of);
        Optional<WorkGrid.Cell> yielded = body.one("theirs").flatMap(WorkGrid.Cell::of);
        WorkGrid next = searched.map(cell -> grids.searched(page, person, name, typed, cell))
                .or(() -> yielded.map(cell -> grids.yielded(page, person, name, typed, cell)))
                .orElseGet(() -> grids.saved(page, person, name, typed));
        return Response.ok(new grid(page, FixTalk.of(page.say()), next)).build();
    }

    private static String object(String name) {
        if (!name.matches("[A-Za-z]\\w{0,79}")) {
            throw Refusal.notFound();
        }
        return name;
    }
}
