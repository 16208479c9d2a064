package dev.plumbline.practice.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/** What every page has around it: what this place is, who you are here, where else to go. */
final class Frame {

    private Frame() {}

    /** @param tab the object whose tab is current; empty for none */
    static Html page(String title, Optional<Viewer> viewer, Visit visit, String tab, Consumer<Html> content) {
        Html html = new Html();
        html.open("html", "lang", "en").open("head");
        html.open("meta", "charset", "utf-8");
        html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.element("title", title + " · Practice org").open("link", "rel", "stylesheet", "href", "/practice.css");
        html.close("head").open("body");
        html.open("header")
                .open("div", "class", "note")
                .text("Practice org: a stand-in for Salesforce on this machine. Its company and people are invented.")
                .close("div");
        top(html, viewer, visit);
        html.close("header");
        viewer.ifPresent(v -> tabs(html, tab));
        html.open("main");
        content.accept(html);
        return html.close("main").close("body").close("html");
    }

    private static void top(Html html, Optional<Viewer> viewer, Visit visit) {
        html.open("div", "class", "top").link("/", "Northmere Controls");
        if (viewer.isPresent()) {
            html.open("form", "class", "find", "action", "/search", "method", "get", "role", "search")
                    .open(
                            "input",
                            "type",
                            "search",
                            "name",
                            "q",
                            "value",
                            visit.asked("q"),
                            "aria-label",
                            "Search all records",
                            "placeholder",
                            "Search all records")
                    .element("button", "Search")
                    .close("form");
            html.open("span", "class", "me")
                    .text("Acting as ")
                    .link(
                            "/lightning/r/User/" + viewer.get().id() + "/view",
                            viewer.get().name())
                    .text(" · ")
                    .link("/people?next=" + URLEncoder.encode(visit.rawPath(), StandardCharsets.UTF_8), "Change")
                    .close("span");
        }
        html.close("div");
    }

    private static void tabs(Html html, String tab) {
        html.open("nav").open("ul");
        for (Layouts.Layout layout : Layouts.tabs()) {
            html.open("li");
            String target = "/lightning/o/" + layout.object() + "/list";
            if (layout.object().equals(tab)) {
                html.link(target, layout.plural(), "aria-current", "page");
            } else {
                html.link(target, layout.plural());
            }
            html.close("li");
        }
        html.close("ul").close("nav");
    }

    static void token(Html html, Visit visit) {
        html.hidden("token", visit.session().token());
    }
}
