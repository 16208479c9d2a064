package dev.plumbline.practice.pages;

import com.sun.net.httpserver.HttpExchange;
import dev.plumbline.crm.RecordId;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request, read and taken apart.
 *
 * @param path  the parts between slashes, decoded
 * @param query the last value of each name
 * @param form  the last value of each name in a posted form; empty for anything but a POST
 */
record Visit(
        String method,
        String rawPath,
        List<String> path,
        Map<String, String> query,
        Map<String, String> form,
        Session session) {

    private static final int LARGEST_FORM = 2 * 1024 * 1024;

    /** The form is larger than any page here sends. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }

    static Visit read(HttpExchange exchange, Session session) throws IOException {
        String method = exchange.getRequestMethod();
        String raw = exchange.getRequestURI().getRawPath();
        Map<String, String> form = Map.of();
        if (method.equals("POST")) {
            try (InputStream body = exchange.getRequestBody()) {
                byte[] bytes = body.readNBytes(LARGEST_FORM + 1);
                if (bytes.length > LARGEST_FORM) {
                    throw new TooLarge();
                }
                form = pairs(new String(bytes, StandardCharsets.UTF_8));
            }
        }
        List<String> path = java.util.Arrays.stream(raw.split("/"))
                .filter(s -> !s.isEmpty())
                .map(Visit::decode)
                .toList();
        String query = exchange.getRequestURI().getRawQuery();
        return new Visit(method, raw, path, pairs(query == null ? "" : query), form, session);
    }

    boolean posts() {
        return method.equals("POST");
    }

    String part(int i) {
        return i < path.size() ? path.get(i) : "";
    }

    String asked(String name) {
        return query.getOrDefault(name, "");
    }

    String sent(String name) {
        return form.getOrDefault(name, "");
    }

    Optional<RecordId> user() {
        return Optional.ofNullable(session.user());
    }

    /** A path on this server to go back to; the start page for anything else. */
    static String local(String target) {
        boolean fine = target.startsWith("/")
                && !target.startsWith("//")
                && target.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\');
        return fine ? target : "/";
    }

    static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                pairs.put(
                        decode(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return pairs;
    }

    /** What is not properly encoded stands for itself. */
    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
