package dev.plumbline.practice.pages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.Org;
import dev.plumbline.practice.Org.Complaint;
import dev.plumbline.practice.pages.Records.Found;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The practice org's pages, at Salesforce's own addresses: {@code /lightning/r/Opportunity/006…/view}, {@code …/edit},
 * {@code /lightning/o/Opportunity/list} and {@code /006…}. To be mounted at {@code /}.
 *
 * <p>Nobody needs a password; everybody chooses whom to act as, first of all. Only forms change anything, and only with the token of the
 * browser's session; but a lead that its owner looks at counts as read, as in Salesforce.
 */
public final class PracticePages implements HttpHandler {

    private static final System.Logger LOG = System.getLogger(PracticePages.class.getName());
    private static final String CSS = Layouts.resource("practice.css");

    private final Org org;
    private final Records records;
    private final Sessions sessions = new Sessions();
    private final HomePages home;
    private final ListPages lists;
    private final RecordPages views;
    private final EditPages edits;
    private final QuickForms quick;

    /**
     * @param clock    says which day a call is logged on
     * @param featured the users offered first; others are one click away
     */
    public PracticePages(Org org, Clock clock, List<RecordId> featured) {
        this.org = org;
        this.records = new Records(org);
        this.home = new HomePages(records, featured);
        this.lists = new ListPages(records);
        this.views = new RecordPages(records, clock);
        this.edits = new EditPages(org, records);
        this.quick = new QuickForms(org, clock);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange).send(exchange);
        }
    }

    /** The style sheet alone, for pages that stand apart from these. */
    public static void style(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer.style(CSS).send(exchange);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().equals("/practice.css")) {
            return Answer.style(CSS);
        }
        Session session = sessions.of(exchange);
        Visit nothing = new Visit("GET", "/", List.of(), Map.of(), Map.of(), session);
        try {
            return route(Visit.read(exchange, session));
        } catch (Visit.TooLarge e) {
            return problem(
                    nothing,
                    413,
                    "The form is too large",
                    "Nothing was saved. A form here may have 2 MB; shorten the longest text and send it again.");
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "practice org: " + exchange.getRequestMethod() + " "
                            + exchange.getRequestURI().getPath() + " failed",
                    e);
            return problem(
                    nothing,
                    500,
                    "This page broke",
                    "It is our fault, and it is in the log. Other pages should still work.");
        }
    }

    private Answer route(Visit visit) {
        return switch (visit.method()) {
            case "GET", "HEAD" -> get(visit);
            case "POST" -> post(visit);
            default ->
                problem(
                        visit,
                        405,
                        "That does not work here",
                        "Pages are asked for with GET and forms are sent with POST; this was " + visit.method() + ".");
        };
    }

    private Answer get(Visit visit) {
        Optional<Viewer> viewer = viewer(visit);
        if (viewer.isEmpty() || visit.part(0).equals("people")) {
            return home.choose(visit, viewer);
        }
        return switch (visit.part(0)) {
            case "" -> home.home(visit, viewer.get());
            case "search" -> home.search(visit, viewer.get());
            case "lightning" -> lightning(visit, viewer.get());
            default ->
                visit.path().size() == 1
                        ? records.find(visit.part(0))
                                .map(r -> Answer.goTo(r.view()))
                                .orElseGet(() -> missing(visit))
                        : missing(visit);
        };
    }

    private Answer lightning(Visit visit, Viewer viewer) {
        if (visit.part(1).equals("o")) {
            return records.schema(visit.part(2))
                    .flatMap(s -> Layouts.of(s.name())
                            .filter(l -> !l.list().isEmpty())
                            .map(l -> lists.list(visit, viewer, s, l)))
                    .orElseGet(() -> missing(visit));
        }
        if (!visit.part(1).equals("r")) {
            return visit.part(1).equals("page") ? Answer.goTo("/") : missing(visit);
        }
        // Salesforce also knows /lightning/r/006…/view, without the object
        int at = RecordId.isId(visit.part(2)) ? 2 : 3;
        Optional<Found> record = records.find(visit.part(at));
        if (record.isEmpty()) {
            return missing(visit);
        }
        boolean edit = visit.part(at + 1).equals("edit")
                && EditPages.mayEdit(viewer, record.get(), RecordPages.layout(record.get()));
        return edit
                ? edits.show(visit, viewer, record.get())
                : views.view(visit, viewer, read(visit, viewer, record.get()), List.of());
    }

    /** A lead that its owner opens counts as read. */
    private Found read(Visit visit, Viewer viewer, Found record) {
        boolean news = record.object().equals("Lead")
                && record.text("OwnerId").equals(viewer.id().value())
                && record.value("IsUnreadByOwner").equals(FieldValue.TRUE);
        if (!news || !visit.method().equals("GET")) {
            return record;
        }
        org.update(viewer.id(), record.id(), Map.of("IsUnreadByOwner", FieldValue.FALSE));
        return records.find(record.id()).orElse(record);
    }

    private Answer post(Visit visit) {
        if (!visit.sent("token").equals(visit.session().token())) {
            return problem(
                    visit,
                    403,
                    "This form is from another session",
                    "Nothing was changed. Go back, reload the page and send it again; a restart of the practice org does this to open pages.");
        }
        if (visit.part(0).equals("act-as")) {
            return actAs(visit);
        }
        Optional<Viewer> viewer = viewer(visit);
        Optional<Found> record =
                visit.part(0).equals("lightning") && visit.part(1).equals("r")
                        ? records.find(visit.part(3))
                        : Optional.empty();
        if (viewer.isEmpty()) {
            return home.choose(visit, viewer);
        }
        return record.map(r -> change(visit, viewer.get(), r)).orElseGet(() -> missing(visit));
    }

    private Answer change(Visit visit, Viewer viewer, Found record) {
        if (visit.part(4).equals("edit")) {
            boolean may = EditPages.mayEdit(viewer, record, RecordPages.layout(record));
            return may
                    ? edits.save(visit, viewer, record)
                    : problem(
                            visit,
                            403,
                            "You may not edit this",
                            "Only System Administrators edit users. Act as one to do it.");
        }
        if (viewer.admin() && (visit.part(4).equals("lock") || visit.part(4).equals("unlock"))) {
            org.lock(record.id(), visit.part(4).equals("lock"));
            return Answer.goTo(record.view());
        }
        Optional<List<Complaint>> complaints = quick.save(visit, viewer, record, visit.part(4));
        if (complaints.isEmpty()) {
            return missing(visit);
        }
        if (complaints.get().isEmpty()) {
            String next = visit.sent("next");
            return Answer.goTo((next.isEmpty() ? record.view() : Visit.local(next)) + "?saved");
        }
        return views.view(visit, viewer, record, Complaints.messages(complaints.get()));
    }

    private Answer actAs(Visit visit) {
        Optional<Found> user = records.find(visit.sent("user"))
                .filter(u -> u.object().equals("User"))
                .filter(u -> u.value("IsActive").equals(FieldValue.TRUE));
        if (user.isEmpty()) {
            return problem(
                    visit, 404, "Nobody to act as", "This user does not exist or is not active. Choose somebody else.");
        }
        visit.session().actAs(user.get().id());
        return Answer.goTo(Visit.local(visit.sent("next")));
    }

    /** Who acts; nobody once the user was deactivated. */
    private Optional<Viewer> viewer(Visit visit) {
        return visit.user()
                .flatMap(records::find)
                .filter(u -> u.value("IsActive").equals(FieldValue.TRUE))
                .map(u -> Viewer.of(u.id(), u.fields(), records.isAdmin(u)));
    }

    private Answer missing(Visit visit) {
        return problem(
                visit,
                404,
                "Nothing is here",
                "The record may have been deleted, or the address is not one of this org. Search for it by name.");
    }

    private Answer problem(Visit visit, int status, String what, String mend) {
        return Answer.page(
                status, Frame.page(what, viewer(visit), visit, "", html -> html.open("div", "class", "heading")
                        .element("h1", what)
                        .close("div")
                        .element("p", mend)));
    }
}
