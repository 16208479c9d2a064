package dev.plumbline.web.ui;

import dev.plumbline.pipeline.Doer;
import dev.plumbline.pipeline.WaysOutDesk;
import dev.plumbline.rules.RuleId;
import dev.plumbline.speech.Saying;
import dev.plumbline.violations.Outcome;
import dev.plumbline.web.access.Refusal;
import dev.plumbline.web.access.Viewers;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What forms on pages ask to be done about gaps. Each ends on a page that can be reloaded without doing it again. */
@Path("/ways-out")
@Authenticated
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class WayOutPages {

    private final Viewers viewers;
    private final WaysOutDesk desk;

    WayOutPages(Viewers viewers, WaysOutDesk desk) {
        this.viewers = viewers;
        this.desk = desk;
    }

    @POST
    @Path("{id}/snooze")
    public Response snooze(
            @RestPath String id,
            @RestForm @Nullable String reason,
            @RestForm @Nullable String days,
            @RestForm @Nullable String text) {
        Optional<Integer> length = Optional.of(text(days).strip())
                .filter(word -> !word.isEmpty())
                .map(word -> word.matches("[0-9]{1,3}") ? Integer.parseInt(word) : 0);
        return gap(
                id,
                Said.SNOOZED,
                (handle, doer) -> desk.snooze(handle, doer, number(id), text(reason), length, text(text)));
    }

    @POST
    @Path("{id}/dispute")
    public Response dispute(@RestPath String id, @RestForm @Nullable String text) {
        return gap(id, Said.DISPUTED, (handle, doer) -> desk.dispute(handle, doer, number(id), text(text)));
    }

    @POST
    @Path("{id}/explain")
    public Response explain(@RestPath String id, @RestForm @Nullable String text) {
        return gap(id, Said.EXPLAINED, (handle, doer) -> desk.explain(handle, doer, number(id), text(text)));
    }

    @POST
    @Path("{id}/waive")
    public Response waive(@RestPath String id, @RestForm @Nullable String reason, @RestForm @Nullable String until) {
        return gap(id, Said.ASKED, (handle, doer) -> desk.waive(handle, doer, number(id), text(reason), text(until)));
    }

    @POST
    @Path("{id}/end-waiver")
    public Response revoke(@RestPath String id, @RestForm @Nullable String text) {
        return gap(id, Said.ENDED, (handle, doer) -> desk.revoke(handle, doer, number(id), text(text)));
    }

    /** @param back {@code answers} or {@code team} when it was asked from the list of what waits for an answer there */
    @POST
    @Path("{id}/decide")
    public Response decide(
            @RestPath String id,
            @RestForm @Nullable String decision,
            @RestForm @Nullable String text,
            @RestForm @Nullable String until,
            @RestForm @Nullable String back) {
        Said said = Said.of(text(decision)).orElse(Said.DECIDED);
        String list = text(back);
        String next = list.equals("answers") || list.equals("team")
                ? "/" + list + "?said=" + said.key()
                : "/gaps/" + id + "?said=" + said.key();
        return done(
                next, (handle, doer) -> desk.decide(handle, doer, number(id), text(decision), text(text), text(until)));
    }

    @POST
    @Path("disputes/{id}")
    public Response answer(@RestPath String id, @RestForm @Nullable String answer, @RestForm @Nullable String text) {
        String given = text(answer);
        if (!given.equals("upheld") && !given.equals("rejected")) {
            throw Refusal.badRequest(Saying.of(RegisterWords.class, RegisterWords::chooseAnswer));
        }
        return done(
                "/disputes?said=answered",
                (handle, doer) -> desk.answerDispute(handle, doer, number(id), given.equals("upheld"), text(text)));
    }

    @POST
    @Path("reviews/{rule}/end")
    public Response endReview(@RestPath String rule, @RestForm @Nullable String text) {
        return done(
                "/disputes?said=reviewed",
                (handle, doer) -> desk.endReview(handle, doer, new RuleId(rule), text(text)));
    }

    private Response gap(String id, Said said, BiFunction<Handle, Doer, Outcome> what) {
        return done("/gaps/" + id + "?said=" + said.key(), what);
    }

    private Response done(String next, BiFunction<Handle, Doer, Outcome> what) {
        Doer doer = Doers.of(viewers.current());
        Outcome outcome = desk.now(handle -> what.apply(handle, doer));
        if (outcome instanceof Outcome.Refused refused) {
            throw refused.why() == Outcome.Why.UNKNOWN
                    ? Refusal.notFound()
                    : Refusal.of(Doers.status(refused), refused.said());
        }
        return Response.seeOther(URI.create(next)).build();
    }

    private static long number(String id) {
        return Ids.number(id).orElseThrow(Refusal::notFound);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
