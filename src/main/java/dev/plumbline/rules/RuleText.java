package dev.plumbline.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One rule's text as an editor needs it: what each key says, in which key a complaint lies, and the text with other values. */
public final class RuleText {

    /** The keys of a rule in the order in which people write them. */
    public static final List<String> KEYS = List.of(
            "name",
            "title",
            "object",
            "applies",
            "require",
            "violated",
            "message",
            "why",
            "used-by",
            "fix",
            "severity",
            "ladder",
            "lesson",
            "state",
            "from",
            "backlog",
            "accountable",
            "consult",
            "pilot",
            "author");

    static final Set<String> LISTS = Set.of("require", "fix", "consult", "pilot");

    /** Names of roles may have commas in them, so each has a line. */
    private static final String ON_LINES = "pilot";

    private static final String RULES = "rules";

    private final YamlFile file;
    private final @Nullable MappingNode root;
    private final @Nullable MappingNode rule;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();

    private RuleText(YamlFile file) {
        this.file = file;
        this.root = file.root(new ArrayList<>()) instanceof MappingNode mapping ? mapping : null;
        this.rule = section(RULES)
                                .filter(s -> s.getValueNode() instanceof SequenceNode)
                                .flatMap(s -> ((SequenceNode) s.getValueNode())
                                        .getValue().stream().findFirst())
                                .orElse(null)
                        instanceof MappingNode first
                ? first
                : null;
        if (rule != null) {
            rule.getValue().forEach(entry -> key(entry).ifPresent(key -> entries.putIfAbsent(key, entry)));
        }
    }

    public static RuleText of(String yaml) {
        return new RuleText(YamlFile.of("text", yaml.replace("\r\n", "\n").replace('\r', '\n')));
    }

    /** A text that says no more than these values. */
    public static RuleText of(Map<String, String> values) {
        return of(new RuleTextEdit(of(""), values).anew());
    }

    /** Each rule of a text as a text of its own, with the comments before it; tests and roll-ups are left behind. */
    public static List<RuleText> each(String yaml) {
        RuleText all = of(yaml);
        List<RuleText> each = new ArrayList<>();
        Node list = all.section(RULES).map(NodeTuple::getValueNode).orElse(null);
        if (list instanceof SequenceNode rules) {
            int from = all.lineEnd(all.section(RULES)
                            .orElseThrow()
                            .getKeyNode()
                            .getEndMark()
                            .getIndex())
                    + 1;
            for (Node rule : rules.getValue()) {
                int end = rule.getEndMark().getIndex();
                while (end > from && Character.isWhitespace(all.file.text()[end - 1])) {
                    end--;
                }
                end = all.lineEnd(end);
                each.add(of(RULES + ":\n" + all.slice(from, end) + "\n"));
                from = Math.min(end + 1, all.file.text().length);
            }
        }
        return each;
    }

    /** The rules of several texts as one text; empty for none. */
    public static String joined(List<RuleText> texts) {
        return texts.isEmpty()
                ? ""
                : texts.stream()
                        .map(RuleText::yaml)
                        .map(text -> text.substring(text.indexOf('\n') + 1))
                        .collect(Collectors.joining("", RULES + ":\n", ""));
    }

    /** What a rule in force says, as {@link #values} of the text that it might have been. */
    public static Map<String, String> valuesOf(Rule rule) {
        Map<String, String> values = new LinkedHashMap<>(RuleDefinition.of(rule).keys());
        values.put("name", rule.id().value());
        values.put("pilot", String.join("\n", rule.pilot()));
        return values;
    }

    public String yaml() {
        return new String(file.text(), 0, file.text().length);
    }

    /** Whether there is a rule in it whose keys can be told apart. */
    public boolean readable() {
        return rule != null;
    }

    /** What each key says, lists as one text; keys that say nothing are missing. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String key : KEYS) {
            NodeTuple entry = entries.get(key);
            String value = entry == null ? "" : value(key, entry.getValueNode());
            if (!value.isEmpty()) {
                values.put(key, value);
            }
        }
        return values;
    }

    public String value(String key) {
        return values().getOrDefault(key, "");
    }

    public Optional<RuleId> name() {
        return Optional.ofNullable(values().get("name")).map(RuleId::new);
    }

    /** The text with these values for all keys of a rule; its comments, tests and roll-ups stay. A blank value takes the key out. */
    public RuleText with(Map<String, String> values) {
        return new RuleTextEdit(this, values).made();
    }

    /** As {@link #with(Map)}, for one key. */
    public RuleText with(String key, String value) {
        Map<String, String> all = new LinkedHashMap<>(values());
        all.put(key, value);
        return with(all);
    }

