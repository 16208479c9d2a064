package dev.plumbline.web.access;

import static io.restassured.RestAssured.given;

import dev.plumbline.web.Browserless;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every endpoint that there is, as the application itself describes them, and the line about each in {@code access-matrix.txt}. */
final class Endpoints {

    private static final Set<String> VERBS = Set.of("get", "post", "put", "delete", "patch");

    private Endpoints() {}

    record Endpoint(String method, String path) {

        boolean reads() {
            return method.equals("GET");
        }

        boolean machine() {
            return path.startsWith("/api/");
        }

        /** With a value for each part in braces. */
        String at(String id) {
            return path.replaceAll("\\{[a-z]+}", id);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    record Line(String rule, String body) {}

    static Set<String> described() {
        Map<String, Map<String, Object>> paths = given().header("Accept", "application/json")
                .get("/q/openapi?format=json")
                .jsonPath()
                .getMap("paths");
        Set<String> all = new TreeSet<>();
        paths.forEach((path, verbs) -> verbs.keySet().stream()
                .filter(VERBS::contains)
                .forEach(verb -> all.add(verb.toUpperCase(Locale.ROOT) + " " + path)));
        return all;
    }

    static Map<Endpoint, Line> matrix() {
        Map<Endpoint, Line> lines = new LinkedHashMap<>();
        try (Stream<String> all = Files.lines(Path.of("src", "test", "resources", "access-matrix.txt"))) {
            all.filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
                String[] parts = line.split(" ", 4);
                lines.put(new Endpoint(parts[0], parts[1]), new Line(parts[2], parts.length > 3 ? parts[3] : "{}"));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    /** As this endpoint is called by a page of ours or by a program: with the form's token, or JSON. */
    static Response call(Browserless who, Endpoint endpoint, String id, String body) {
        RequestSpecification request = who.asks();
        if (endpoint.reads()) {
            return request.get(endpoint.at(id));
        }
        if (endpoint.machine()) {
            return request.contentType("application/json").body(body).request(endpoint.method(), endpoint.at(id));
        }
        String token = who.asks().get("/sign-in").getCookie("plumbline-csrf");
        return request.cookie("plumbline-csrf", token)
                .formParam("csrf-token", token)
                .request(endpoint.method(), endpoint.at(id));
    }

    static Map<String, Integer> counted(List<String> wrong) {
        Map<String, Integer> counts = new TreeMap<>();
        wrong.forEach(one -> counts.merge(one, 1, Integer::sum));
        return counts;
    }
}
