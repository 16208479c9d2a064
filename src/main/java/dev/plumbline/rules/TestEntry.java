package dev.plumbline.rules;

import dev.plumbline.crm.FieldValues;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one entry of {@code tests:}. Fields keep their nodes: what type they have is known only beside the rule. */
final class TestEntry {

    private TestEntry() {}

    /** Null when it is not known which rule is tested, or what to expect; an issue says so. */
    static @Nullable TestDraft read(YamlFile file, YamlMap map, List<FileIssue> issues) {
        map.only(TestDraft.KEYS);
        YamlText rule = Entries.needed(map, "rule", "Name the rule that is tested.");
        YamlText expect = Entries.needed(
                map, "expect", "Say what should come out: " + "compliant, violated, cannot-tell or not-applicable.");
        TestDraft.Expectation expectation = Entries.word(
                map,
                "expect",
                TestDraft.Expectation.values(),
                TestDraft.Expectation::key,
                TestDraft.Expectation.VIOLATED);
        if (rule == null || expect == null) {
            return null;
        }
        return new TestDraft(
                rule,
                now(map),
                zone(map),
                fields(file, map, "record", issues),
                fields(file, map, "prior", issues),
                map.has("prior") && map.value("prior") == null,
                fields(file, map, "rollups", issues),
                map.texts("stages").stream().map(YamlText::value).toList(),
                expectation,
                map.has("missing") ? map.texts("missing") : null,
                issues);
    }

    private static @Nullable YamlMap fields(YamlFile file, YamlMap map, String key, List<FileIssue> issues) {
        Node value = map.value(key);
        return value == null ? null : YamlMap.of(file, value, "\"" + key + "\"", issues);
    }

    private static @Nullable Instant now(YamlMap map) {
        YamlText text = map.text("now");
        if (text == null) {
            return null;
        }
        try {
            return FieldValues.moment(text.value().strip());
        } catch (DateTimeException e) {
            map.complain(text.issue(
                    "\"%s\" is no moment. Write it as 2026-03-02T09:00:00Z.".formatted(YamlMap.brief(text.value()))));
            return Instant.EPOCH;
        }
    }

    private static ZoneId zone(YamlMap map) {
        YamlText text = map.text("zone");
        if (text == null) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(text.value().strip());
        } catch (DateTimeException e) {
            map.complain(text.issue("\"%s\" is no time zone. Use a name such as Europe/Berlin or America/New_York."
                    .formatted(YamlMap.brief(text.value()))));
            return ZoneOffset.UTC;
        }
    }
}
