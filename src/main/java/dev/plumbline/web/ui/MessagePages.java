package dev.plumbline.web.ui;

import dev.plumbline.notifications.OutboxDesk;
import dev.plumbline.notifications.Pause;
import dev.plumbline.people.Directory;
import dev.plumbline.speech.Saying;
import dev.plumbline.web.access.Refusal;
import dev.plumbline.web.access.Viewer;
import dev.plumbline.web.access.Viewers;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Whether messages leave, which of them are in trouble, and the switches: for admins. */
@Path("/connection/messages")
@RolesAllowed("admin")
@Produces(MediaType.TEXT_HTML)
class MessagePages {

    private static final int PAGE = 50;

    private final Layout layout;
    private final OutboxDesk desk;
    private final Directory directory;
    private final Viewers viewers;

    MessagePages(Layout layout, OutboxDesk desk, Directory directory, Viewers viewers) {
        this.layout = layout;
        this.desk = desk;
        this.directory = directory;
        this.viewers = viewers;
    }

    /** @param pause empty while messages leave there */
    record Switch(String channel, String label, Optional<Pause> pause) {}

    record Trouble(OutboxDesk.Row row, String recipient) {}

    /** @param done what was just done, in words; may be empty */
    record messages(
            Page page,
            List<Switch> switches,
            List<OutboxDesk.Counted> counts,
            List<Trouble> troubles,
            Optional<String> next,
            String done)
            implements TemplateInstance {}

    @GET
    public TemplateInstance messages(@RestQuery @Nullable String after, @RestQuery @Nullable String done) {
        Optional<Long> before = after == null || after.isBlank()
                ? Optional.empty()
                : Optional.of(Ids.number(after).orElseThrow(Refusal::notFound));
        List<OutboxDesk.Row> found = desk.list(OutboxDesk.TROUBLED, before, PAGE + 1);
        List<OutboxDesk.Row> shown = found.subList(0, Math.min(PAGE, found.size()));
        Page page = layout.page("messages");
        OutboxWords words = page.say().words(OutboxWords.class);
        return new messages(
                page,
                switches(words),
                desk.counts(),
                shown.stream()
                        .map(row -> new Trouble(
                                row,
                                directory
                                        .chart()
                                        .nameOf(row.recipient(), page.say().tongue())))
                        .toList(),
                found.size() > PAGE
                        ? Optional.of("/connection/messages?after="
                                + shown.get(PAGE - 1).id())
                        : Optional.empty(),
                said(done == null ? "" : done, words));
    }

    private static String said(String done, OutboxWords words) {
        return switch (done) {
            case "paused" -> words.donePaused();
            case "resumed" -> words.doneResumed();
            case "retried" -> words.doneRetried();
            case "not-now" -> words.doneNotNow();
            default -> "";
        };
    }

    @POST
    @Path("pause")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response pause(@RestForm @Nullable String channel, @RestForm @Nullable String why) {
        if (why == null || why.isBlank()) {
            throw Refusal.badRequest(Saying.of(OutboxWords.class, OutboxWords::pauseNoWhy));
        }
        desk.pause(known(channel), why.strip(), viewer().actor());
        return back("paused");
    }

    @POST
    @Path("resume")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response resume(@RestForm @Nullable String channel) {
        desk.resume(known(channel), viewer().actor());
        return back("resumed");
    }

    @POST
    @Path("{id}/retry")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response retry(@RestPath String id) {
        long number = Ids.number(id).orElseThrow(Refusal::notFound);
        return switch (desk.retry(number, viewer().actor())) {
            case DRIVEN -> back("retried");
            case NOT_NOW -> back("not-now");
            case UNKNOWN -> throw Refusal.notFound();
        };
    }

    private List<Switch> switches(OutboxWords words) {
        Map<String, Pause> paused = new TreeMap<>();
        desk.pauses().forEach(pause -> paused.put(pause.channel(), pause));
        List<Switch> switches = new ArrayList<>();
        switches.add(
                new Switch(Pause.EVERYTHING, words.allMessages(), Optional.ofNullable(paused.get(Pause.EVERYTHING))));
        desk.channels()
                .forEach(channel -> switches.add(
                        new Switch(channel, label(channel, words), Optional.ofNullable(paused.get(channel)))));
        return switches;
    }

    private static String label(String channel, OutboxWords words) {
        return switch (channel) {
            case "email" -> words.email();
            case "slack" -> "Slack";
            case "task" -> words.tasks();
            default -> channel;
        };
    }

    private String known(@Nullable String channel) {
        String name = channel == null ? "" : channel;
        if (!name.equals(Pause.EVERYTHING) && !desk.channels().contains(name)) {
            throw Refusal.badRequest(Saying.of(OutboxWords.class, OutboxWords::noChannel));
        }
        return name;
    }

    private Viewer viewer() {
        return viewers.current();
    }

    private static Response back(String done) {
        return Response.seeOther(URI.create("/connection/messages?done=" + done))
                .build();
    }
}
