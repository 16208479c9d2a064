package dev.plumbline.practice.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.plumbline.SettableClock;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.FakeOrg;
import dev.plumbline.practice.company.Company;
import dev.plumbline.practice.company.Planted;
import dev.plumbline.practice.company.Size;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PracticePagesTest {

    private static final SettableClock CLOCK = SettableClock.at("2026-11-18T09:30:00Z");

    private final FakeOrg org = new FakeOrg();
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private HttpServer server;
    private RecordId rep;
    private RecordId admin;

    @BeforeEach
    void open() throws Exception {
        Company company = Company.found(42, CLOCK.instant(), Size.times(0.2));
        Planted planted = company.settle(org);
        rep = company.people().signIns(planted).get(2).userId();
        admin = company.people().admin();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", new PracticePages(org, CLOCK, List.of(rep, admin)));
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void asksWhomToActAsAndGoesOnToTheRecord() throws Exception {
        RecordId deal = openDeal();
        HttpResponse<String> picker = get("/lightning/r/Opportunity/" + deal + "/view");
        assertThat(picker.body()).contains("Who do you want to be?").contains("practice org");
        HttpResponse<String> view = post(
                picker, "/act-as", Map.of("user", rep.value(), "next", "/lightning/r/Opportunity/" + deal + "/view"));
        assertThat(view.uri().getPath()).isEqualTo("/lightning/r/Opportunity/" + deal + "/view");
        assertThat(view.body())
                .contains("Stage history")
                .contains("Contact roles")
                .contains("Acting as");
    }

    @Test
    void goesNowhereElseAfterSigningIn() throws Exception {
        HttpResponse<String> picker = get("/");
        assertThat(post(picker, "/act-as", Map.of("user", rep.value(), "next", "//evil.example/x"))
                        .uri()
                        .getHost())
                .isEqualTo("127.0.0.1");
        assertThat(post(picker, "/act-as", Map.of("user", rep.value(), "next", "https://evil.example"))
                        .uri()
                        .getPath())
                .isEqualTo("/");
    }

    @Test
    void findsARecordByItsBareIdOfEitherLength() throws Exception {
        signIn(rep);
        RecordId deal = openDeal();
        assertThat(get("/" + deal).uri().getPath()).endsWith("/Opportunity/" + deal + "/view");
        assertThat(get("/" + deal.value().substring(0, 15)).uri().getPath()).endsWith("/Opportunity/" + deal + "/view");
    }

    @Test
    void savesOnlyWhatWasChangedInTheNameOfWhoActs() throws Exception {
        signIn(rep);
        RecordId deal = openDeal();
        Map<String, FieldValue> before = org.read(deal).orElseThrow();
        HttpResponse<String> edit = get("/lightning/r/Opportunity/" + deal + "/edit");
        Map<String, String> form = fields(edit.body());
        form.put("NextStep", "Sign & <deliver> by Friday");
        form.put("Amount", "12,500.50");
        HttpResponse<String> saved = post(edit, "/lightning/r/Opportunity/" + deal + "/edit", form);
        assertThat(saved.body()).contains("Saved in the name of").contains("Sign &amp; &lt;deliver&gt; by Friday");
        Map<String, FieldValue> after = org.read(deal).orElseThrow();
        assertThat(after.get("NextStep")).isEqualTo(FieldValue.of("Sign & <deliver> by Friday"));
        assertThat(after.get("Amount").asText()).isEqualTo("12500.50");
        assertThat(after.get("LastModifiedById").asText()).isEqualTo(rep.value());
        assertThat(after.get("CloseDate")).isEqualTo(before.get("CloseDate"));
        assertThat(after.get("Description")).isEqualTo(before.get("Description"));
    }

    @Test
    void showsSalesforcesErrorBesideTheFieldAndKeepsWhatWasTyped() throws Exception {
        signIn(rep);
        RecordId deal = openDeal();
        HttpResponse<String> edit = get("/lightning/r/Opportunity/" + deal + "/edit");
        Map<String, String> form = fields(edit.body());
        form.put("StageName", "Closed Lost");
        form.put("Loss_Reason__c", "");
        form.put("NextStep", "typed with care");
        HttpResponse<String> refused = post(edit, "/lightning/r/Opportunity/" + deal + "/edit", form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Review the errors on this page")
                .contains("id=\"complaint-Loss_Reason__c\">Say why the deal was lost.")
                .contains("typed with care");
        assertThat(refused.body()).containsPattern("value=\"Closed Lost\" selected");
        assertThat(org.read(deal).orElseThrow().get("StageName").asText()).isNotEqualTo("Closed Lost");
        form = fields(refused.body());
        form.put("StageName", "Closed Lost");
        form.put("Loss_Reason__c", "Price");
        assertThat(post(refused, "/lightning/r/Opportunity/" + deal + "/edit", form)
                        .statusCode())
                .isEqualTo(200);
        assertThat(org.read(deal).orElseThrow().get("NextStep").asText()).isEqualTo("typed with care");
    }

    @Test
    void keepsATypedAmountThatIsNoNumber() throws Exception {
        signIn(rep);
        RecordId deal = openDeal();
        HttpResponse<String> edit = get("/lightning/r/Opportunity/" + deal + "/edit");
        Map<String, String> form = fields(edit.body());
        form.put("Amount", "about 12k");
        form.put("CloseDate", "soon");
        HttpResponse<String> refused = post(edit, "/lightning/r/Opportunity/" + deal + "/edit", form);
        assertThat(refused.body())
                .contains("value=\"about 12k\"")
                .contains("value=\"soon\"")
                .contains("enter a number, found")
                .contains("enter a date");
    }

    @Test
    void asksForNoAmountWhereProductsDecideIt() throws Exception {
        signIn(rep);
        RecordId deal = org.all("Opportunity").stream()
                .filter(id -> text(id, "HasOpportunityLineItem").equals("true"))
                .findFirst()
                .orElseThrow();
        assertThat(get("/lightning/r/Opportunity/" + deal + "/edit").body())
                .contains("The total of the products.")
                .doesNotContain("name=\"Amount\"");
    }

    @Test
    void escapesWhateverARecordHolds() throws Exception {
        signIn(rep);
        for (String object : List.of("Opportunity", "Contact", "Account", "Task", "Lead")) {
            for (RecordId id : org.all(object)) {
                String name = org.read(id).orElseThrow().toString();
                if (name.contains("<script>")
                        || name.contains("<img")
                        || name.contains("<b>")
                        || name.contains("=cmd")) {
                    for (String page : List.of("view", "edit")) {
                        String body = get("/lightning/r/" + object + "/" + id + "/" + page)
                                .body();
                        assertThat(body)
                                .doesNotContain("<script")
                                .doesNotContain("<img")
                                .doesNotContain("<b>");
                        assertThat(body)
                                .contains(object.equals("Account") && name.contains("=cmd") ? "=cmd|&#39;" : "&lt;");
                    }
                }
            }
        }
        assertThat(get("/search?q=" + URLEncoder.encode("<script>", StandardCharsets.UTF_8))
                        .body())
                .doesNotContain("<script")
                .contains("&lt;script&gt;");
    }

    @Test
    void leavesLineEndsAndVeryLongTextsAloneWhenSomethingElseIsEdited() throws Exception {
        signIn(rep);
        RecordId deal = org.all("Opportunity").stream()
                .filter(id -> text(id, "Description").length() > 100_000)
                .findFirst()
                .orElseThrow();
        String before = text(deal, "Description");
        HttpResponse<String> edit = get("/lightning/r/Opportunity/" + deal + "/edit");
        Map<String, String> form = fields(edit.body());
        form.put("NextStep", "changed");
        assertThat(post(edit, "/lightning/r/Opportunity/" + deal + "/edit", form)
                        .statusCode())
                .isEqualTo(200);
        assertThat(text(deal, "NextStep")).isEqualTo("changed");
        assertThat(text(deal, "Description")).isEqualTo(before);
    }

    @Test
    void refusesAFormWithoutTheSessionsToken() throws Exception {
        signIn(rep);
        RecordId deal = openDeal();
        String before = text(deal, "NextStep");
        String path = "/lightning/r/Opportunity/" + deal + "/edit";
        HttpRequest forged = HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("token=guess&was.NextStep=&NextStep=forged"))
                .build();
        HttpResponse<String> refused = browser.send(forged, HttpResponse.BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("Nothing was changed");
        assertThat(text(deal, "NextStep")).isEqualTo(before);
    }

    @Test
    void logsACallPlansATaskAndCompletesIt() throws Exception {
        signIn(rep);
        RecordId deal = openDeal();
        HttpResponse<String> view = get("/lightning/r/Opportunity/" + deal + "/view");
        post(
                view,
                "/lightning/r/Opportunity/" + deal + "/log-a-call",
                Map.of("call-Subject", "Talked to Ann", "call-Description", "all fine"));
        RecordId call = org.all("Task").get(0);
        assertThat(text(call, "Subject")).isEqualTo("Talked to Ann");
        assertThat(text(call, "WhatId")).isEqualTo(deal.value());
        assertThat(text(call, "Status")).isEqualTo("Completed");
        assertThat(text(call, "OwnerId")).isEqualTo(rep.value());
        post(
                view,
                "/lightning/r/Opportunity/" + deal + "/new-task",
                Map.of("task-Subject", "Call again", "task-ActivityDate", "2026-12-01"));
        RecordId task = org.all("Task").get(0);
        assertThat(text(task, "ActivityDate")).isEqualTo("2026-12-01");
        assertThat(text(task, "IsClosed")).isEqualTo("false");
        HttpResponse<String> done = post(
                view,
                "/lightning/r/Task/" + task + "/complete",
                Map.of("next", "/lightning/r/Opportunity/" + deal + "/view"));
        assertThat(done.uri().getPath()).contains(deal.value());
        assertThat(text(task, "Status")).isEqualTo("Completed");
    }

    @Test
    void keepsTheTypedTaskWhenItsDateIsWrong() throws Exception {
        signIn(rep);
        RecordId deal = openDeal();
        HttpResponse<String> view = get("/lightning/r/Opportunity/" + deal + "/view");
        HttpResponse<String> refused = post(
                view,
                "/lightning/r/Opportunity/" + deal + "/new-task",
                Map.of("task-Subject", "Call again", "task-ActivityDate", "2026-13-45"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("The due date is not a date").contains("Call again");
    }

    @Test
    void addsAContactRole() throws Exception {
        signIn(rep);
        RecordId deal = openDeal();
        RecordId contact = org.children("Contact", "AccountId", RecordId.of(text(deal, "AccountId")))
                .get(0);
        int before =
                org.children("OpportunityContactRole", "OpportunityId", deal).size();
        HttpResponse<String> view = get("/lightning/r/Opportunity/" + deal + "/view");
        post(
                view,
                "/lightning/r/Opportunity/" + deal + "/contact-role",
                Map.of("role-ContactId", contact.value(), "role-Role", "Executive Sponsor"));
        assertThat(org.children("OpportunityContactRole", "OpportunityId", deal))
                .hasSize(before + 1);
    }

    @Test
    void countsALeadAsReadWhenItsOwnerLooksAndOnlyThen() throws Exception {
        RecordId lead = org.all("Lead").stream()
                .filter(id -> text(id, "IsUnreadByOwner").equals("true")
                        && text(id, "OwnerId").startsWith("005"))
                .findFirst()
                .orElseThrow();
        signIn(admin);
        get("/lightning/r/Lead/" + lead + "/view");
        assertThat(text(lead, "IsUnreadByOwner")).isEqualTo("true");
        signIn(RecordId.of(text(lead, "OwnerId")));
        assertThat(get("/lightning/r/Lead/" + lead + "/view").body())
                .contains("<dt>Is Unread By Owner</dt><dd class=\"\">No");
        assertThat(text(lead, "IsUnreadByOwner")).isEqualTo("false");
    }

    @Test
    void listsByOwnerAndByPage() throws Exception {
        signIn(rep);
        assertThat(get("/lightning/o/Opportunity/list").body())
                .contains("Page 1 of")
                .contains("page=2");
        String mine = get("/lightning/o/Opportunity/list?owner=" + rep).body();
        assertThat(mine)
                .contains("(" + org.children("Opportunity", "OwnerId", rep).size() + ")");
        for (String object : List.of("Account", "Contact", "Lead", "Task", "Event", "User")) {
            assertThat(get("/lightning/o/" + object + "/list?page=999999").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void letsOnlyAdminsEditUsers() throws Exception {
        signIn(rep);
        assertThat(get("/lightning/r/User/" + rep + "/view").body()).doesNotContain(">Edit<");
        HttpResponse<String> page = get("/");
        assertThat(post(page, "/lightning/r/User/" + rep + "/edit", Map.of("was.Title", "x", "Title", "Boss"))
                        .statusCode())
                .isEqualTo(403);
        signIn(admin);
        assertThat(get("/lightning/r/User/" + rep + "/view").body()).contains(">Edit<");
    }

    @Test
    void saysSoWhenThereIsNothing() throws Exception {
        signIn(rep);
        for (String path : List.of(
                "/006000000000000AAA",
                "/nothing",
                "/lightning/r/Opportunity/x/view",
                "/lightning/o/Nothing/list",
                "/lightning/x",
                "/%00%zz",
                "/a/b/c")) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).contains("Nothing is here");
        }
    }

    @Test
    void sendsNoScriptAndAllowsNone() throws Exception {
        HttpResponse<String> page = get("/");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'");
        assertThat(page.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly")
                .contains("SameSite=Lax");
    }

    private RecordId openDeal() {
        Predicate<RecordId> open = id -> text(id, "IsClosed").equals("false")
                && text(id, "HasOpportunityLineItem").equals("false");
        return org.children("Opportunity", "OwnerId", rep).stream()
                .filter(open)
                .findFirst()
                .orElseThrow();
    }

    private String text(RecordId id, String field) {
        return org.read(id).orElseThrow().getOrDefault(field, FieldValue.BLANK).asText();
    }

    private void signIn(RecordId user) throws Exception {
        HttpResponse<String> picker = get("/people");
        assertThat(post(picker, "/act-as", Map.of("user", user.value(), "next", "/"))
                        .statusCode())
                .isEqualTo(200);
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path.replace("%zz", "%25zz"));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return browser.send(HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(HttpResponse<String> page, String path, Map<String, String> form)
            throws Exception {
        Map<String, String> all = new LinkedHashMap<>(form);
        Matcher token = Pattern.compile("name=\"token\" value=\"([0-9a-f]+)\"").matcher(page.body());
        assertThat(token.find()).as("a token on " + page.uri()).isTrue();
        all.put("token", token.group(1));
        String body = all.entrySet().stream()
                .map(e -> URLEncoder.encode(e.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return browser.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** What a browser would send back from the form as it was shown. */
    private static Map<String, String> fields(String page) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher inputs = Pattern.compile("<input ([^>]*)>").matcher(page);
        while (inputs.find()) {
            String name = attribute(inputs.group(1), "name");
            boolean unticked = inputs.group(1).contains("type=\"checkbox\"")
                    && !inputs.group(1).contains("checked=");
            if (!name.isEmpty() && !name.equals("q") && !unticked) {
                fields.put(name, attribute(inputs.group(1), "value"));
            }
        }
        Matcher areas = Pattern.compile("<textarea [^>]*name=\"([^\"]*)\"[^>]*>\n?(.*?)</textarea>", Pattern.DOTALL)
                .matcher(page);
        while (areas.find()) {
            fields.put(areas.group(1), unescape(areas.group(2)).replaceAll("\r?\n", "\r\n"));
        }
        Matcher selects = Pattern.compile("<select [^>]*name=\"([^\"]*)\"[^>]*>(.*?)</select>", Pattern.DOTALL)
                .matcher(page);
        while (selects.find()) {
            Matcher chosen =
                    Pattern.compile("<option value=\"([^\"]*)\" selected").matcher(selects.group(2));
            fields.put(selects.group(1), chosen.find() ? unescape(chosen.group(1)) : "");
        }
        return fields;
    }

    private static String attribute(String attributes, String name) {
        Matcher matcher = Pattern.compile("(?:^| )" + name + "=\"([^\"]*)\"").matcher(attributes);
        return matcher.find() ? unescape(matcher.group(1)) : "";
    }

    private static String unescape(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&#13;", "\r")
                .replace("&amp;", "&");
    }
}
