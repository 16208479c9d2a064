package dev.plumbline.web.ui;

import dev.plumbline.crm.RecordId;
import dev.plumbline.fixes.Connection;
import dev.plumbline.fixes.FixDesk;
import dev.plumbline.fixes.FixOutcome;
import dev.plumbline.fixes.FormState;
import dev.plumbline.fixes.Grants;
import dev.plumbline.fixes.OwnDays;
import dev.plumbline.fixes.Submission;
import dev.plumbline.fixes.Work;
import dev.plumbline.fixes.Works;
import dev.plumbline.people.Person;
import dev.plumbline.pipeline.Doer;
import dev.plumbline.speech.Saying;
import dev.plumbline.violations.Violation;
import dev.plumbline.web.access.Refusal;
import dev.plumbline.web.access.Viewer;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** What somebody has to mend, and mending it. Everything here is about the reader's own records, or of those for whom they type. */
@Path("/my-work")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class WorkPages {

    /** More would not be mended in one sitting. */
    private static final int SHOWN = 40;

    private final Layout layout;
    private final Works works;
    private final WorkCards cards;
    private final FixDesk desk;
    private final Grants grants;
    private final OwnDays days;
    private final Receipts receipts;
    private final ParkedForms parking;

    WorkPages(
            Layout layout,
            Works works,
            WorkCards cards,
            FixDesk desk,
            Grants grants,
            OwnDays days,
            Receipts receipts,
            ParkedForms parking) {
        this.layout = layout;
        this.works = works;
        this.cards = cards;
        this.desk = desk;
        this.grants = grants;
        this.days = days;
        this.receipts = receipts;
        this.parking = parking;
    }

    record work(Page page, FixTalk talk, Optional<Work> work, List<WorkCard> cards, Connection connection)
            implements TemplateInstance {}

    record one(Page page, FixTalk talk, WorkCard card) implements TemplateInstance {}

    /** @param heading of the page that it is a part of, as it reads now */
    record card(Page page, FixTalk talk, WorkCard card, boolean first, String heading) implements TemplateInstance {}

    record mine(Page page, FixTalk talk, OwnDays.Ahead ahead, Receipts.Receipt used) implements TemplateInstance {}

    @GET
    public TemplateInstance work() {
        Page page = layout.page("work");
        Optional<Person> self = page.viewer().person();
        Optional<Work> work = self.map(person -> works.of(people(page.viewer(), person), SHOWN));
        return new work(
                page,
                FixTalk.of(page.say()),
                work,
                work.map(w -> w.shown().stream()
                                .map(one -> cards.closed(page, one))
                                .toList())
                        .orElse(List.of()),
                self.map(person -> grants.connection(person.id())).orElse(Connection.UNAVAILABLE));
    }

    /** Comes after the page: it asks Salesforce. */
    @GET
    @Path("mine")
    public TemplateInstance mine() {
        Page page = layout.page("work");
        Optional<Person> self = page.viewer().person();
        OwnDays.Ahead ahead =
                self.map(person -> days.of(Doers.of(page.viewer()), person)).orElse(OwnDays.Ahead.NOTHING);
        Receipts.Receipt used =
                self.map(person -> receipts.of(person, page.say().now())).orElse(Receipts.Receipt.NOTHING);
        return new mine(page, FixTalk.of(page.say()), ahead, used);
    }

    /** One record with its form: a page of its own, or, asked for by a page, the card alone. */
    @GET
    @Path("records/{id}")
    public Response open(
            @RestPath String id,
            @RestHeader("HX-Request") @Nullable String part,
            @CookieParam(ParkedForms.COOKIE) @Nullable String parked) {
        Page page = layout.page("work");
        Person person = self(page);
        RecordId record = record(id);
        return parking.shown(person, parked, () -> form(page, person, record, part != null))
                .build();
    }

    private TemplateInstance form(Page page, Person person, RecordId record, boolean part) {
        Doer doer = Doers.of(page.viewer());
        FormState state = Optional.ofNullable(
                        desk.forms(doer, person, List.of(record)).get(record))
                .orElseThrow(Refusal::notFound);
        WorkCard card = cards.of(page, record, desk.gaps(doer, record), Optional.of(state), Optional.empty())
                .orElseThrow(Refusal::notFound);
        return shown(page, card, part);
    }

    /**
     * Saves; or, with another button, searches a lookup or takes what somebody else put in. Whoever is not signed in any more finds what they
     * typed in the form after signing in.
     */
    @POST
    @Path("records/{id}")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(
            @RestPath String id, @RestForm @Nullable String key, @RestHeader("HX-Request") @Nullable String part) {
        FixBody body = FixBody.current();
        RecordId record = record(id);
        Submission typed = body.of(record, "")
                .orElseThrow(() -> Refusal.badRequest(Saying.of(WorkWords.class, WorkWords::incomplete)));
        Page page = layout.page("work");
        if (!page.viewer().signedIn()) {
            return parking.keep(body, List.of(typed), "/my-work/records/" + record, part != null);
        }
        Person person = self(page);
        Doer doer = Doers.of(page.viewer());
        Optional<String> search = body.one("search");
        Optional<String> theirs = body.one("theirs");
        if (search.isPresent()) {
            FormState state = desk.searched(doer, person, List.of(typed), record, search.get())
                    .getOrDefault(record, new FormState.Gone());
            return answer(page, record, Optional.of(state), null, part);
        }
        if (theirs.isPresent()) {
            FormState state = desk.yielded(doer, person, List.of(typed), record, theirs.get())
                    .get(record);
            return answer(page, record, Optional.ofNullable(state), null, part);
        }
        FixOutcome outcome = desk.save(doer, person, List.of(typed)).get(record);
        if (outcome == null) {
            throw Refusal.notFound();
        }
        boolean fresh = outcome.saved() || outcome.kind() == FixOutcome.Kind.UNKNOWN;
        FormState state = (fresh
                        ? desk.forms(doer, person, List.of(record))
                        : desk.again(doer, person, List.of(typed), Map.of(record, outcome)))
                .get(record);
        return answer(page, record, Optional.ofNullable(state), outcome, part);
    }

    @POST
    @Path("records/{id}/undo")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response undo(@RestPath String id, @RestHeader("HX-Request") @Nullable String part) {
        Page page = layout.page("work");
        Person person = self(page);
        RecordId record = record(id);
        Doer doer = Doers.of(page.viewer());
        FixOutcome outcome = desk.undo(doer, person, record);
        FormState state = desk.forms(doer, person, List.of(record)).get(record);
        return answer(page, record, Optional.ofNullable(state), outcome, part);
    }

    private Response answer(
            Page page,
            RecordId record,
            Optional<FormState> state,
            @Nullable FixOutcome outcome,
            @Nullable String part) {
        List<Violation> open = desk.gaps(Doers.of(page.viewer()), record);
        WorkCard card = cards.of(page, record, open, state, Optional.ofNullable(outcome))
                .orElseThrow(Refusal::notFound);
        return Response.ok(shown(page, card, part != null)).build();
    }

    private TemplateInstance shown(Page page, WorkCard card, boolean part) {
        FixTalk talk = FixTalk.of(page.say());
        if (!part) {
            return new one(page, talk, card);
        }
        Optional<Work> left = page.viewer().person().map(person -> works.counted(people(page.viewer(), person)));
        return new card(page, talk, card, false, left.map(talk::heading).orElse(""));
    }

    static List<RecordId> people(Viewer viewer, Person self) {
        List<RecordId> people = new ArrayList<>(List.of(self.id()));
        viewer.owners().stream().filter(id -> !id.equals(self.id())).sorted().forEach(people::add);
        return people;
    }

    static Person self(Page page) {
        return page.viewer().person().orElseThrow(() -> Refusal.of(403, Saying.of(WorkWords.class, WorkWords::nobody)));
    }

    static RecordId record(String id) {
        if (!RecordId.isId(id)) {
            throw Refusal.notFound();
        }
        return RecordId.of(id);
    }
}
