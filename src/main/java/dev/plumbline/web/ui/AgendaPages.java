package dev.plumbline.web.ui;

import dev.plumbline.audit.Looks;
import dev.plumbline.crm.RecordId;
import dev.plumbline.leading.Talks;
import dev.plumbline.people.Directory;
import dev.plumbline.people.Person;
import dev.plumbline.speech.Saying;
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
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The prepared talk with one person. Whom it is about reads the same page; whoever leads them records what came of it. */
@Path("/people/{id}")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class AgendaPages {

    private final Layout layout;
    private final Agendas agendas;
    private final Talks talks;
    private final Directory directory;
    private final Looks looks;
    private final Jdbi jdbi;

    AgendaPages(Layout layout, Agendas agendas, Talks talks, Directory directory, Looks looks, Jdbi jdbi) {
        this.layout = layout;
        this.agendas = agendas;
        this.talks = talks;
        this.directory = directory;
        this.looks = looks;
        this.jdbi = jdbi;
    }

    /** @param kept what they wrote, where it could not be kept */
    record agenda(Page page, Person person, Agenda sheet, boolean noted, Optional<String> refused, String kept)
            implements TemplateInstance {}

    @GET
    @Path("agenda")
    public TemplateInstance agenda(@RestPath String id, @RestQuery @Nullable String noted) {
        Page page = layout.page("people", "me", id);
        Person person = person(id, page.viewer());
        looks.record(page.viewer().actor(), person.id());
        return new agenda(
                page,
                person,
                agendas.of(page, person, records(page.viewer(), person)),
                noted != null,
                Optional.empty(),
                "");
    }

    @POST
    @Path("talks")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response note(@RestPath String id, @RestForm @Nullable String day, @RestForm @Nullable String text) {
        Page page = layout.page("people");
        Person person = person(id, page.viewer());
        if (!records(page.viewer(), person)) {
            throw Refusal.of(403, Saying.of(AgendaWords.class, AgendaWords::notYours));
        }
        String said = text == null ? "" : text;
        LocalDate today = LocalDate.ofInstant(page.say().now(), page.say().zone());
        LocalDate on = day(day).orElse(today.plusDays(1));
        Optional<Talks.Wrong> wrong = talks.wrong(on, today, said);
        if (wrong.isPresent()) {
            return Response.status(400)
                    .entity(new agenda(
                            page,
                            person,
                            agendas.of(page, person, true),
                            false,
                            wrong.map(why -> words(page, why)),
                            said))
                    .build();
        }
        jdbi.useTransaction(
                handle -> talks.note(handle, person.id(), page.viewer().actor(), on, said));
        return Response.seeOther(URI.create("/people/" + person.id().value() + "/agenda?noted=yes"))
                .build();
    }

    private static String words(Page page, Talks.Wrong why) {
        AgendaWords words = page.say().words(AgendaWords.class);
        return why == Talks.Wrong.DAY
                ? words.wrongDay()
                : words.wrongText(page.say().number(Talks.LONGEST));
    }

    /** Whoever leads them, at whatever distance; nobody about themselves. */
    private static boolean records(Viewer viewer, Person person) {
        return viewer.led().contains(person.id()) && !viewer.is(person.id());
    }

    private Person person(String id, Viewer viewer) {
        return Optional.of(id)
                .filter(RecordId::isId)
                .map(RecordId::of)
                .filter(who -> viewer.is(who)
                        || viewer.led().contains(who)
                        || viewer.scope().everyone())
                .flatMap(directory.chart()::person)
                .orElseThrow(Refusal::notFound);
    }

    private static Optional<LocalDate> day(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(String::strip).map(LocalDate::parse);
        } catch (DateTimeException damaged) {
            return Optional.empty();
        }
    }
}
