package dev.plumbline.practice.pages;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.pages.Layouts.Layout;
import dev.plumbline.practice.pages.Layouts.Related;
import dev.plumbline.practice.pages.Records.Found;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** One record: its fields, what hangs on it, and the small forms that mend it in place. */
final class RecordPages {

    private static final int WHOLE = 4000;
    private static final int RELATED = 15;

    private final Records records;
    private final Clock clock;

    RecordPages(Records records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /** @param complaints of a small form on this page that could not be saved */
    Answer view(Visit visit, Viewer viewer, Found record, List<String> complaints) {
        Layout layout = layout(record);
        visit.session().looked(record.id());
        return Answer.page(
                complaints.isEmpty() ? 200 : 422,
                Frame.page(record.name(), Optional.of(viewer), visit, record.object(), html -> {
                    heading(html, viewer, record, layout);
                    lock(html, visit, viewer, record);
                    Complaints.top(html, complaints);
                    if (visit.query().containsKey("saved")) {
                        html.element(
                                "p", "Saved in the name of " + viewer.name() + ".", "class", "saved", "role", "status");
                    }
                    if (record.object().equals("Opportunity")) {
                        stages(html, record);
                    }
                    quick(html, visit, viewer, record);
                    details(html, viewer, record, layout);
                    layout.related().forEach(r -> related(html, visit, viewer, record, r));
                }));
    }

    static Layout layout(Found record) {
        return Layouts.of(record.object()).orElseGet(() -> generic(record.schema()));
    }

    /** For objects that nobody laid out: everything, for reading. */
    private static Layout generic(ObjectSchema schema) {
        List<String> all = schema.fields().stream().map(FieldSchema::name).toList();
        return new Layout(schema.name(), schema.label(), false, List.of(), all, List.of(), List.of());
    }

    private void heading(Html html, Viewer viewer, Found record, Layout layout) {
        html.element("p", record.schema().label(), "class", "kind")
                .open("div", "class", "heading")
                .element("h1", record.name());
        if (EditPages.mayEdit(viewer, record, layout)) {
            html.open("div", "class", "actions")
                    .link(record.edit(), "Edit", "class", "button main")
                    .close("div");
        }
        html.close("div");
    }

    /** What an approval does to a record; administrators can end it, or hold a record to see what happens then. */
    private void lock(Html html, Visit visit, Viewer viewer, Found record) {
        boolean locked = records.locked(record.id());
        if (locked) {
            html.element(
                    "p",
                    "Locked: an approval is under way. Until it ends only System Administrators can change this record.",
                    "class",
                    "locked",
                    "role",
                    "status");
        }
        if (viewer.admin()) {
            String act = locked ? "unlock" : "lock";
            html.open(
                    "form",
                    "method",
                    "post",
                    "action",
                    "/lightning/r/" + record.object() + "/" + record.id() + "/" + act);
            Frame.token(html, visit);
            html.element("button", locked ? "Unlock record" : "Lock record", "class", "row")
                    .close("form");
        }
    }

    private void stages(Html html, Found deal) {
        List<Found> all = records.all("OpportunityStage").stream()
                .sorted(java.util.Comparator.comparingInt(s -> s.value("SortOrder") instanceof FieldValue.Num n
                        ? n.value().intValue()
                        : 0))
                .filter(s ->
                        s.text("IsClosed").equals("false") || s.text("ApiName").equals(deal.text("StageName")))
                .toList();
        boolean before = all.stream().anyMatch(s -> s.text("ApiName").equals(deal.text("StageName")));
        html.open("ol", "class", "stages", "aria-label", "Stage");
        for (Found stage : all) {
            boolean here = stage.text("ApiName").equals(deal.text("StageName"));
            if (here) {
                html.element("li", stage.name(), "aria-current", "step");
                before = false;
            } else {
                html.element("li", stage.name(), "class", before ? "done" : "");
            }
        }
        html.close("ol");
    }

    private void details(Html html, Viewer viewer, Found record, Layout layout) {
        Cells cells = new Cells(records, viewer);
        html.open("section", "class", "sheet").element("h2", "Details").open("dl");
        for (String name : layout.view()) {
            record.field(name).ifPresent(field -> {
                boolean blank = record.value(name).isBlank();
                html.open("div", "class", Cells.wide(field) ? "wide" : "")
                        .element("dt", Cells.label(field))
                        .open("dd", "class", blank ? "empty" : "");
                if (blank) {
                    html.text("(empty)");
                } else {
                    cells.value(html, record, field, WHOLE);
                }
                html.close("dd").close("div");
            });
        }
        html.close("dl").close("section");
    }

    private void related(Html html, Visit visit, Viewer viewer, Found record, Related related) {
        List<RecordId> ids = records.children(related.object(), related.field(), record.id());
        List<Found> rows = ids.stream()
                .limit(RELATED)
                .flatMap(id -> records.find(id).stream())
                .toList();
        html.open("section", "class", "sheet")
                .open("h2")
                .text(related.heading() + " ")
                .element("span", "(" + ids.size() + ")", "class", "count")
                .close("h2");
        if (rows.isEmpty()) {
            html.element("p", "None yet.", "class", "pad quiet");
        } else {
            new Cells(records, viewer).table(html, related.object(), rows, related.columns(), visit);
        }
        if (ids.size() > rows.size()) {
            html.element("p", "The latest " + rows.size() + " of " + ids.size() + ".", "class", "pad quiet small");
        }
        html.close("section");
    }

    private void quick(Html html, Visit visit, Viewer viewer, Found record) {
        if (QuickForms.about(record.object()).isEmpty()) {
            return;
        }
        html.open("div", "class", "threes");
        form(html, visit, record, "log-a-call", "Log a call", form -> {
            QuickForms.input(form, visit, "call", "Subject", "text", "Subject", "Call");
            QuickForms.input(form, visit, "call", "Description", "text", "What was said", "");
        });
        form(html, visit, record, "new-task", "New task", form -> {
            QuickForms.input(form, visit, "task", "Subject", "text", "Subject", "");
            QuickForms.input(
                    form,
                    visit,
                    "task",
                    "ActivityDate",
                    "date",
                    "Due date",
                    viewer.today(clock.instant()).plusDays(1).toString());
        });
        if (record.object().equals("Opportunity")) {
            contactRole(html, visit, record);
        }
        html.close("div");
    }

    private void contactRole(Html html, Visit visit, Found deal) {
        List<Found> contacts = records.find(deal.text("AccountId"))
                .map(a -> records.children("Contact", "AccountId", a.id()).stream()
                        .flatMap(id -> records.find(id).stream())
                        .toList())
                .orElse(List.of());
        if (!contacts.isEmpty()) {
            form(
                    html,
                    visit,
                    deal,
                    "contact-role",
                    "Add a contact role",
                    form -> QuickForms.contactRole(form, records, contacts));
        }
    }

    private static void form(
            Html html,
            Visit visit,
            Found record,
            String action,
            String heading,
            java.util.function.Consumer<Html> fields) {
        boolean tried = visit.posts() && visit.part(4).equals(action);
        if (tried) {
            html.open("details", "class", "sheet", "open", "open");
        } else {
            html.open("details", "class", "sheet");
        }
        html.element("summary", heading);
        html.open(
                "form",
                "class",
                "quick",
                "method",
                "post",
                "action",
                "/lightning/r/" + record.object() + "/" + record.id() + "/" + action);
        Frame.token(html, visit);
        fields.accept(html);
        html.element("button", "Save", "class", "main").close("form").close("details");
    }
}
