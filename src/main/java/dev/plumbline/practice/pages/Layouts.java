package dev.plumbline.practice.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which fields each object's pages show, from {@code layouts.txt}. */
final class Layouts {

    /** @param field the reference on {@code object} that points at the record shown */
    record Related(String heading, String object, String field, List<String> columns) {}

    /** @param edit empty: may not be edited here */
    record Layout(
            String object,
            String plural,
            boolean tab,
            List<String> list,
            List<String> view,
            List<String> edit,
            List<Related> related) {}

    private static final Map<String, Layout> ALL = read();

    private Layouts() {}

    static Optional<Layout> of(String object) {
        return Optional.ofNullable(ALL.get(object));
    }

    static List<Layout> tabs() {
        return ALL.values().stream().filter(Layout::tab).toList();
    }

    static String resource(String name) {
        try (InputStream in = Layouts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Layout> read() {
        Map<String, Layout> all = new LinkedHashMap<>();
        for (String block : resource("layouts.txt").split("\n\\[")) {
            int name = block.indexOf(']');
            if (name > 0 && !block.startsWith("#")) {
                Layout layout = layout(block.substring(0, name), block.substring(name + 1));
                all.put(layout.object(), layout);
            }
        }
        return java.util.Collections.unmodifiableMap(all);
    }

    private static Layout layout(String object, String block) {
        Map<String, String> keys = new LinkedHashMap<>();
        List<Related> related = new ArrayList<>();
        for (String line : block.split("\n")) {
            String[] pair = line.split(" = ", 2);
            if (pair.length == 2 && pair[0].equals("related")) {
                String[] parts = pair[1].split(" \\| ");
                related.add(new Related(parts[0], parts[1], parts[2], words(parts[3])));
            } else if (pair.length == 2) {
                keys.put(pair[0], pair[1]);
            }
        }
        return new Layout(
                object,
                keys.getOrDefault("plural", object),
                keys.containsKey("tab"),
                words(keys.getOrDefault("list", "")),
                words(keys.getOrDefault("view", "")),
                words(keys.getOrDefault("edit", "")),
                List.copyOf(related));
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.trim().split("\\s+"));
    }
}
