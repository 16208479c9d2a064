package dev.plumbline.practice.pages;

import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.pages.Records.Found;
import java.util.List;
import java.util.Optional;

/** All records of an object, newest first, of one owner or of all. */
final class ListPages {

    private static final int PAGE = 25;

    private final Records records;

    ListPages(Records records) {
        this.records = records;
    }

    Answer list(Visit visit, Viewer viewer, ObjectSchema schema, Layouts.Layout layout) {
        boolean owned = schema.field("OwnerId").isPresent();
        Optional<Found> owner = owned ? records.find(visit.asked("owner")) : Optional.empty();
        List<RecordId> ids = owner.isPresent()
                ? records.children(schema.name(), "OwnerId", owner.get().id())
                : records.ids(schema.name());
        int pages = Math.max(1, (ids.size() + PAGE - 1) / PAGE);
        int page = Math.max(1, Math.min(pages, number(visit.asked("page"))));
        List<Found> rows = ids.subList((page - 1) * PAGE, Math.min(ids.size(), page * PAGE)).stream()
                .flatMap(id -> records.find(id).stream())
                .toList();
        return Answer.page(200, Frame.page(layout.plural(), Optional.of(viewer), visit, schema.name(), html -> {
            html.open("div", "class", "heading")
                    .open("h1")
                    .text(layout.plural() + " ")
                    .element("span", "(" + ids.size() + ")", "class", "count")
                    .close("h1");
            if (owned) {
                filter(html, viewer, owner, schema.name().equals("Lead"));
            }
            html.close("div");
            rows(html, visit, viewer, layout, rows);
            paging(html, page, pages, owner.map(o -> "&owner=" + o.id()).orElse(""));
        }));
    }

    private void rows(Html html, Visit visit, Viewer viewer, Layouts.Layout layout, List<Found> rows) {
        html.open("section", "class", "sheet");
        if (rows.isEmpty()) {
            html.element(
                    "p", "There is nothing here for this owner. Choose “Everybody” to see all.", "class", "pad quiet");
        } else {
            new Cells(records, viewer).table(html, layout.object(), rows, layout.list(), visit);
        }
        html.close("section");
    }

    private void filter(Html html, Viewer viewer, Optional<Found> owner, boolean queues) {
        html.open("form", "class", "actions", "method", "get").open("select", "name", "owner", "aria-label", "Owner");
        html.element("option", "Everybody", "value", "");
        html.element("option", "Mine", "value", viewer.id().value());
        for (Found person : records.owners(queues)) {
            boolean chosen = owner.isPresent() && owner.get().id().equals(person.id());
            if (chosen) {
                html.element("option", person.name(), "value", person.id().value(), "selected", "selected");
            } else {
                html.element("option", person.name(), "value", person.id().value());
            }
        }
        html.close("select").element("button", "Show").close("form");
    }

    private static void paging(Html html, int page, int pages, String rest) {
        if (pages < 2) {
            return;
        }
        html.open("div", "class", "actions");
        if (page > 1) {
            html.link("?page=" + (page - 1) + rest, "Newer", "class", "button", "rel", "prev");
        }
        html.element("span", "Page " + page + " of " + pages, "class", "quiet");
        if (page < pages) {
            html.link("?page=" + (page + 1) + rest, "Older", "class", "button", "rel", "next");
        }
        html.close("div");
    }

    private static int number(String text) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 1;
    }
}
