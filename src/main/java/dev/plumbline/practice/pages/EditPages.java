package dev.plumbline.practice.pages;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.practice.Org;
import dev.plumbline.practice.Org.Complaint;
import dev.plumbline.practice.pages.Layouts.Layout;
import dev.plumbline.practice.pages.Records.Found;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The edit form. It sends with each field what it showed, so that only what somebody changed is saved: a text that does not survive a
 * browser unharmed is left alone, and so is what somebody else changed meanwhile.
 */
final class EditPages {

    private static final String WAS = "was.";

    private final Org org;
    private final Records records;

    EditPages(Org org, Records records) {
        this.org = org;
        this.records = records;
    }

    static boolean mayEdit(Viewer viewer, Found record, Layout layout) {
        return !layout.edit().isEmpty() && (!record.object().equals("User") || viewer.admin());
    }

    Answer show(Visit visit, Viewer viewer, Found record) {
        return form(visit, viewer, record, List.of());
    }

    Answer save(Visit visit, Viewer viewer, Found record) {
        Map<String, FieldValue> changes = new LinkedHashMap<>();
        List<Complaint> complaints = new ArrayList<>();
        for (FieldSchema field : fields(record)) {
            String typed = visit.sent(field.name());
            if (visit.form().containsKey(WAS + field.name()) && !same(typed, visit.sent(WAS + field.name()))) {
                try {
                    changes.put(field.name(), viewer.read(field, typed));
                } catch (IllegalArgumentException e) {
                    complaints.add(new Complaint(
                            "INVALID_TYPE_ON_FIELD_IN_RECORD",
                            Cells.label(field) + ": " + expected(field) + ", found “" + brief(typed) + "”.",
                            List.of(field.name())));
                }
            }
        }
        if (complaints.isEmpty() && !changes.isEmpty()) {
            complaints.addAll(org.update(viewer.id(), record.id(), changes));
        }
        return complaints.isEmpty()
                ? Answer.goTo(record.view() + (changes.isEmpty() ? "" : "?saved"))
                : form(visit, viewer, record, complaints);
    }

    private static String expected(FieldSchema field) {
        return switch (field.type()) {
            case DATE -> "enter a date such as 2026-12-31";
            case DATETIME -> "enter a date and a time";
            default -> "enter a number";
        };
    }

    private static String brief(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    /** Browsers send line ends their own way. */
    private static boolean same(String a, String b) {
        return a.replace("\r\n", "\n").equals(b.replace("\r\n", "\n"));
    }

    private static List<FieldSchema> fields(Found record) {
        return RecordPages.layout(record).edit().stream()
                .flatMap(f -> record.field(f).stream())
                .toList();
    }

    private Answer form(Visit visit, Viewer viewer, Found record, List<Complaint> complaints) {
        return Answer.page(
                complaints.isEmpty() ? 200 : 422,
                Frame.page("Edit " + record.name(), Optional.of(viewer), visit, record.object(), html -> {
                    html.element("p", "Edit " + record.schema().label(), "class", "kind")
                            .open("div", "class", "heading")
                            .element("h1", record.name())
                            .close("div");
                    Complaints.top(html, Complaints.messages(complaints));
                    html.open("form", "method", "post", "action", record.edit());
                    Frame.token(html, visit);
                    html.open("section", "class", "sheet").open("div", "class", "fields");
                    for (FieldSchema field : fields(record)) {
                        if (isTotal(record, field)) {
                            total(html, viewer, record, field);
                        } else {
                            field(html, visit, viewer, record, field, complaints);
                        }
                    }
                    html.close("div")
                            .close("section")
                            .open("div", "class", "actions")
                            .element("button", "Save", "class", "main")
                            .link(record.view(), "Cancel", "class", "button")
                            .element("span", "Saves in the name of " + viewer.name(), "class", "quiet small")
                            .close("div")
                            .close("form");
                }));
    }

    /** Where a deal has products, Salesforce ignores what is typed as its amount. */
    private static boolean isTotal(Found record, FieldSchema field) {
        return record.object().equals("Opportunity")
                && field.name().equals("Amount")
                && record.value("HasOpportunityLineItem").equals(FieldValue.TRUE);
    }

    private static void total(Html html, Viewer viewer, Found record, FieldSchema field) {
        html.open("div", "class", "field")
                .open("p", "class", "small")
                .text(Cells.label(field))
                .close("p");
        html.text(viewer.show(field, record.value(field.name())))
                .element("p", "The total of the products.", "class", "quiet small")
                .close("div");
    }

    private void field(
            Html html, Visit visit, Viewer viewer, Found record, FieldSchema field, List<Complaint> complaints) {
        String was = shown(viewer.type(record.value(field.name())), field);
        String before = visit.form().getOrDefault(WAS + field.name(), was);
        String value = visit.form().containsKey(WAS + field.name()) ? visit.sent(field.name()) : was;
        boolean bad = !Complaints.of(complaints, field.name()).isEmpty();
        html.open("div", "class", "field" + (Cells.wide(field) ? " wide" : "") + (bad ? " bad" : ""));
        html.open("label", "for", field.name()).text(Cells.label(field));
        if (!field.nillable() && field.type() != FieldType.BOOLEAN) {
            html.text(" ").element("span", "(required)", "class", "must");
        }
        html.close("label").hidden(WAS + field.name(), before);
        new Inputs(records, html).input(record, field, value);
        Complaints.beside(html, complaints, field.name());
        html.close("div");
    }

    /** As an input can show it: one line has no line ends. */
    private static String shown(String text, FieldSchema field) {
        return field.type() == FieldType.LONG_TEXT ? text : text.replaceAll("[\\r\\n]", "");
    }
}
