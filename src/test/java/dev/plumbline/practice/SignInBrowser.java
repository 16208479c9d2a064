package dev.plumbline.practice;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
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

/** A browser as far as signing in needs one: it keeps cookies and fills in forms, and follows nothing by itself. */
public final class SignInBrowser {

    private static final Pattern FORM =
            Pattern.compile("<form method=\"post\" action=\"([^\"]*)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public HttpResponse<String> open(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)).build());
    }

    /** Sends the page's form, with what is filled in over what it carries. */
    public HttpResponse<String> submit(HttpResponse<String> page, Map<String, String> filled) {
        Matcher form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new IllegalStateException("no form on " + page.uri() + ": " + page.body());
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(form.group(2));
        while (hidden.find()) {
            fields.put(plain(hidden.group(1)), plain(hidden.group(2)));
        }
        fields.putAll(filled);
        return post(page.uri().resolve(plain(form.group(1))), fields);
    }

    public HttpResponse<String> post(URI address, Map<String, String> fields) {
        return send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(fields)))
                .build());
    }

    public HttpResponse<String> signIn(HttpResponse<String> page, String username) {
        return submit(page, Map.of("username", username, "password", PracticeServer.PASSWORD, "act", "sign-in"));
    }

    /** Signs in and allows, as far as either is asked. @return where the browser is sent then */
    public String signInAndAllow(String authorize, String username) {
        HttpResponse<String> page = open(authorize);
        if (page.statusCode() == 200 && page.body().contains("name=\"password\"")) {
            page = signIn(page, username);
        }
        if (page.statusCode() == 200) {
            page = submit(page, Map.of("act", "allow"));
        }
        return location(page);
    }

    public static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() ->
                        new IllegalStateException(answer.statusCode() + " sends nobody anywhere: " + answer.body()));
    }

    /** A parameter of an address, decoded; empty when it is not there. */
    public static String parameter(String address, String name) {
        String query = address.substring(address.indexOf('?') + 1);
        for (String pair : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    public static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String plain(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
