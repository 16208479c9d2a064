package dev.plumbline.web.ui;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Delegations;
import dev.plumbline.people.Directory;
import dev.plumbline.people.Entered;
import dev.plumbline.people.Leaves;
import dev.plumbline.people.Person;
import dev.plumbline.people.PersonSettings;
import dev.plumbline.web.access.Refusal;
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
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** How one person is reached, when they are away, and who types for them. For themselves, whoever leads them, and admins. */
@Path("/people/{id}/settings")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class SettingsPages {

    private final Layout layout;
    private final SettingsSheets sheets;
    private final Directory directory;
    private final Leaves leaves;
    private final Delegations delegations;
    private final PersonSettings settings;

    SettingsPages(
            Layout layout,
            SettingsSheets sheets,
            Directory directory,
            Leaves leaves,
            Delegations delegations,
            PersonSettings settings) {
        this.layout = layout;
        this.sheets = sheets;
        this.directory = directory;
        this.leaves = leaves;
        this.delegations = delegations;
        this.settings = settings;
    }

    /**
     * @param done    what was changed a moment ago
     * @param refused why what was typed was not taken over
     */
    record settings(Page page, SettingsSheet sheet, Optional<SettingsDone> done, Optional<String> refused)
            implements TemplateInstance {}

    @GET
    public TemplateInstance settings(@RestPath String id, @RestQuery @Nullable String done) {
        Page page = layout.page("people");
        return new settings(page, sheets.of(page, person(page, id)), SettingsDone.of(done), Optional.empty());
    }

    @POST
    @Path("messages")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response messages(
            @RestPath String id,
            @RestForm @Nullable String first,
            @RestForm @Nullable String tasks,
            @RestForm("quiet-from") @Nullable String quietFrom,
            @RestForm("quiet-until") @Nullable String quietUntil,
            @RestForm("digest-only") @Nullable String digestOnly,
            @RestForm("digest-weeks") @Nullable String digestWeeks) {
        Page page = layout.page("people");
        Person person = person(page, id);
        Entered<PersonSettings.Settings> wanted = SettingsForm.read(
                settings.offered(),
                new SettingsForm(
                        or(first, "email"),
                        tasks != null,
                        or(quietFrom, ""),
                        or(quietUntil, ""),
                        digestOnly != null,
                        or(digestWeeks, "1")));
        return answer(
                page,
                person,
                wanted.then(chosen ->
                        settings.change(person.id(), chosen, page.viewer().actor())),
                SettingsDone.MESSAGES);
    }

    @POST
    @Path("leave")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response leave(
            @RestPath String id,
            @RestForm @Nullable String from,
            @RestForm("from-time") @Nullable String fromTime,
            @RestForm @Nullable String until,
            @RestForm("until-time") @Nullable String untilTime) {
        Page page = layout.page("people");
        Person person = person(page, id);
        return answer(
                page,
                person,
                leaves.enter(
                        person,
                        SettingsForm.moment(or(from, ""), or(fromTime, "")),
                        SettingsForm.moment(
                                untilTime == null || untilTime.isBlank() ? or(until, "") : or(until, or(from, "")),
                                or(untilTime, "")),
                        page.viewer().actor()),
                SettingsDone.LEAVE);
    }

    @POST
    @Path("leave/{entry}/remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response removeLeave(@RestPath String id, @RestPath String entry) {
        Page page = layout.page("people");
        Person person = person(page, id);
        if (Ids.number(entry)
                .flatMap(number ->
                        leaves.remove(person.id(), number, page.viewer().actor()))
                .isEmpty()) {
            throw Refusal.notFound();
        }
        return back(person.id(), SettingsDone.LEAVE_REMOVED);
    }

    @POST
    @Path("delegates")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response delegate(
            @RestPath String id,
            @RestForm @Nullable String delegate,
            @RestForm @Nullable String from,
            @RestForm @Nullable String until) {
        Page page = layout.page("people");
        Person person = person(page, id);
        return answer(
                page,
                person,
                delegations.enter(
                        person,
                        or(delegate, ""),
                        or(from, ""),
                        or(until, ""),
                        page.viewer().actor()),
                SettingsDone.DELEGATE);
    }

    @POST
    @Path("delegates/{entry}/remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response removeDelegate(@RestPath String id, @RestPath String entry) {
        Page page = layout.page("people");
        Person person = person(page, id);
        if (Ids.number(entry)
                .flatMap(number ->
                        delegations.end(person.id(), number, page.viewer().actor()))
                .isEmpty()) {
            throw Refusal.notFound();
        }
        return back(person.id(), SettingsDone.DELEGATE_REMOVED);
    }

    private Response answer(Page page, Person person, Entered<?> result, SettingsDone done) {
        return result.fold(told -> back(person.id(), done), because -> Response.status(400)
                .type("text/html;charset=UTF-8")
                .entity(new settings(
                                page,
                                sheets.of(page, person),
                                Optional.empty(),
                                Optional.of(page.say().said(because)))
                        .render())
                .build());
    }

    private static Response back(RecordId person, SettingsDone done) {
        return Response.seeOther(
                        URI.create("/people/" + person.value() + "/settings?done=" + done.key() + "#" + done.section()))
                .build();
    }

    /** Whoever may not settle it learns no more than that there is nothing here for them. */
    private Person person(Page page, String id) {
        return Optional.of(id)
                .filter(RecordId::isId)
                .map(RecordId::of)
                .filter(page.viewer()::settles)
                .flatMap(who -> directory.chart().person(who))
                .orElseThrow(Refusal::notFound);
    }

    private static String or(@Nullable String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text;
    }
}
