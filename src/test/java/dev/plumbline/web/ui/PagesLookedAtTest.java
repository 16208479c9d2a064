package dev.plumbline.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every page is looked at by a test that is named for it; a new one is not forgotten. */
class PagesLookedAtTest {

    private static final Path RESOURCES = Path.of("src", "test", "resources");
    private static final Path TESTS = Path.of("src", "test", "java", "dev", "plumbline", "web", "ui");

    @Test
    void everyPageNamesTheTestThatLooksAtIt() throws IOException {
        List<String> pages = lines("access-matrix.txt")
                .map(line -> line.split(" "))
                .filter(parts -> parts[0].equals("GET") && !parts[1].startsWith("/api/"))
                .map(parts -> parts[1])
                .toList();
        assertThat(lookedAt().keySet()).containsExactlyInAnyOrderElementsOf(pages);
    }

    @Test
    void theNamedTestOpensThePageAndHoldsAxeAgainstIt() throws IOException {
        List<String> wrong = new ArrayList<>();
        Map<String, String> sources = new TreeMap<>();
        for (Map.Entry<String, String> one : lookedAt().entrySet()) {
            if (one.getValue().startsWith("-")) {
                continue;
            }
            Path test = TESTS.resolve(one.getValue() + ".java");
            String source = sources.computeIfAbsent(one.getValue(), name -> read(test));
            boolean axe = source.contains("Pictures") || source.contains("AxeBuilder");
            if (!axe || !source.contains("\"" + one.getKey() + "\"") && !opens(source, one.getKey())) {
                wrong.add(one.getKey() + " by " + one.getValue());
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Ids and names in a path stand for themselves in tests, or are put in between. */
    private static boolean opens(String source, String page) {
        String[] literal = page.split("\\{[a-z]+}", -1);
        String last = literal[literal.length - 1];
        return last.isEmpty()
                ? source.contains("\"" + literal[0])
                : source.contains(last + "\"") || source.contains(last + "?");
    }

    /** What is said of each page, by its path. */
    private static Map<String, String> lookedAt() throws IOException {
        return lines("looked-at.txt")
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    private static Stream<String> lines(String file) throws IOException {
        return Files.readAllLines(RESOURCES.resolve(file)).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"));
    }

    private static String read(Path test) {
        try {
            return Files.readString(test);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
