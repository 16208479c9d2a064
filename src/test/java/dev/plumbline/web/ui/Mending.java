package dev.plumbline.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.SignInBrowser;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationFilter;
import dev.plumbline.violations.ViolationState;
import dev.plumbline.violations.Violations;
import dev.plumbline.web.Browserless;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;

/** Mending records as a browser without scripts does it: opens forms, fills them in, sends them. */
final class Mending {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" (?:value=\"([^\"]*)\")?");

    private Mending() {}

    static void connect(Browserless who, String username) {
        if (text(who, "/connect").contains("You are connected")) {
            return;
        }
        Response back = back(who, leave(who, username));
        assertThat(back.statusCode()).as(back.asString()).isEqualTo(303);
        assertThat(text(who, "/connect")).contains("You are connected");
    }

    private static String browserCookie = "";

    /** To Salesforce, where somebody signs in and says yes. @return where they are sent back to */
    static String leave(Browserless who, String username) {
        Response left = who.asks().get("/connect/salesforce?back=/my-work");
        assertThat(left.statusCode()).as(left.asString()).isEqualTo(303);
        browserCookie = left.getCookie("plumbline-connect");
        String callback = new SignInBrowser().signInAndAllow(left.getHeader("Location"), username);
        return callback.substring(callback.indexOf("/connect/"));
    }

    static Response back(Browserless who, String callback) {
        return who.asks()
                .urlEncodingEnabled(false)
                .cookie("plumbline-connect", browserCookie)
                .get(callback);
    }

    static Map<String, String> form(Browserless who, RecordId record) {
        return fields(page(who, record));
    }

    static String page(Browserless who, RecordId record) {
        return page(who, record, 200);
    }

    static String page(Browserless who, RecordId record, int status) {
        Response answer = who.asks().get("/my-work/records/" + record);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        return answer.asString();
    }

    /** What a page's form would send, with some fields filled in. */
    static Map<String, String> fields(String page, String... filled) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher form = Pattern.compile("<form class=\"fix-form\"(.*?)</form>", Pattern.DOTALL)
                .matcher(page);
        assertThat(form.find()).as(page).isTrue();
        Matcher hidden = HIDDEN.matcher(form.group(1));
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2) == null ? "" : hidden.group(2));
        }
        Matcher typed = Pattern.compile("<input id=\"[^\"]*\" name=\"([^\"]*f\\.[\\w.]+)\" value=\"([^\"]*)\"")
                .matcher(form.group(1));
        while (typed.find()) {
            fields.put(typed.group(1), typed.group(2));
        }
        for (int i = 0; i < filled.length; i += 2) {
            fields.put(filled[i], filled[i + 1]);
        }
        return fields;
    }

    static Response save(Browserless who, RecordId record, Map<String, String> form) {
        return post(who, "/my-work/records/" + record, form);
    }

    static String undo(Browserless who, RecordId record) {
        return post(who, "/my-work/records/" + record + "/undo", Map.of("csrf-token", token(who)))
                .asString();
    }

    static Response post(Browserless who, String path, Map<String, String> form) {
        RequestSpecification request = who.asks().cookie("plumbline-csrf", form.get("csrf-token"));
        return request.contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(form)
                .post(path);
    }

    static String token(Browserless who) {
        Matcher token =
                Pattern.compile("name=\"csrf-token\" value=\"([^\"]+)\"").matcher(text(who, "/my-work"));
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    static String text(Browserless who, String path) {
        return who.asks().get(path).asString();
    }

    /** The first gap of a record that is open and told of. */
    static Optional<Violation> open(Violations violations, RecordId record) {
        return violations.list(ViolationFilter.OPEN.onRecord(record), Scope.EVERYONE, Optional.empty(), 10).stream()
                .filter(v -> v.state() == ViolationState.OPEN && !v.silent())
                .findFirst();
    }

    /** How often the audit log says it of a record. */
    static int audited(Jdbi jdbi, String what, RecordId record) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT count(*) FROM audit_entry WHERE what = :what AND record_id = :record")
                .bind("what", what)
                .bind("record", record.value())
                .mapTo(Integer.class)
                .one());
    }
}
