package dev.plumbline.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Puts other values into a rule's text. Only the keys that say something else are written anew, so that comments and the way in which
 * somebody wrote it stay; where that cannot be done the rule is written from the beginning.
 */
final class RuleTextEdit {

    private record Change(int from, int to, String text) {}

    private final RuleText text;
    private final Map<String, String> before;
    private final Map<String, String> wanted = new LinkedHashMap<>();
    private final List<Change> changes = new ArrayList<>();

    RuleTextEdit(RuleText text, Map<String, String> values) {
        this.text = text;
        this.before = text.values();
        for (String key : RuleText.KEYS) {
            String value = values.getOrDefault(key, "")
                    .replace("\r\n", "\n")
                    .replace('\r', '\n')
                    .strip();
            String clean = RuleText.LISTS.contains(key) ? normal(key, value) : value;
            if (!clean.isEmpty()) {
                wanted.put(key, clean);
            }
        }
    }

    RuleText made() {
        MappingNode rule = text.rule();
        if (wanted.equals(before)) {
            return text;
        }
        if (rule != null && rule.getFlowStyle() == FlowStyle.BLOCK && changed(rule)) {
            RuleText patched = RuleText.of(patched());
            if (patched.values().equals(wanted)) {
                return patched;
            }
        }
        return RuleText.of(anew());
    }

    /** The rule from the beginning, between the roll-ups and the tests as they are. */
    String anew() {
        StringBuilder yaml = new StringBuilder();
        yaml.append(text.rollups());
        yaml.append("rules:\n");
        String lead = "  - ";
        for (Map.Entry<String, String> entry : wanted.entrySet()) {
            yaml.append(lead)
                    .append(written(entry.getKey(), entry.getValue(), 4, true))
                    .append('\n');
            lead = "    ";
        }
        if (wanted.isEmpty()) {
            yaml.append("  - {}\n");
        }
        yaml.append(text.written("tests"));
        return yaml.toString();
    }

    /** Notes what has to change. @return false where it takes more than that */
    private boolean changed(MappingNode rule) {
        int indent = rule.getStartMark().getColumn();
        Map<Integer, StringBuilder> inserts = new TreeMap<>();
        @Nullable NodeTuple last = null;
        for (String key : RuleText.KEYS) {
            NodeTuple entry = text.entries().get(key);
            String value = wanted.getOrDefault(key, "");
            if (entry == null && !value.isEmpty()) {
                if (last == null) {
                    return false;
                }
                inserts.computeIfAbsent(text.lineEnd(text.end(last)), at -> new StringBuilder())
                        .append('\n')
                        .append(" ".repeat(indent))
                        .append(written(key, value, indent, false));
            } else if (entry != null && value.isEmpty() && before.containsKey(key)) {
                if (!remove(entry)) {
                    return false;
                }
            } else if (entry != null) {
                if (!value.equals(before.getOrDefault(key, ""))) {
                    changes.add(new Change(
                            entry.getKeyNode().getStartMark().getIndex(),
                            text.end(entry),
                            written(key, value, indent, false)));
                }
                last = last == null || text.end(entry) > text.end(last) ? entry : last;
            }
        }
        inserts.forEach((at, lines) -> changes.add(new Change(at, at, lines.toString())));
        rename();
        return true;
    }

    private boolean remove(NodeTuple entry) {
        int from = entry.getKeyNode().getStartMark().getIndex();
        int lineStart = from - entry.getKeyNode().getStartMark().getColumn();
        if (!text.slice(lineStart, from).isBlank()) {
            return false;
        }
        changes.add(new Change(
                lineStart,
                Math.min(text.lineEnd(text.end(entry)) + 1, text.file().text().length),
                ""));
        return true;
    }

    /** The rule's own tests follow it to its new name. */
    private void rename() {
        String old = before.getOrDefault("name", "");
        String now = wanted.getOrDefault("name", "");
        if (old.equals(now) || now.isEmpty()) {
            return;
        }
        text.section("tests")
                .map(NodeTuple::getValueNode)
                .filter(SequenceNode.class::isInstance)
                .ifPresent(list -> ((SequenceNode) list).getValue().forEach(test -> rename(test, old, now)));
    }

    private void rename(Node test, String old, String now) {
        if (test instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals("rule")
                        && entry.getValueNode() instanceof ScalarNode value
                        && value.getValue().equals(old)) {
                    changes.add(new Change(
                            value.getStartMark().getIndex(), value.getEndMark().getIndex(), now));
                }
            }
        }
    }

    private String patched() {
        StringBuilder made = new StringBuilder();
        int at = 0;
        changes.sort(Comparator.comparingInt(Change::from).thenComparingInt(Change::to));
        for (Change change : changes) {
            made.append(text.slice(at, change.from())).append(change.text());
            at = change.to();
        }
        return made.append(text.slice(at, text.file().text().length)).toString();
    }

    private static String normal(String key, String list) {
        return String.join(key.equals("pilot") ? "\n" : ", ", RuleText.items(key, list));
    }

    /** @param careful in a way that cannot be misread, at the price of quotes */
    private static String written(String key, String value, int indent, boolean careful) {
        if (RuleText.LISTS.contains(key)) {
            List<String> items = RuleText.items(key, value).stream()
                    .map(item -> item.matches("[A-Za-z][A-Za-z0-9_.@+-]*") ? item : YamlScalars.quoted(item))
                    .toList();
            return key + ": [" + String.join(", ", items) + "]";
        }
        if (value.indexOf('\n') >= 0) {
            boolean block = YamlScalars.isPrintable(value) && !value.contains("\t") && !value.contains(" \n");
            String pad = "\n" + " ".repeat(indent + 2);
            return key + ": "
                    + (block
                            ? "|-" + pad + value.replace("\n", pad).replaceAll("\n +(?=\n)", "\n")
                            : YamlScalars.quoted(value));
        }
        boolean plain = !careful && YamlScalars.isPlainFormula(value)
                || value.equals(YamlScalars.text(value))
                || value.matches("\\d{4}-\\d{2}-\\d{2}");
        return key + ": " + (plain ? value : YamlScalars.quoted(value));
    }
}
