package dev.plumbline.web.api;

import dev.plumbline.people.Directory;
import dev.plumbline.pipeline.Authority;
import dev.plumbline.pipeline.WaysOutDesk;
import dev.plumbline.sight.Eyes;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.WaysTaken;
import dev.plumbline.web.access.Refusal;
import dev.plumbline.web.access.Viewer;
import dev.plumbline.web.access.Viewers;
import dev.plumbline.web.ui.Doers;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Disputes and waivers as JSON. */
@Path("/api/v1")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ways out")
class WaysOutResource {

    private final Acts acts;
    private final WaysOutDesk desk;
    private final WaysTaken taken;
    private final Authority authority;
    private final Viewers viewers;
    private final Directory directory;
    private final Clock clock;
    private final Eyes eyes;

    WaysOutResource(
            Acts acts,
            WaysOutDesk desk,
            WaysTaken taken,
            Authority authority,
            Viewers viewers,
            Directory directory,
            Clock clock,
            Eyes eyes) {
        this.acts = acts;
        this.desk = desk;
        this.taken = taken;
        this.authority = authority;
        this.viewers = viewers;
        this.directory = directory;
        this.clock = clock;
        this.eyes = eyes;
    }

    record DisputeView(
            String id,
            String violation,
            String rule,
            String record,
            @Nullable String accountable,
            String by,
            String text,
            Instant at,
            Instant answerBy,
            boolean overdue,
            @Nullable String answer,
            @Nullable Instant answeredAt,
            @Nullable String answeredBy,
            @Nullable String answerText) {}

    /** @param overdue how many of all wait longer than promised */
    record DisputesView(List<DisputeView> items, long overdue) {}

    record WaiverView(
            String id,
            String violation,
            String rule,
            String record,
            String beneficiary,
            String askedBy,
            Instant askedAt,
            String reason,
            Instant until,
            String state,
            @Nullable String approver,
            @Nullable Instant decidedAt,
            boolean wouldFail,
            @Nullable String renews) {}

    /** @param wouldFail how many of them hide a violation now */
    record WaiversView(List<WaiverView> items, long wouldFail) {}

    record DisputeAnswer(@Nullable String dispute, @Nullable String answer, @Nullable String text) {}

    record WaiverGrant(@Nullable String violation, @Nullable String reason, @Nullable String until) {}

    record WaiverEnd(@Nullable String violation, @Nullable String text) {}

    @GET
    @Path("disputes")
    @Operation(
            summary =
                    "Disputes, those owed longest first; whoever answers them sees all, others what they see of people")
    public DisputesView disputes(
            @Parameter(description = "open (usual) or answered") @RestQuery @Nullable String state) {
        String wanted = Parameters.text(state).orElse("open");
        if (!wanted.equals("open") && !wanted.equals("answered")) {
            throw new BadParameter("state", "open or answered", wanted);
        }
        Viewer viewer = viewers.current();
        boolean open = wanted.equals("open");
        List<WaysTaken.Dispute> found = authority.answersDisputes(Doers.of(viewer))
                ? eyes.wide("whoever answers disputes reads all of them", () -> taken.disputes(Scope.EVERYONE, open))
                : taken.disputes(viewer.scope(), open);
        Instant now = clock.instant();
        List<DisputeView> items =
                found.stream().map(dispute -> view(dispute, now)).toList();
        return new DisputesView(
                items, items.stream().filter(DisputeView::overdue).count());
    }

    @POST
    @Path("disputes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Answers a dispute: {dispute, answer: upheld or rejected, text}")
    public Response answer(String body) {
        DisputeAnswer given = StrictJson.read(body, DisputeAnswer.class);
        long dispute = Acts.number(given.dispute(), "dispute");
        String answer = Acts.text(given.answer());
        if (!answer.equals("upheld") && !answer.equals("rejected")) {
            throw Refusal.badRequest("the field \"answer\": expected upheld or rejected");
        }
        Optional<Long> about = taken.dispute(dispute, Scope.EVERYONE).map(WaysTaken.Dispute::violation);
        return acts.act(
                about,
                body,
                (handle, doer) ->
                        desk.answerDispute(handle, doer, dispute, answer.equals("upheld"), Acts.text(given.text())));
    }

    @GET
    @Path("waivers")
    @Operation(summary = "The exception register: waivers with who approved them, for whom, until when")
    public WaiversView waivers() {
        List<WaiverView> items = taken.waivers(viewers.current().scope(), false).stream()
                .map(WaysOutResource::view)
                .toList();
        return new WaiversView(
                items, items.stream().filter(WaiverView::wouldFail).count());
    }

    @POST
    @Path("waivers")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Asks for a waiver of one's own violation, or grants one from above: {violation, reason, until}")
    public Response waive(String body) {
        WaiverGrant given = StrictJson.read(body, WaiverGrant.class);
        long violation = Acts.number(given.violation(), "violation");
        return acts.act(
                Optional.of(violation),
                body,
                (handle, doer) ->
                        desk.waive(handle, doer, violation, Acts.text(given.reason()), Acts.text(given.until())));
    }

    @POST
    @Path("waivers/end")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Ends a waiver before its time: {violation, text}")
    public Response end(String body) {
        WaiverEnd given = StrictJson.read(body, WaiverEnd.class);
        long violation = Acts.number(given.violation(), "violation");
        return acts.act(
                Optional.of(violation),
                body,
                (handle, doer) -> desk.revoke(handle, doer, violation, Acts.text(given.text())));
    }

    private DisputeView view(WaysTaken.Dispute d, Instant now) {
        return new DisputeView(
                Long.toString(d.id()),
                Long.toString(d.violation()),
                d.rule().value(),
                d.recordName(),
                d.accountable().map(directory.chart()::nameOf).orElse(null),
                d.by(),
                d.text(),
                d.at(),
                d.answerBy(),
                d.open() && d.answerBy().isBefore(now),
                d.answer().orElse(null),
                d.answeredAt().orElse(null),
                d.answerer().isEmpty() ? null : d.answerer(),
                d.answerText().isEmpty() ? null : d.answerText());
    }

    private static WaiverView view(WaysTaken.Waiver w) {
        return new WaiverView(
                Long.toString(w.id()),
                Long.toString(w.violation()),
                w.rule().value(),
                w.recordName(),
                w.beneficiary(),
                w.askedBy(),
                w.askedAt(),
                w.reason(),
                w.until(),
                w.state(),
                w.approver().isEmpty() ? null : w.approver(),
                w.decidedAt().orElse(null),
                w.wouldFail(),
                w.renewed().map(String::valueOf).orElse(null));
    }
}
