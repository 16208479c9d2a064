package dev.plumbline.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Turns one YAML text into drafts. An entry that is wrong takes no other entry with it. */
final class RuleFileReader {

    private static final Set<String> SECTIONS = Set.of("rules", "rollups", "ladders", "tests");

    private final YamlFile file;
    private final List<RuleDraft> rules = new ArrayList<>();
    private final List<RollupDraft> rollups = new ArrayList<>();
    private final List<TestDraft> tests = new ArrayList<>();
    private final List<RefusedRule> refused = new ArrayList<>();
    private final List<FileIssue> testIssues = new ArrayList<>();

    private RuleFileReader(YamlFile file) {
        this.file = file;
    }

    /** @param name the file as it is to be named in messages */
    static RuleFile read(String name, String text) {
        return new RuleFileReader(YamlFile.of(name, text)).read();
    }

    private RuleFile read() {
        List<FileIssue> issues = new ArrayList<>();
        Node root = file.root(issues);
        YamlMap map = root == null || YamlMap.isNull(root) ? null : YamlMap.of(file, root, "a rule file", issues);
        if (map != null) {
            map.only(SECTIONS);
            map.list("rules").forEach(this::rule);
            map.list("rollups").forEach(this::rollup);
            map.list("tests").forEach(this::test);
        }
        if (!issues.isEmpty()) {
            refused.add(new RefusedRule(file.name(), file.name(), "", issues));
        }
        return new RuleFile(file.name(), rules, rollups, tests, refused, testIssues);
    }

    private void rule(Node node) {
        List<FileIssue> issues = new ArrayList<>();
        YamlMap map = YamlMap.of(file, node, "a rule", issues);
        if (map == null) {
            refuse(null, null, null, issues);
            return;
        }
        map.only(RuleDraft.KEYS);
        YamlText name = Entries.name(map, "next-step-after-proposal", "[A-Za-z0-9][A-Za-z0-9._-]{0,79}");
        YamlText object = Entries.needed(map, "object", "Name the Salesforce object, for instance Opportunity.");
        YamlText title = Entries.bounded(map, "title", 200);
        YamlText violated = map.text("violated");
        List<YamlText> require = map.texts("require");
        if (violated == null && require.isEmpty()) {
            map.missing(
                    map.has("violated") ? "violated" : "require",
                    "Say what is expected: \"require: [NextStep]\", or \"violated:\" with a formula that is TRUE when the rule is broken.");
        }
        RuleState state = Entries.word(map, "state", RuleState.values(), RuleState::key, RuleState.LIVE);
        RuleDraft draft = name == null || object == null
                ? null
                : new RuleDraft(
                        name,
                        object,
                        title,
                        map.text("applies"),
                        require,
                        violated,
                        Entries.bounded(map, "message", 1000),
                        Entries.reason(
                                map,
                                "why",
                                state,
                                "Say why it matters to the business; without a why it cannot go live."),
                        Entries.reason(
                                map,
                                "used-by",
                                state,
                                "Name the decision that uses the data; without one it cannot go live."),
                        map.texts("fix"),
                        Entries.word(map, "severity", Severity.values(), Severity::key, Severity.REQUIRED),
                        Entries.plain(map, "ladder", "standard"),
                        Entries.address(map, "lesson"),
                        state,
                        Entries.day(map, "from"),
                        Entries.ratchet(map),
                        map.text("accountable"),
                        Entries.usernames(map, "consult"),
                        Entries.names(map, "pilot", "usernames of team leads, or role names"),
                        Entries.username(map, "author"),
                        issues);
        if (draft == null) {
            refuse(name, title, object, issues);
        } else {
            rules.add(draft);
        }
    }

    private void rollup(Node node) {
        List<FileIssue> issues = new ArrayList<>();
        YamlMap map = YamlMap.of(file, node, "a roll-up", issues);
        if (map == null) {
            refuse(null, null, null, issues);
            return;
        }
        map.only(RollupDraft.KEYS);
        YamlText name = Entries.name(map, "Open_Activities", "[A-Za-z][A-Za-z0-9_]{0,79}");
        YamlText object = Entries.needed(map, "object", "Name the parent object, for instance Opportunity.");
        YamlText summarize = Entries.needed(map, "summarize", "Name the child object, for instance Task.");
        YamlText by =
                Entries.needed(map, "by", "Name the child's field that holds the parent's id, for instance WhatId.");
        if (map.value("type") == null) {
            map.missing("type", "Use COUNT, SUM, MIN or MAX.");
        }
        Rollup.Type type = Entries.word(map, "type", Rollup.Type.values(), Rollup.Type::name, Rollup.Type.COUNT);
        if (name == null || object == null || summarize == null || by == null) {
            refuse(name, null, object, issues);
        } else {
            rollups.add(new RollupDraft(
                    name,
                    object,
                    summarize,
                    by,
                    type,
                    map.text("field"),
                    map.text("filter"),
                    map.texts("add"),
                    issues));
        }
    }

    private void test(Node node) {
        List<FileIssue> issues = new ArrayList<>();
        YamlMap map = YamlMap.of(file, node, "a rule test", issues);
        TestDraft draft = map == null ? null : TestEntry.read(file, map, issues);
        if (draft == null) {
            testIssues.addAll(issues);
        } else {
            tests.add(draft);
        }
    }

    private void refuse(
            @Nullable YamlText name, @Nullable YamlText title, @Nullable YamlText object, List<FileIssue> issues) {
        String called = name == null ? file.name() : name.value();
        refused.add(new RefusedRule(
                called, title == null ? called : title.value(), object == null ? "" : object.value(), issues));
    }
}
