package dev.plumbline.practice.pages;

import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.oauth.AuthorizationRequest;
import dev.plumbline.practice.pages.Records.Found;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The page that asks who somebody is, and the page that asks whether they allow it. */
final class SignInForms {

    private static final String PATH = "/services/oauth2/authorize";
    private static final int HITS = 12;
    private static final int LONGEST_NAME = 200;

    private final Records records;
    private final List<RecordId> featured;
    private final String password;

    SignInForms(Records records, List<RecordId> featured, String password) {
        this.records = records;
        this.featured = List.copyOf(featured);
        this.password = password;
    }

    Answer signIn(Visit visit, AuthorizationRequest request, String query, String complaint) {
        String asked = visit.sent("username").isEmpty() ? request.loginHint() : visit.sent("username");
        String username = asked.length() > LONGEST_NAME ? "" : asked;
        return page(complaint.isEmpty() ? 200 : 422, visit, request, "Sign in to the practice org", html -> {
            html.element("p", request.application() + " asks who you are.");
            if (!complaint.isEmpty()) {
                html.open("div", "class", "complaints", "role", "alert")
                        .element("p", complaint)
                        .close("div");
            }
            html.open("form", "method", "post", "action", PATH + "?" + query, "class", "sheet sign-in");
            Frame.token(html, visit);
            field(html, "username", "Username", "text", username, username.isEmpty());
            field(html, "password", "Password", "password", "", !username.isEmpty());
            html.element("p", "Everybody's password here is “" + password + "”.", "class", "quiet small")
                    .open("div", "class", "actions")
                    .element("button", "Sign in", "class", "main", "name", "act", "value", "sign-in")
                    .element("button", "Cancel", "name", "act", "value", "deny")
                    .close("div")
                    .close("form");
            people(html, visit, query);
        });
    }

    private static void field(Html html, String name, String label, String type, String value, boolean next) {
        List<String> attributes = new ArrayList<>(List.of("id", name, "name", name, "type", type, "value", value));
        attributes.addAll(List.of("autocomplete", type.equals("password") ? "current-password" : "username"));
        attributes.addAll(List.of("autocapitalize", "none"));
        if (next) {
            attributes.addAll(List.of("autofocus", "autofocus"));
        }
        html.open("div", "class", "field")
                .element("label", label, "for", name)
                .open("input", attributes.toArray(String[]::new))
                .close("div");
    }

    private void people(Html html, Visit visit, String query) {
        String find = visit.asked("find").strip();
        html.open("section", "class", "sheet").element("h2", "Pick a person");
        html.open("form", "class", "quick", "method", "get", "action", PATH, "role", "search");
        carried(query).forEach(html::hidden);
        html.open("div", "class", "field")
                .element("label", "Name or title", "for", "find")
                .open("input", "type", "search", "id", "find", "name", "find", "value", find)
                .close("div")
                .element("button", "Find")
                .close("form");
        List<Found> people = find.isEmpty() ? first() : found(find);
        if (people.isEmpty()) {
            html.element("p", "Nobody here is called that. Try a part of a name.", "class", "pad quiet");
        }
        html.open("ul", "class", "people");
        for (Found user : people) {
            html.open("li")
                    .link(PATH + "?" + with(query, user.text("Username")), user.name())
                    .element("span", " " + about(user), "class", "quiet small")
                    .close("li");
        }
        html.close("ul").close("section");
    }

    private List<Found> first() {
        List<Found> people =
                featured.stream().flatMap(id -> records.find(id).stream()).toList();
        return people.isEmpty() ? records.owners(false).stream().limit(HITS).toList() : people;
    }

    private List<Found> found(String find) {
        String wanted = find.toLowerCase(Locale.ROOT);
        return records.owners(false).stream()
                .filter(u -> (u.name() + " " + u.text("Title"))
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .limit(HITS)
                .toList();
    }

    private static String about(Found user) {
        return user.text("Division").isEmpty() ? user.text("Title") : user.text("Title") + ", " + user.text("Division");
    }

    /** The request without what these pages have added to it. */
    private static Map<String, String> carried(String query) {
        Map<String, String> all = Visit.pairs(query);
        all.remove("find");
        return all;
    }

    private static String with(String query, String username) {
        Map<String, String> all = carried(query);
        all.put("login_hint", username);
        return query(all);
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    Answer allow(Visit visit, AuthorizationRequest request, String query, Found user) {
        return page(200, visit, request, "Allow access?", html -> {
            html.element("p", request.application() + " wants to do this in the name of " + user.name() + ":")
                    .open("ul");
            request.sentences().forEach(s -> html.element("li", s));
            html.close("ul").open("form", "method", "post", "action", PATH + "?" + query);
            Frame.token(html, visit);
            html.open("div", "class", "actions")
                    .element("button", "Allow", "class", "main", "name", "act", "value", "allow")
                    .element("button", "Deny", "name", "act", "value", "deny")
                    .close("div")
                    .close("form")
                    .open("p", "class", "small quiet")
                    .text("Not " + user.name() + "? ")
                    .link(PATH + "?" + withoutHint(query) + "&find=", "Sign in as somebody else")
                    .close("p");
        });
    }

    private static String withoutHint(String query) {
        Map<String, String> all = carried(query);
        all.remove("login_hint");
        return query(all);
    }

    /** Forms of these pages lead on to the application, which browsers must be told. */
    private static Answer page(
            int status,
            Visit visit,
            AuthorizationRequest request,
            String what,
            java.util.function.Consumer<Html> content) {
        return Answer.page(status, Frame.page(what, Optional.empty(), visit, "", html -> {
                    html.open("div", "class", "heading").element("h1", what).close("div");
                    content.accept(html);
                }))
                .formsLeadTo(request.origin());
    }
}
