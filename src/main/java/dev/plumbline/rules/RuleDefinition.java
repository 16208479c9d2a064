package dev.plumbline.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule key by key, as its file would have it with every default written out: what versions are told apart by.
 *
 * @param keys    texts by key, in the order in which people write them; a key without a value is missing
 * @param version as {@link Rule#version}, which also covers the roll-ups that the rule reads
 */
public record RuleDefinition(Map<String, String> keys, String version) {

    /** What is expected of whom, and how much it matters: whoever knew the rule before does not know it now when one of these changes. */
    private static final List<String> MEANING = List.of("object", "applies", "require", "violated", "severity");

    public RuleDefinition {
        keys = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }

    /** @param before null where the key had no value */
    public record Change(String key, @Nullable String before, @Nullable String after) {}

    public static RuleDefinition of(Rule rule) {
        Map<String, @Nullable String> all = new LinkedHashMap<>();
        all.put("title", rule.title());
        all.put("object", rule.object());
        all.put("applies", rule.applies());
        all.put("require", String.join(", ", rule.require()));
        all.put("violated", rule.violated());
        all.put("message", rule.message());
        all.put("why", rule.why());
        all.put("used-by", rule.usedBy());
        all.put("fix", String.join(", ", rule.fix()));
        all.put("severity", rule.severity().key());
        all.put("ladder", rule.ladder());
        all.put("lesson", rule.lesson());
        all.put("state", rule.state().key());
        all.put("from", rule.from() == null ? null : rule.from().toString());
        all.put("backlog", rule.ratchet() ? "ratchet" : "enforce");
        all.put("accountable", rule.accountable());
        all.put("consult", String.join(", ", rule.consult()));
        all.put("pilot", String.join(", ", rule.pilot()));
        all.put("author", rule.author());
        Map<String, String> keys = new LinkedHashMap<>();
        all.forEach((key, value) -> {
            if (value != null && !value.isEmpty()) {
                keys.put(key, value);
            }
        });
        return new RuleDefinition(keys, rule.version());
    }

    /** Equal for equal definitions. */
    public String fingerprint() {
        List<@Nullable String> parts = new ArrayList<>(List.of(version));
        keys.forEach((key, value) -> {
            parts.add(key);
            parts.add(value);
        });
        return Fingerprint.of(parts);
    }

    /** Equal as long as the rule expects the same of the same records, and it matters as much. */
    public String meaning() {
        List<@Nullable String> parts = new ArrayList<>();
        MEANING.forEach(key -> parts.add(keys.get(key)));
        return Fingerprint.of(parts);
    }

    /** What became different, key by key. */
    public List<Change> since(RuleDefinition before) {
        List<Change> changes = new ArrayList<>();
        Set<String> all = new java.util.LinkedHashSet<>(keys.keySet());
        all.addAll(before.keys.keySet());
        for (String key : all) {
            String was = before.keys.get(key);
            String is = keys.get(key);
            if (!java.util.Objects.equals(was, is)) {
                changes.add(new Change(key, was, is));
            }
        }
        if (changes.isEmpty() && !version.equals(before.version)) {
            changes.add(new Change("roll-ups", "as counted before", "counted otherwise"));
        }
        return changes;
    }

    /** As a rule file would say it. */
    public String yaml(RuleId name) {
        StringBuilder yaml = new StringBuilder("rules:\n  - name: " + name + "\n");
        keys.forEach((key, value) -> yaml.append("    ")
                .append(key)
                .append(": ")
                .append(RuleText.LISTS.contains(key) ? "[" + value + "]" : scalar(value))
                .append('\n'));
        return yaml.toString();
    }

    private static String scalar(String value) {
        if (value.indexOf('\n') >= 0) {
            return "|-\n      " + value.replace("\n", "\n      ");
        }
        return value.matches("[A-Za-z0-9][A-Za-z0-9 _./,-]*") ? value : "'" + value.replace("'", "''") + "'";
    }
}
