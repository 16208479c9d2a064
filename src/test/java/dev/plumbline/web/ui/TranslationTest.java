package dev.plumbline.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Whatever a page or a message says, it says in every language that it speaks. */
class TranslationTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    /** Templates that still speak English only. The list only ever gets shorter. */
    private static final Path UNTRANSLATED = Path.of("src/test/resources/untranslated-templates.txt");

    private static final Pattern USED = Pattern.compile("\\{(?:#if |#else if )?(?:\\w+\\.)?!?(\\w+)");
    private static final Pattern SPOKEN =
            Pattern.compile("\\s(?:aria-label|title|placeholder|alt|data-label)=\"([^\"]*)\"");
    private static final Pattern LITERAL_COUNT = Pattern.compile("\\.count\\([^)]*[\"']");

    /** Names, which are the same everywhere (those of the org's fields and of our files among them), and shapes of addresses. */
    private static final Pattern SAME = Pattern.compile(
            "Plumbline|Salesforce|Slack|\\bOpportunity\\b|\\bOwnerId\\b|\\bstandard\\b|company\\.com|name@|DOCTYPE|html|&[a-z]+;");

    @Test
    void everyMessageHasGermanWithTheSameParts() {
        SoftAssertions all = new SoftAssertions();
        bundles().forEach((name, bundle) -> {
            Map<String, String> german = properties(MESSAGES.resolve(name + "_de.properties"));
            Map<String, String> english = Arrays.stream(bundle.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Message.class))
                    .collect(Collectors.toMap(Method::getName, method -> method.getAnnotation(Message.class)
                            .value()));
            all.assertThat(german.keySet()).as(name).containsExactlyInAnyOrderElementsOf(english.keySet());
            english.forEach((key, text) -> {
                all.assertThat(german.getOrDefault(key, ""))
                        .as(name + ":" + key)
                        .isNotBlank();
                all.assertThat(parts(german.getOrDefault(key, "")))
                        .as(name + ":" + key)
                        .isEqualTo(parts(text));
            });
        });
        all.assertAll();
    }

    /** Their words stand in HTML as they are. */
    @Test
    void noMessageOfAMailHasMarkupInIt() {
        bundles().forEach((name, bundle) -> {
            if (!bundle.getName().startsWith("dev.plumbline.web.")) {
                assertThat(read(MESSAGES.resolve(name + "_de.properties")))
                        .as(name)
                        .doesNotContain("<", "&");
                assertThat(Arrays.stream(bundle.getDeclaredMethods()).map(method -> method.getAnnotation(Message.class)
                                .value()))
                        .as(name)
                        .noneMatch(text -> text.contains("<") || text.contains("&"));
            }
        });
    }

    @Test
    void theWordsBesideNumbersAreThereInGermanToo() {
        Path room = Path.of("src/main/resources/dev/plumbline/web/ui");
        assertThat(properties(room.resolve("format_de.properties")).keySet())
                .isEqualTo(properties(room.resolve("format.properties")).keySet());
    }

    @Test
    void noTemplateSpeaksEnglishByItselfExceptThoseThatStillDid() {
        Map<String, Set<String>> bare = new TreeMap<>();
        for (Path template : files(TEMPLATES, ".html")) {
            Set<String> words = bareWords(read(template));
            if (!words.isEmpty()) {
                bare.put(TEMPLATES.relativize(template).toString().replace('\\', '/'), words);
            }
        }
        Set<String> known = new TreeSet<>(read(UNTRANSLATED).lines().toList());
        Map<String, Set<String>> fresh = new LinkedHashMap<>(bare);
        fresh.keySet().removeAll(known);
        assertThat(fresh).as("put these words into a bundle of messages").isEmpty();
        known.removeAll(bare.keySet());
        assertThat(known)
                .as("translated by now: take them off %s", UNTRANSLATED)
                .isEmpty();
    }

    /** Their words are in bundles of their rooms; styles for dark screens are no words. */
    @Test
    void noTemplateOfAMailSpeaksEnglishByItself() {
        Map<String, Set<String>> bare = new TreeMap<>();
        for (Path html : files(Path.of("src/main/resources/dev/plumbline"), ".html")) {
            Path text = Path.of(html.toString().replaceAll("\\.html$", ".txt"));
            for (Path form : Files.exists(text) ? List.of(html, text) : List.of(html)) {
                Set<String> words = bareWords(read(form).replaceAll("(?s)\\{#darker}.*?\\{/darker}", ""));
                if (!words.isEmpty()) {
                    bare.put(form.toString(), words);
                }
            }
        }
        assertThat(bare).as("put these words into a bundle of messages").isEmpty();
    }

    /** What stands between tags and in attributes that are read out, without what Qute fills in. */
    static Set<String> bareWords(String template) {
        String text = template.replaceAll("(?s)\\{!.*?!}", "")
                .replaceAll("content='[^']*'", "")
                .replaceAll("(?s)<(code|script|style)\\b[^>]*>.*?</\\1>", "");
        Set<String> words = new TreeSet<>();
        Matcher counted = LITERAL_COUNT.matcher(text);
        while (counted.find()) {
            words.add(counted.group());
        }
        String said = text.replaceAll("\\{[^{}\\s][^{}]*}", " ");
        Matcher spoken = SPOKEN.matcher(said);
        while (spoken.find()) {
            collect(spoken.group(1), words);
        }
        collect(said.replaceAll("(?s)<(?:\"[^\"]*\"|'[^']*'|[^>\"'])*>", " "), words);
        return words;
    }

    private static void collect(String text, Set<String> words) {
        Matcher word = Pattern.compile("\\p{L}{2,}").matcher(SAME.matcher(text).replaceAll(" "));
        while (word.find()) {
            words.add(word.group());
        }
    }

    private static Set<String> parts(String message) {
        Set<String> parts = new TreeSet<>();
        Matcher used = USED.matcher(message);
        while (used.find()) {
            parts.add(used.group(1));
        }
        return parts;
    }

    private static Map<String, Class<?>> bundles() {
        Map<String, Class<?>> bundles = new TreeMap<>();
        Path classes = Path.of("target/classes");
        for (Path file : files(classes.resolve("dev/plumbline"), "Words.class")) {
            String name = classes.relativize(file)
                    .toString()
                    .replaceAll("[/\\\\]", ".")
                    .replaceAll("\\.class$", "");
            try {
                Class<?> type = Class.forName(name, false, TranslationTest.class.getClassLoader());
                Optional.ofNullable(type.getAnnotation(MessageBundle.class))
                        .ifPresent(bundle -> assertThat(bundles.put(bundle.value(), type))
                                .as("bundles called %s", bundle.value())
                                .isNull());
            } catch (ClassNotFoundException e) {
                throw new AssertionError(name, e);
            }
        }
        assertThat(bundles).isNotEmpty();
        return bundles;
    }

    private static Map<String, String> properties(Path file) {
        return read(file)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0].strip(), pair -> pair[1].strip()));
    }

    private static List<Path> files(Path root, String ending) {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
