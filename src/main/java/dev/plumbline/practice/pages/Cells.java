package dev.plumbline.practice.pages;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.practice.pages.Records.Found;
import java.util.List;
import java.util.Optional;

/** Fields as people read them, and tables of records. */
final class Cells {

    private static final int CELL_LENGTH = 120;

    private final Records records;
    private final Viewer viewer;

    Cells(Records records, Viewer viewer) {
        this.records = records;
        this.viewer = viewer;
    }

    void value(Html html, Found record, FieldSchema field, int most) {
        FieldValue value = record.value(field.name());
        if (value.isBlank()) {
            return;
        }
        if (Records.isReference(field)) {
            reference(html, value.asText());
            return;
        }
        String text = viewer.show(field, value);
        html.text(
                text.length() > most
                        ? text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, most) - 1)) + "…"
                        : text);
    }

    void reference(Html html, String id) {
        Optional<Found> target = records.find(id);
        if (target.isPresent()) {
            html.link(target.get().view(), target.get().name());
        } else {
            html.text(id + " (not there any more)");
        }
    }

    void table(Html html, String object, List<Found> rows, List<String> columns, Visit visit) {
        List<FieldSchema> fields = columns.stream()
                .flatMap(c -> records.schema(object).flatMap(s -> s.field(c)).stream())
                .toList();
        boolean tasks = object.equals("Task");
        html.open("table").open("thead").open("tr");
        fields.forEach(f -> html.element("th", label(f), "scope", "col", "class", align(f)));
        if (tasks) {
            html.element("th", "Action", "scope", "col");
        }
        html.close("tr").close("thead").open("tbody");
        for (Found row : rows) {
            html.open("tr");
            for (int i = 0; i < fields.size(); i++) {
                cell(html, row, fields.get(i), i == 0);
            }
            if (tasks) {
                complete(html, row, visit);
            }
            html.close("tr");
        }
        html.close("tbody").close("table");
    }

    private void cell(Html html, Found row, FieldSchema field, boolean first) {
        html.open("td", "class", align(field), "data-label", label(field));
        if (first && !Records.isReference(field) && Layouts.of(row.object()).isPresent()) {
            String text = viewer.show(field, row.value(field.name()));
            html.link(row.view(), text.isBlank() ? "(no " + label(field).toLowerCase(viewer.locale()) + ")" : text);
        } else {
            value(html, row, field, CELL_LENGTH);
        }
        html.close("td");
    }

    private void complete(Html html, Found task, Visit visit) {
        html.open("td", "data-label", "");
        if (!task.value("IsClosed").equals(FieldValue.TRUE)) {
            html.open("form", "method", "post", "action", "/lightning/r/Task/" + task.id() + "/complete");
            Frame.token(html, visit);
            html.hidden("next", visit.rawPath())
                    .element("button", "Mark complete", "class", "row")
                    .close("form");
        }
        html.close("td");
    }

    /** References and picklists read better without the ID and the Name in their labels: the page shows what a person calls it. */
    static String label(FieldSchema field) {
        return switch (field.type()) {
            case REFERENCE -> field.label().replaceAll("\\d?\\s?I[dD]$", "");
            case PICKLIST -> field.label().replaceAll(" Name$", "");
            default -> field.label();
        };
    }

    private static String align(FieldSchema field) {
        return field.type().isNumeric() ? "number" : field.type() == FieldType.DATE ? "date" : "";
    }

    static boolean wide(FieldSchema field) {
        return field.type() == FieldType.LONG_TEXT;
    }
}
