package dev.plumbline.web.ui;

import dev.plumbline.audit.Looks;
import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Directory;
import dev.plumbline.people.Person;
import dev.plumbline.sight.Eyes;
import dev.plumbline.web.access.Refusal;
import dev.plumbline.web.access.Viewer;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Who looked at somebody's page, and on which day. Theirs alone, and an auditor's: those who look are people, too. */
@Path("/people/{id}/looks")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class LookPages {

    private final Layout layout;
    private final Looks looks;
    private final Directory directory;
    private final Eyes eyes;

    LookPages(Layout layout, Looks looks, Directory directory, Eyes eyes) {
        this.eyes = eyes;
        this.layout = layout;
        this.looks = looks;
        this.directory = directory;
    }

    record looks(Page page, Person person, List<Looks.Look> found) implements TemplateInstance {}

    record lines(Page page, List<Looks.Look> found) implements TemplateInstance {}

    /** The whole page, or the part of it that other pages show. */
    @GET
    public TemplateInstance looks(@RestPath String id, @RestHeader("HX-Request") @Nullable String part) {
        Page page = layout.page("people", "me", id);
        Person person = person(id, page.viewer());
        List<Looks.Look> found = page.viewer().audits()
                ? eyes.wide("auditors and admins read who looked at anybody", () -> looks.at(person.id()))
                : looks.at(person.id());
        return part == null ? new looks(page, person, found) : new lines(page, found);
    }

    private Person person(String id, Viewer viewer) {
        return Optional.of(id)
                .filter(RecordId::isId)
                .map(RecordId::of)
                .filter(who -> viewer.is(who) || viewer.audits())
                .flatMap(directory.chart()::person)
                .orElseThrow(Refusal::notFound);
    }
}
