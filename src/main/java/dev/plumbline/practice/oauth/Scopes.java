package dev.plumbline.practice.oauth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an application may be allowed, in Salesforce's words for it. */
final class Scopes {

    /** What a client gets that asks for nothing in particular: all it was registered for. */
    private static final List<String> ALL = List.of("id", "api", "openid", "refresh_token");

    private static final Map<String, String> MEANING = meaning();

    private Scopes() {}

    private static Map<String, String> meaning() {
        Map<String, String> meaning = new LinkedHashMap<>();
        meaning.put("api", "Read and change records in your name (api)");
        meaning.put("full", "Read and change everything in your name (full)");
        meaning.put(
                "refresh_token",
                "Do so at any time, also when you are away, until you or an admin ends it (refresh_token)");
        meaning.put("offline_access", meaning.get("refresh_token"));
        meaning.put("openid", "Know which user you are (openid)");
        meaning.put("id", "Read who you are: name, username, e-mail address (id)");
        meaning.put("profile", meaning.get("id"));
        meaning.put("email", meaning.get("id"));
        meaning.put("web", "Open this org's pages for you (web)");
        return meaning;
    }

    static List<String> known() {
        return List.copyOf(MEANING.keySet());
    }

    /** @throws Refused for a word that is no scope */
    static List<String> parse(String text) throws Refused {
        if (text.isBlank()) {
            return ALL;
        }
        List<String> scopes = new ArrayList<>();
        for (String scope : text.strip().split("[ +]+")) {
            if (!MEANING.containsKey(scope)) {
                throw new Refused("invalid_scope", "the requested scope is not allowed");
            }
            if (!scopes.contains(scope)) {
                scopes.add(scope);
            }
        }
        return List.copyOf(scopes);
    }

    static List<String> sentences(List<String> scopes) {
        return scopes.stream().map(s -> MEANING.getOrDefault(s, s)).distinct().toList();
    }

    static boolean offline(List<String> scopes) {
        return scopes.contains("refresh_token") || scopes.contains("offline_access");
    }

    static boolean callsApis(List<String> scopes) {
        return scopes.contains("api") || scopes.contains("full");
    }

    /** Narrower scopes that a refresh may ask for: those that were granted, or fewer. */
    static List<String> within(List<String> granted, String asked) throws Refused {
        if (asked.isBlank()) {
            return granted;
        }
        List<String> fewer = Arrays.stream(asked.strip().split("[ +]+")).toList();
        if (!granted.containsAll(fewer)) {
            throw new Refused("invalid_scope", "the requested scope is not allowed");
        }
        return fewer;
    }
}
