package dev.plumbline.web.ui;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.escalation.MessagePreview;
import dev.plumbline.lifecycle.Guard;
import dev.plumbline.people.Directory;
import dev.plumbline.people.OrgChart;
import dev.plumbline.pipeline.Effect;
import dev.plumbline.pipeline.LookBack;
import dev.plumbline.pipeline.Preview;
import dev.plumbline.pipeline.Retrospect;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.studio.TestLines;
import dev.plumbline.violations.Finding;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Tries a rule that is being written: on the records as they are, and on their past. With a script the answer comes in lines of JSON, so that
 * one sees how far it is, and letting go of the line ends the work.
 */
@Path("/rules")
@RolesAllowed("admin")
class TryPages {

    private static final String LINES = "application/x-ndjson";

    /** Episodes that are shown. */
    private static final int SHOWN = 25;

    private final Layout layout;
    private final Preview preview;
    private final LookBack past;
    private final MessagePreview messages;
    private final Guard guard;
    private final Directory directory;
    private final Clock clock;

    TryPages(
            Layout layout,
            Preview preview,
            LookBack past,
            MessagePreview messages,
            Guard guard,
            Directory directory,
            Clock clock) {
        this.layout = layout;
        this.preview = preview;
        this.past = past;
        this.messages = messages;
        this.guard = guard;
        this.directory = directory;
        this.clock = clock;
    }

    /** @param tried empty while another rule is being tried */
    record effect(Page page, Optional<Tried> tried) implements TemplateInstance {}

    /** @param weeks counts by the week in which it would have opened, oldest first */
    record hindsight(Page page, Optional<Retrospect> past, List<Weeks.Week> weeks, List<Retrospect.Episode> shown)
            implements TemplateInstance {}

    /** The same on a page of its own, for browsers without a script. */
    record tried(Page page, Optional<Tried> tried) implements TemplateInstance {}

    record lookedBack(Page page, Optional<Retrospect> past, List<Weeks.Week> weeks, List<Retrospect.Episode> shown)
            implements TemplateInstance {}

    @POST
    @Path("studio/preview")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance tryOut(MultivaluedMap<String, String> fields) {
        Page page = layout.page("rules");
        String yaml = StudioForm.of(fields).typed();
        return new tried(page, preview.of(yaml, page.viewer()::previews).map(effect -> tried(yaml, effect)));
    }

    @POST
    @Path("studio/preview")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(LINES)
    public StreamingOutput follow(MultivaluedMap<String, String> fields) {
        Page page = layout.page("rules");
        String yaml = StudioForm.of(fields).typed();
        return out -> {
            Optional<Effect> effect =
                    preview.of(yaml, page.viewer()::previews, (looked, all) -> said(out, progress(looked, all)));
            send(out, html(new effect(page, effect.map(e -> tried(yaml, e))).render()));
        };
    }

    @POST
    @Path("studio/back")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance back(MultivaluedMap<String, String> fields) {
        Page page = layout.page("rules");
        hindsight looked = hindsight(page, StudioForm.of(fields).typed(), days(fields), () -> true);
        return new lookedBack(page, looked.past(), looked.weeks(), looked.shown());
    }

    @POST
    @Path("studio/back")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(LINES)
    public StreamingOutput followBack(MultivaluedMap<String, String> fields) {
        Page page = layout.page("rules");
        String yaml = StudioForm.of(fields).typed();
        int days = days(fields);
        return out -> send(
                out,
                html(hindsight(page, yaml, days, () -> said(out, JsonNodeFactory.instance.objectNode()))
                        .render()));
    }

    private hindsight hindsight(Page page, String yaml, int days, BooleanSupplier goesOn) {
        Optional<Retrospect> looked = past.of(yaml, days, page.viewer()::previews, goesOn);
        return new hindsight(page, looked, Weeks.of(looked, page.say().zone()), shown(looked));
    }

    private static List<Retrospect.Episode> shown(Optional<Retrospect> past) {
        return past.map(p -> {
                    List<Retrospect.Episode> all = p.episodes();
                    return all.subList(Math.max(0, all.size() - SHOWN), all.size());
                })
                .orElse(List.of());
    }

    private static int days(MultivaluedMap<String, String> fields) {
        String weeks = fields.getFirst("weeks");
        return 7 * (weeks != null && weeks.matches("4|8|12") ? Integer.parseInt(weeks) : 8);
    }

    private Tried tried(String yaml, Effect effect) {
        OrgChart chart = directory.chart();
        Optional<Finding> sample = effect.found().stream()
                .map(Effect.Sample::finding)
                .filter(f -> f.accountable().flatMap(chart::person).isPresent())
                .findFirst();
        Optional<RuleBook> book = sample.map(f -> preview.book(yaml));
        return Tried.of(
                effect,
                chart,
                guard.allowed(),
                book.flatMap(b -> messages.nudge(b, sample.get())),
                book.flatMap(b -> messages.escalation(b, sample.get())),
                new TestLines(clock.instant()));
    }

    private static ObjectNode progress(long looked, long all) {
        return JsonNodeFactory.instance.objectNode().put("looked", looked).put("all", Math.max(all, looked));
    }

    private static ObjectNode html(String html) {
        return JsonNodeFactory.instance.objectNode().put("html", html);
    }

    /** @return whether anybody is still there to hear it */
    private static boolean said(OutputStream out, ObjectNode line) {
        try {
            send(out, line);
            return true;
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            return false;
        }
    }

    private static void send(OutputStream out, ObjectNode line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
