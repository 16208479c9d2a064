package dev.plumbline.web.ui;

import dev.plumbline.links.Links;
import dev.plumbline.links.Opened;
import dev.plumbline.notifications.OneClickAction.Question;
import dev.plumbline.people.Person;
import dev.plumbline.web.access.Viewer;
import dev.plumbline.web.access.Viewers;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;

/**
 * Where one-click links lead. Opening one asks, answering acts. The page has no menu: it is for whoever holds the link, and signs nobody in.
 */
@Path("/go")
@PermitAll
@Produces(MediaType.TEXT_HTML)
class GoPages {

    private static final int MOST_FIELDS = 20;

    private final Layout layout;
    private final Viewers viewers;
    private final Links links;

    GoPages(Layout layout, Viewers viewers, Links links) {
        this.layout = layout;
        this.viewers = viewers;
        this.links = links;
    }

    /** @param said what came of it; empty when it is only asked */
    record go(Page page, String title, String said, String mood, Optional<Question> question)
            implements TemplateInstance {}

    @GET
    @Path("{token}")
    public Response look(@RestPath String token) {
        return answer(links.look(token, viewer(), say().tongue()));
    }

    /** A form from our page, or what a mail program sends to unsubscribe; the guard at the door has made text of both. */
    @POST
    @Path("{token}")
    @Consumes(MediaType.WILDCARD)
    public Response follow(@RestPath String token, String body) {
        return answer(links.follow(token, viewer(), say().tongue(), fields(body)));
    }

    private Optional<dev.plumbline.crm.RecordId> viewer() {
        return viewers.current().person().map(Person::id);
    }

    private Format say() {
        return layout.page("").say();
    }

    private Response answer(Opened opened) {
        GoWords words = say().words(GoWords.class);
        if (opened instanceof Opened.Asks asks) {
            return page(200, asks.question().title(), "", "", Optional.of(asks.question()));
        }
        if (opened instanceof Opened.NotDone not) {
            return page(409, not.question().title(), not.words(), "bad", Optional.of(not.question()));
        }
        if (opened instanceof Opened.Done done) {
            return page(200, words.thanks(), done.words(), "ok", Optional.empty());
        }
        return switch ((Opened.Refused) opened) {
            case UNKNOWN -> page(403, words.notOpen(), words.unknown(), "warn", Optional.empty());
            case FOREIGN -> page(403, words.notOpen(), words.foreign(), "warn", Optional.empty());
            case USED -> page(410, words.over(), words.used(), "warn", Optional.empty());
            case EXPIRED -> page(410, words.over(), words.expired(), "warn", Optional.empty());
        };
    }

    private Response page(int status, String title, String said, String mood, Optional<Question> question) {
        Page page = new Page("", Viewer.NOBODY, say(), Menu.NONE, Optional.empty(), Optional.empty());
        return Response.status(status)
                .type("text/html;charset=UTF-8")
                .entity(new go(page, title, said, mood, question).render())
                .build();
    }

    /** What a form sent; anything else has no fields. */
    static Map<String, String> fields(String body) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : body.split("&", MOST_FIELDS + 1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && fields.size() < MOST_FIELDS) {
                try {
                    fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
                } catch (IllegalArgumentException damaged) {
                    // A field that cannot be read was not given; what needs it says so.
                    continue;
                }
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
