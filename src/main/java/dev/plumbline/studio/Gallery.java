package dev.plumbline.studio;

import dev.plumbline.rules.RuleText;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The shipped rules as examples to begin with. */
@ApplicationScoped
public class Gallery {

    /** Those that ship in {@code config/rules}, beside the program. */
    static final List<String> NAMES = List.of(
            "big-deal-no-exec-sponsor",
            "close-date-far-away",
            "close-date-past",
            "closed-in-the-future",
            "deal-without-account",
            "late-born",
            "lead-parked-in-queue",
            "lead-unreachable",
            "lead-unread",
            "lead-untouched",
            "lead-without-source",
            "lost-no-reason",
            "no-activity-14",
            "no-amount",
            "no-contact-role",
            "no-next-activity",
            "no-next-step",
            "no-sign-in-10",
            "overdue-task",
            "owner-inactive",
            "pushed-three-times",
            "rep-no-activity-this-week",
            "stage-skipped",
            "stuck-in-stage",
            "task-about-nothing",
            "won-without-amount");

    private final Map<String, String> texts = new TreeMap<>();

    Gallery() {
        NAMES.forEach(name -> texts.put(name, read(name)));
    }

    public record Example(String name, String title, String object, String why) {}

    public List<Example> examples() {
        return texts.entrySet().stream()
                .map(one -> {
                    RuleText text = RuleText.of(one.getValue());
                    return new Example(one.getKey(), text.value("title"), text.value("object"), text.value("why"));
                })
                .toList();
    }

    /** An example as a draft of one's own, with its tests. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name)).map(yaml -> {
            RuleText text = RuleText.of(yaml.replaceFirst("^# yaml-language-server[^\n]*\n", ""));
            Map<String, String> values = new TreeMap<>(text.values());
            values.put("name", "my-" + name);
            values.put("state", "draft");
            return text.with(values).yaml();
        });
    }

    private static String read(String name) {
        try (InputStream file = Gallery.class.getResourceAsStream("gallery/" + name + ".yaml")) {
            if (file == null) {
                throw new IllegalStateException("the build left out the example " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
