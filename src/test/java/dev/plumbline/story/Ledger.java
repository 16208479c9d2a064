package dev.plumbline.story;

import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/** What Plumbline found, read through its API. */
final class Ledger {

    private final Running plumbline;

    Ledger(Running plumbline) {
        this.plumbline = plumbline;
    }

    /** All open violations of a rule, page after page. */
    List<Map<String, Object>> open(String rule) {
        List<Map<String, Object>> all = new ArrayList<>();
        String after = null;
        do {
            var request = plumbline.api().queryParam("rule", rule).queryParam("limit", 200);
            if (after != null) {
                request.queryParam("after", after);
            }
            JsonPath page = request.get("/api/v1/violations")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            all.addAll(page.getList("items"));
            after = page.getString("next");
        } while (after != null);
        return all;
    }

    /** Those that belong to a user who can get mail. */
    Map<String, Object> oneToMend(String rule) {
        return open(rule).stream()
                .filter(v -> !mailsTo(v).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    JsonPath violation(String id) {
        return plumbline
                .api()
                .get("/api/v1/violations/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Mails in the mailbox that speak of the violation. */
    List<Map<String, Object>> mailsTo(Map<String, Object> violation) {
        List<Map<String, Object>> summaries = io.restassured.RestAssured.given()
                .get(plumbline.mailboxUrl() + "/api/messages")
                .jsonPath()
                .getList("");
        String record = (String) ((Map<?, ?>) violation.get("record")).get("id");
        return summaries.stream()
                .map(m -> io.restassured.RestAssured.given()
                        .get(plumbline.mailboxUrl() + "/api/messages/" + m.get("id"))
                        .jsonPath()
                        .<String, Object>getMap(""))
                .filter(m -> String.valueOf(m.get("text")).contains(record))
                .toList();
    }

    /** Number of the newest mail whose text begins so and leads there; empty when there is none. */
    String newestMail(String begins, String leadsTo) {
        return io.restassured.RestAssured.given()
                .get(plumbline.mailboxUrl() + "/api/messages")
                .jsonPath()
                .getList("id")
                .stream()
                .map(String::valueOf)
                .filter(id -> {
                    String text = io.restassured.RestAssured.given()
                            .get(plumbline.mailboxUrl() + "/api/messages/" + id)
                            .jsonPath()
                            .getString("text");
                    return text.startsWith(begins) && text.contains(leadsTo);
                })
                .findFirst()
                .orElse("");
    }

    int mails() {
        return io.restassured.RestAssured.given()
                .get(plumbline.mailboxUrl() + "/api/messages")
                .jsonPath()
                .getList("")
                .size();
    }

    /** Mails that came more than once: every attempt at the same message carries the same Message-ID. */
    long mailedTwice() {
        java.util.List<String> ids = io.restassured.RestAssured.given()
                .get(plumbline.mailboxUrl() + "/api/messages")
                .jsonPath()
                .getList("messageId", String.class);
        return ids.size()
                - ids.stream().filter(java.util.Objects::nonNull).distinct().count();
    }

    void awaitSettledMailbox() {
        awaitSettled(this::mails);
    }

    /** Waits until mails have stopped coming: until none came for longer than from one look for steps due to the next. */
    static void awaitSettled(IntSupplier mails) {
        int[] last = {-1};
        await("no more mails")
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofSeconds(8))
                .until(() -> {
                    int now = mails.getAsInt();
                    boolean still = now > 20 && now == last[0];
                    last[0] = now;
                    return still;
                });
    }
}
