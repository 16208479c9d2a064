package dev.plumbline.story;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who works in the practice org's record pages, through the same forms as a person with a browser. */
final class PracticePerson {

    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String org;

    private PracticePerson(String org) {
        this.org = org;
    }

    static PracticePerson signedIn(String org, String userId) {
        PracticePerson person = new PracticePerson(org);
        Map<String, String> form = new LinkedHashMap<>();
        form.put("token", person.tokenOn("/"));
        form.put("user", userId);
        form.put("next", "/");
        person.post("/act-as", form);
        return person;
    }

    /** Opens the edit page, changes one field and saves. @return the page that follows */
    String edit(String object, String id, String field, String value) {
        String page = "/lightning/r/" + object + "/" + id + "/edit";
        Map<String, String> form = new LinkedHashMap<>();
        form.put("token", tokenOn(page));
        form.put("was." + field, "");
        form.put(field, value);
        return post(page, form);
    }

    private String tokenOn(String path) {
        Matcher token = TOKEN.matcher(
                send(HttpRequest.newBuilder(URI.create(org + path)).build()));
        if (!token.find()) {
            throw new IllegalStateException("no form on " + path);
        }
        return token.group(1);
    }

    private String post(String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(org + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private String send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
