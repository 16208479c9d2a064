package dev.plumbline.escalation;

import dev.plumbline.people.calendar.BusinessSpan;
import dev.plumbline.rules.FileIssue;
import dev.plumbline.rules.YamlFile;
import dev.plumbline.rules.YamlFiles;
import dev.plumbline.rules.YamlMap;
import dev.plumbline.rules.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** The ladders of one file; what else is in it belongs to others. A ladder with anything wrong in it is told about and left out. */
record LadderFile(List<Entry> entries, List<FileIssue> issues) {

    static final YamlFiles<LadderFile> FILES =
            new YamlFiles<>("ladder file", LadderFile::read, issue -> new LadderFile(List.of(), List.of(issue)));

    private static final Set<String> SECTIONS = Set.of("rules", "rollups", "ladders", "tests");
    private static final Set<String> KEYS = Set.of("name", "steps", "answer");

    /** A ladder and where its name stands. */
    record Entry(Ladder ladder, FileIssue named) {

        FileIssue issue(String message) {
            return new FileIssue(named.file(), named.line(), named.column(), message);
        }
    }

    static LadderFile read(String name, String text) {
        YamlFile file = YamlFile.of(name, text);
        List<FileIssue> issues = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        Node root = file.root(issues);
        YamlMap top = root == null ? null : YamlMap.of(file, root, "a file of ladders", issues);
        if (top != null) {
            top.only(SECTIONS);
            for (Node node : top.list("ladders")) {
                List<FileIssue> wrong = new ArrayList<>();
                Entry entry = entry(file, node, wrong);
                if (entry != null && wrong.isEmpty()) {
                    entries.add(entry);
                }
                issues.addAll(wrong);
            }
        }
        return new LadderFile(List.copyOf(entries), List.copyOf(issues));
    }

    private static @Nullable Entry entry(YamlFile file, Node node, List<FileIssue> issues) {
        YamlMap map = YamlMap.of(file, node, "a ladder", issues);
        if (map == null) {
            return null;
        }
        map.only(KEYS);
        YamlText name = map.text("name");
        if (name == null && map.value("name") == null) {
            map.missing("name", "Give it one that stays, for instance standard.");
        } else if (name != null && !name.value().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,79}")) {
            issues.add(name.issue("\"" + YamlMap.brief(name.value())
                    + "\" cannot be a name: use up to 80 letters and digits without blanks, for instance standard."));
        }
        if (map.value("steps") == null) {
            map.missing("steps", "List whom to tell and when: \"- {after: 0, tell: owner}\".");
        }
        List<Rung> rungs = RungReader.rungs(file, map.list("steps"), issues);
        BusinessSpan answer = span(map.text("answer"), issues).orElse(Ladder.USUAL_ANSWER);
        if (answer.equals(BusinessSpan.ZERO) && map.has("answer")) {
            map.complain(map.key("answer").issue("nobody can answer in no time. Give them at least a business hour."));
        }
        return name == null || rungs.isEmpty()
                ? null
                : new Entry(new Ladder(name.value(), rungs, answer), name.issue(""));
    }

    static Optional<BusinessSpan> span(@Nullable YamlText text, List<FileIssue> issues) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(BusinessSpan.parse(text.value()));
        } catch (IllegalArgumentException e) {
            issues.add(text.issue(e.getMessage() + "."));
            return Optional.empty();
        }
    }
}
