package dev.plumbline.web.ui;

import dev.plumbline.escalation.Standings;
import dev.plumbline.pipeline.Authority;
import dev.plumbline.violations.Recheck;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationState;
import dev.plumbline.web.access.Refusal;
import dev.plumbline.web.access.Viewer;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Gaps: the list, one gap with its history, and looking again. */
@Path("/gaps")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class GapPages {

    private final Layout layout;
    private final GapLists lists;
    private final VisibleGaps visible;
    private final GapSheets sheets;
    private final Recheck recheck;
    private final WayOutSheets ways;
    private final Standings standings;
    private final Authority authority;
    private final HandOvers hands;

    GapPages(
            Layout layout,
            GapLists lists,
            VisibleGaps visible,
            GapSheets sheets,
            Recheck recheck,
            WayOutSheets ways,
            Standings standings,
            Authority authority,
            HandOvers hands) {
        this.layout = layout;
        this.lists = lists;
        this.visible = visible;
        this.sheets = sheets;
        this.recheck = recheck;
        this.ways = ways;
        this.standings = standings;
        this.authority = authority;
        this.hands = hands;
    }

    record list(Page page, GapList gaps, Optional<Checked> checked) implements TemplateInstance {}

    /**
     * @param standing where its ladder stands
     * @param owes     whoever looks owes an answer about it
     * @param hand     to whom they can give it, where they decide about it
     */
    record gap(
            Page page,
            GapSheet sheet,
            WayOutSheet ways,
            Standings.Standing standing,
            boolean owes,
            Optional<HandOver> hand,
            Optional<Checked> checked,
            Optional<Said> said)
            implements TemplateInstance {}

    @GET
    public TemplateInstance list(
            @RestQuery @Nullable String rule,
            @RestQuery @Nullable String person,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable String checked) {
        Page page = layout.page("gaps");
        return new list(page, lists.of(page, GapQuery.of(rule, person, state, after)), Checked.of(checked));
    }

    @GET
    @Path("{id}")
    public TemplateInstance gap(
            @RestPath String id, @RestQuery @Nullable String checked, @RestQuery @Nullable String said) {
        Page page = layout.page("gaps");
        Violation violation = visible.find(page.viewer(), id).orElseThrow(Refusal::notFound);
        WayOutSheet way = ways.of(page, violation);
        return new gap(
                page,
                sheets.of(page, violation),
                way,
                standings.of(violation.id()),
                authority.owing(Doers.of(page.viewer()), violation).isPresent(),
                way.mayDecide() ? Optional.of(hands.desk(page.viewer()).of(violation)) : Optional.empty(),
                Checked.of(checked),
                Said.of(said));
    }

    /** Looks at the record in Salesforce now. Ends on the gap's page, so that going back or reloading asks for nothing twice. */
    @POST
    @Path("{id}/recheck")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response recheck(@RestPath String id) {
        Viewer viewer = layout.page("gaps").viewer();
        Violation before = visible.find(viewer, id).orElseThrow(Refusal::notFound);
        boolean read = recheck.recheck(List.of(before.record()));
        Checked checked = !read
                ? Checked.UNREAD
                : visible.find(viewer, id)
                        .map(now -> now.state() == ViolationState.ENDED ? Checked.ENDED : Checked.STILL)
                        .orElse(Checked.MOVED);
        String next =
                checked == Checked.MOVED ? "/gaps?checked=moved" : "/gaps/" + before.id() + "?checked=" + checked.key();
        return Response.seeOther(URI.create(next)).build();
    }
}