    /** The text with one more test at its end. @param test the lines of its mapping, without indentation */
    public RuleText withTest(List<String> test) {
        String item = "  - " + String.join("\n    ", test) + "\n";
        Optional<NodeTuple> tests = section("tests").filter(t -> t.getValueNode() instanceof SequenceNode);
        if (tests.isEmpty() && section("tests").isEmpty()) {
            return of(yaml().stripTrailing() + "\ntests:\n" + item);
        }
        if (tests.isEmpty()
                || tests.get().getValueNode() instanceof SequenceNode list
                        && list.getFlowStyle() == org.yaml.snakeyaml.DumperOptions.FlowStyle.FLOW) {
            return this;
        }
        SequenceNode list = (SequenceNode) tests.get().getValueNode();
        int indent = list.getValue().get(0).getStartMark().getColumn() - 2;
        int end = lineEnd(end(tests.get()));
        String pad = " ".repeat(Math.max(0, indent));
        String lines = pad + "- " + String.join("\n" + pad + "  ", test);
        return of(slice(0, end) + "\n" + lines + slice(end, file.text().length));
    }

    /** The roll-ups that the text brings, as written; empty where it has none. */
    public String rollups() {
        return written("rollups");
    }

    /** A section from its key to its end, as written; empty where there is none. */
    String written(String section) {
        return section(section)
                .map(s -> slice(s.getKeyNode().getStartMark().getIndex(), end(s)) + "\n")
                .orElse("");
    }

    /** Which key of the rule a complaint is about, and where in its value. */
    public Spot spot(FileIssue issue) {
        int at = index(issue.line(), issue.column());
        for (Map.Entry<String, NodeTuple> entry : entries.entrySet()) {
            NodeTuple tuple = entry.getValue();
            if (at >= tuple.getKeyNode().getStartMark().getIndex() && at <= end(tuple)) {
                boolean inValue = at >= tuple.getValueNode().getStartMark().getIndex();
                return inValue && tuple.getValueNode() instanceof ScalarNode scalar
                        ? new Spot(entry.getKey(), Optional.of(new YamlText(file, scalar).inside(at)))
                        : new Spot(entry.getKey(), Optional.empty());
            }
        }
        for (String other : List.of("tests", "rollups")) {
            if (section(other)
                    .filter(s -> at >= s.getKeyNode().getStartMark().getIndex() && at <= end(s))
                    .isPresent()) {
                return new Spot(other, Optional.empty());
            }
        }
        return new Spot("", Optional.empty());
    }

    /**
     * Where a complaint lies.
     *
     * @param key   of the rule; or {@code tests}, {@code rollups}, or empty for the text as a whole
     * @param place in the key's value; empty where it is about the key
     */
    public record Spot(String key, Optional<Place> place) {}

    YamlFile file() {
        return file;
    }

    @Nullable
    MappingNode rule() {
        return rule;
    }

    Map<String, NodeTuple> entries() {
        return entries;
    }

    Optional<NodeTuple> section(String name) {
        return root == null
                ? Optional.empty()
                : root.getValue().stream()
                        .filter(s -> key(s).equals(Optional.of(name)))
                        .findFirst();
    }

    /** Where an entry ends: behind its last character that is no blank. */
    int end(NodeTuple entry) {
        int end = Math.max(
                entry.getValueNode().getEndMark().getIndex(),
                entry.getKeyNode().getEndMark().getIndex() + 1);
        while (end > entry.getKeyNode().getEndMark().getIndex() + 1 && Character.isWhitespace(file.text()[end - 1])) {
            end--;
        }
        return Math.min(end, file.text().length);
    }

    int lineEnd(int from) {
        int at = from;
        while (at < file.text().length && file.text()[at] != '\n') {
            at++;
        }
        return at;
    }

    String slice(int from, int to) {
        return new String(file.text(), from, Math.max(0, to - from));
    }

    static List<String> items(String key, String list) {
        return java.util.Arrays.stream(list.split(key.equals(ON_LINES) ? "\n" : "[,\n]"))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private int index(int line, int column) {
        int at = 0;
        for (int row = 1; row < line && at < file.text().length; at++) {
            row += file.text()[at] == '\n' ? 1 : 0;
        }
        return at + Math.max(0, column - 1);
    }

    private static String value(String key, Node node) {
        if (node instanceof SequenceNode list) {
            return list.getValue().stream()
                    .filter(ScalarNode.class::isInstance)
                    .map(item -> ((ScalarNode) item).getValue())
                    .collect(Collectors.joining(key.equals(ON_LINES) ? "\n" : ", "));
        }
        return node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
    }

    private static Optional<String> key(NodeTuple entry) {
        return entry.getKeyNode() instanceof ScalarNode key ? Optional.of(key.getValue()) : Optional.empty();
    }
}
