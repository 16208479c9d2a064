package dev.plumbline.practice.pages;

import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.pages.Records.Found;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The start page, the choice of whom to act as, and search. */
final class HomePages {

    private static final int HITS = 20;
    private static final List<String> SEARCHED = List.of("Opportunity", "Account", "Contact", "Lead", "User");
    private static final int SOONEST_DEALS = 8;

    private final Records records;
    private final List<RecordId> featured;

    HomePages(Records records, List<RecordId> featured) {
        this.records = records;
        this.featured = List.copyOf(featured);
    }

    Answer home(Visit visit, Viewer viewer) {
        return Answer.page(200, Frame.page("Home", Optional.of(viewer), visit, "", html -> {
            html.open("div", "class", "heading")
                    .element("h1", "Good to see you, " + viewer.name())
                    .close("div");
            html.open("div", "class", "split").open("div");
            List<Found> recent = visit.session().recent().stream()
                    .flatMap(id -> records.find(id).stream())
                    .toList();
            if (!recent.isEmpty()) {
                list(html, "Looked at lately", recent);
            }
            deals(html, visit, viewer);
            html.close("div").open("div");
            people(html, visit, "/");
            html.close("div").close("div");
        }));
    }

    private void deals(Html html, Visit visit, Viewer viewer) {
        List<Found> deals = records.children("Opportunity", "OwnerId", viewer.id()).stream()
                .flatMap(id -> records.find(id).stream())
                .filter(d -> d.text("IsClosed").equals("false"))
                .sorted(java.util.Comparator.comparing((Found d) -> d.text("CloseDate")))
                .toList();
        html.open("section", "class", "sheet")
                .open("h2")
                .text("My open deals ")
                .element("span", "(" + deals.size() + ")", "class", "count")
                .close("h2");
        if (deals.isEmpty()) {
            html.element("p", "You own no open deals. The Opportunities tab has everybody's.", "class", "pad quiet");
        } else {
            List<Found> first = deals.subList(0, Math.min(SOONEST_DEALS, deals.size()));
            new Cells(records, viewer)
                    .table(html, "Opportunity", first, List.of("Name", "StageName", "Amount", "CloseDate"), visit);
            html.open("p", "class", "pad")
                    .link(
                            "/lightning/o/Opportunity/list?owner=" + viewer.id(),
                            "All " + deals.size() + " and the closed ones")
                    .close("p");
        }
        html.close("section");
    }

    private void list(Html html, String heading, List<Found> rows) {
        html.open("section", "class", "sheet").element("h2", heading).open("ul");
        for (Found row : rows) {
            html.open("li")
                    .link(row.view(), row.name())
                    .text(" ")
                    .element("span", row.schema().label(), "class", "quiet small")
                    .close("li");
        }
        html.close("ul").close("section");
    }

    Answer choose(Visit visit, Optional<Viewer> viewer) {
        String next = Visit.local(visit.asked("next").isEmpty() ? visit.rawPath() : visit.asked("next"));
        String back = next.equals("/people") ? "/" : next;
        return Answer.page(200, Frame.page("Act as", viewer, visit, "", html -> {
            html.open("div", "class", "heading")
                    .element("h1", "Who do you want to be?")
                    .close("div");
            html.element(
                    "p",
                    "This is the practice org. There are no passwords here: choose one of its people, and what you change is changed in their name."
                            + (back.equals("/") ? "" : " You go on to the page you came for."));
            people(html, visit, back);
            everybody(html, visit, back);
        }));
    }

    private void people(Html html, Visit visit, String next) {
        html.open("section", "class", "sheet").element("h2", "Act as").open("ul", "class", "people");
        for (RecordId person : featured) {
            html.open("li");
            records.find(person).ifPresent(u -> button(html, visit, u, next));
            html.close("li");
        }
        html.close("ul");
        if (!next.equals("/") || !visit.path().isEmpty()) {
            html.close("section");
            return;
        }
        html.open("p", "class", "pad")
                .link("/people", "Somebody else")
                .close("p")
                .close("section");
    }

    private void everybody(Html html, Visit visit, String next) {
        Map<String, List<Found>> groups = new LinkedHashMap<>();
        for (Found user : records.owners(false)) {
            String division = user.text("Division");
            groups.computeIfAbsent(division.isEmpty() ? "Head office" : division, d -> new ArrayList<>())
                    .add(user);
        }
        groups.forEach((division, users) -> {
            html.open("details", "class", "sheet")
                    .element("summary", division + " (" + users.size() + ")")
                    .open("ul", "class", "people");
            for (Found user : users) {
                html.open("li");
                button(html, visit, user, next);
                html.close("li");
            }
            html.close("ul").close("details");
        });
    }

    private void button(Html html, Visit visit, Found user, String next) {
        html.open("form", "method", "post", "action", "/act-as");
        Frame.token(html, visit);
        html.hidden("user", user.id().value())
                .hidden("next", next)
                .element("button", user.name(), "class", "plain")
                .close("form");
        html.element(
                "span",
                user.text("Title") + (user.text("Division").isEmpty() ? "" : ", " + user.text("Division")),
                "class",
                "quiet small");
    }

    Answer search(Visit visit, Viewer viewer) {
        String asked = visit.asked("q").strip();
        String wanted = asked.toLowerCase(Locale.ROOT);
        return Answer.page(200, Frame.page("Search", Optional.of(viewer), visit, "", html -> {
            html.open("div", "class", "heading").element("h1", "Search").close("div");
            if (wanted.length() < 2) {
                html.element("p", "Type at least two letters of a name.");
                return;
            }
            int[] total = {0};
            for (String object : SEARCHED) {
                List<Found> hits = records.all(object).stream()
                        .filter(r -> r.name().toLowerCase(Locale.ROOT).contains(wanted))
                        .limit(HITS)
                        .toList();
                total[0] += hits.size();
                hits(html, object, hits, visit, viewer);
            }
            if (total[0] == 0) {
                html.element(
                        "p",
                        "Nothing is called “" + asked
                                + "”. Search looks at the names of deals, accounts, contacts, leads and users.");
            }
        }));
    }

    private void hits(Html html, String object, List<Found> hits, Visit visit, Viewer viewer) {
        if (!hits.isEmpty()) {
            Layouts.Layout layout = Layouts.of(object).orElseThrow();
            html.open("section", "class", "sheet")
                    .element(
                            "h2",
                            layout.plural()
                                    + (hits.size() == HITS ? " (the first " + HITS + ")" : " (" + hits.size() + ")"));
            new Cells(records, viewer).table(html, object, hits, layout.list(), visit);
            html.close("section");
        }
    }
}
