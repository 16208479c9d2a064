package dev.plumbline.web.ui;

import dev.plumbline.crm.RecordId;
import dev.plumbline.lifecycle.Acknowledgements;
import dev.plumbline.lifecycle.Expectation;
import dev.plumbline.lifecycle.Expectations;
import dev.plumbline.people.Directory;
import dev.plumbline.people.Person;
import dev.plumbline.rules.RuleId;
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
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What is expected of one person, and that they have read it. For a new starter, what they have to know. */
@Path("/people")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class ExpectationPages {

    private final Layout layout;
    private final Expectations expectations;
    private final Acknowledgements acknowledgements;
    private final Directory directory;
    private final Jdbi jdbi;
    private final Clock clock;

    ExpectationPages(
            Layout layout,
            Expectations expectations,
            Acknowledgements acknowledgements,
            Directory directory,
            Jdbi jdbi,
            Clock clock) {
        this.layout = layout;
        this.expectations = expectations;
        this.acknowledgements = acknowledgements;
        this.directory = directory;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * @param self whether the viewer reads of themselves, and may say "Got it"
     * @param open how many are not acknowledged
     * @param done whether they have just said so
     */
    record expectations(
            Page page,
            Person person,
            boolean self,
            List<Expectation> rules,
            long open,
            boolean done,
            Instant now,
            LocalDate today)
            implements TemplateInstance {}

    @GET
    @Path("{id}/rules")
    public TemplateInstance expectations(@RestPath String id, @RestQuery @Nullable String said) {
        Page page = layout.page("people");
        Person person = person(id, page.viewer());
        List<Expectation> rules = expectations.of(person.id());
        Instant now = clock.instant();
        return new expectations(
                page,
                person,
                page.viewer().is(person.id()),
                rules,
                rules.stream().filter(e -> e.acknowledged().isEmpty()).count(),
                "got-it".equals(said),
                now,
                LocalDate.ofInstant(now, person.zone()));
    }

    /** Nobody says it for somebody else, whoever they lead. */
    @POST
    @Path("{id}/rules/acknowledge")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response acknowledge(@RestPath String id, @RestForm List<String> rule) {
        Viewer viewer = layout.page("people").viewer();
        Person person = person(id, viewer);
        if (!viewer.is(person.id())) {
            throw Refusal.badRequest(Saying.of(ExpectationWords.class, say -> say.onlySelf(person.name())));
        }
        Set<RuleId> rules = rule.stream().map(RuleId::new).collect(Collectors.toSet());
        jdbi.useTransaction(handle -> acknowledgements.acknowledge(handle, person.id(), rules));
        return Response.seeOther(URI.create("/people/" + person.id() + "/rules?said=got-it"))
                .build();
    }

    private Person person(String id, Viewer viewer) {
        return Optional.of(id)
                .filter(RecordId::isId)
                .map(RecordId::of)
                .filter(viewer::maySee)
                .flatMap(directory.chart()::person)
                .orElseThrow(Refusal::notFound);
    }
}
