package dev.plumbline.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The keys and values of one YAML mapping. What is wrong with them goes to the issues it was made with, each at its place. */
public final class YamlMap {

    private static final Set<Tag> PLAIN = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.TIMESTAMP, Tag.NULL);

    private final YamlFile file;
    private final MappingNode node;
    private final String what;
    private final List<FileIssue> issues;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();

    private YamlMap(YamlFile file, MappingNode node, String what, List<FileIssue> issues) {
        this.file = file;
        this.node = node;
        this.what = what;
        this.issues = issues;
        for (NodeTuple entry : node.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                issues.add(file.issue(entry.getKeyNode(), "a key of " + what + " must be a plain word."));
            } else if (entries.putIfAbsent(key.getValue(), entry) != null) {
                issues.add(file.issue(
                        key, "\"%s\" is given twice in %s. Keep one of them.".formatted(brief(key.getValue()), what)));
            }
        }
    }

    /** @param what for messages, for instance {@code "a rule"} */
    public static @Nullable YamlMap of(YamlFile file, Node node, String what, List<FileIssue> issues) {
        if (node instanceof MappingNode mapping && mapping.getTag().equals(Tag.MAP)) {
            return new YamlMap(file, mapping, what, issues);
        }
        issues.add(file.issue(node, "%s is written as \"key: value\" lines, found %s.".formatted(what, kind(node))));
        return null;
    }

    public YamlFile file() {
        return file;
    }

    public Set<String> keys() {
        return entries.keySet();
    }

    public boolean has(String key) {
        return entries.containsKey(key);
    }

    /** The value of a key; null when the key is missing or its value is empty. */
    public @Nullable Node value(String key) {
        NodeTuple entry = entries.get(key);
        return entry == null || isNull(entry.getValueNode()) ? null : entry.getValueNode();
    }

    public YamlText key(String key) {
        NodeTuple entry = entries.get(key);
        if (entry == null) {
            throw new IllegalArgumentException("no key " + key);
        }
        return new YamlText(file, (ScalarNode) entry.getKeyNode());
    }

    /** A single text; null when it is missing, empty or, with an issue, something else. */
    public @Nullable YamlText text(String key) {
        Node value = value(key);
        return value == null ? null : text(value, "\"" + key + "\"", issues);
    }

    /** As {@link #text(String)}, complaining elsewhere. */
    @Nullable
    YamlText text(String key, List<FileIssue> elsewhere) {
        Node value = value(key);
        return value == null ? null : text(value, "\"" + key + "\"", elsewhere);
    }

    /** A list of texts; one alone may be written without the list. */
    public List<YamlText> texts(String key) {
        Node value = value(key);
        if (value == null) {
            return List.of();
        }
        List<YamlText> texts = new ArrayList<>();
        List<Node> items = value instanceof SequenceNode list ? list.getValue() : List.of(value);
        for (Node item : items) {
            YamlText text = text(item, "each item of \"" + key + "\"", issues);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** A list of anything; null leaves an issue where something else was written. */
    public List<Node> list(String key) {
        Node value = value(key);
        if (value == null || value instanceof SequenceNode) {
            return value == null ? List.of() : ((SequenceNode) value).getValue();
        }
        issues.add(
                file.issue(value, "\"%s\" holds a list, one \"- \" for each; found %s.".formatted(key, kind(value))));
        return List.of();
    }

    /** Complains about every key that is not allowed here. */
    public void only(Set<String> allowed) {
        for (String key : entries.keySet()) {
            if (!allowed.contains(key)) {
                issues.add(key(key).issue(
                                "%s has no key \"%s\".%s".formatted(what, brief(key), Nearest.hint(key, allowed))));
            }
        }
    }

    /** A complaint about something that is missing from the mapping; it points at where the mapping begins. */
    public void missing(String key, String mend) {
        NodeTuple entry = entries.get(key);
        FileIssue issue = entry == null
                ? file.issue(node, "%s has no \"%s\". %s".formatted(what, key, mend))
                : file.issue(entry.getKeyNode(), "\"%s\" is empty. %s".formatted(key, mend));
        issues.add(issue);
    }

    public void complain(FileIssue issue) {
        issues.add(issue);
    }

    private @Nullable YamlText text(Node value, String name, List<FileIssue> into) {
        if (value instanceof ScalarNode scalar && PLAIN.contains(scalar.getTag())) {
            return new YamlText(file, scalar);
        }
        into.add(file.issue(value, "%s must be a text, found %s.".formatted(name, kind(value))));
        return null;
    }

    static boolean isNull(Node node) {
        return node instanceof ScalarNode scalar
                && (scalar.getTag().equals(Tag.NULL) || scalar.getValue().isBlank());
    }

    public static String kind(Node node) {
        if (node instanceof MappingNode) {
            return "keys and values";
        }
        if (node instanceof SequenceNode) {
            return "a list";
        }
        ScalarNode scalar = (ScalarNode) node;
        if (!PLAIN.contains(scalar.getTag())) {
            return "the tag " + brief(scalar.getTag().getValue()) + ", which has no meaning here";
        }
        return isNull(node) ? "nothing" : "\"" + brief(scalar.getValue()) + "\"";
    }

    public static String brief(String text) {
        String flat = text.replaceAll("\\s+", " ");
        return flat.length() <= 60 ? flat : flat.substring(0, 60) + "…";
    }
}
