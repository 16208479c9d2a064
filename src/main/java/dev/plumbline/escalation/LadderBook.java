package dev.plumbline.escalation;

import dev.plumbline.notifications.PlainText;
import dev.plumbline.rules.FileIssue;
import dev.plumbline.rules.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ladders that are configured.
 *
 * @param issues what is wrong in the files; ladders with an issue are left out
 */
public record LadderBook(Map<String, Ladder> ladders, List<FileIssue> issues) {

    public LadderBook {
        ladders = Map.copyOf(ladders);
        issues = List.copyOf(issues);
    }

    /** All below these directories; one that is not there holds none. */
    static LadderBook below(List<Path> directories) {
        List<LadderFile> files = new ArrayList<>();
        directories.stream()
                .distinct()
                .filter(Files::isDirectory)
                .forEach(d -> files.addAll(LadderFile.FILES.below(d)));
        return of(files);
    }

    /** For checking: exactly these files, or what is below these directories. */
    public static LadderBook named(List<Path> paths) {
        return of(LadderFile.FILES.named(paths));
    }

    static LadderBook of(List<LadderFile> files) {
        List<FileIssue> issues = new ArrayList<>();
        Map<String, Ladder> ladders = new LinkedHashMap<>();
        Map<String, String> places = new LinkedHashMap<>();
        for (LadderFile file : files) {
            issues.addAll(file.issues());
            for (LadderFile.Entry entry : file.entries()) {
                String name = entry.ladder().name();
                String place = entry.named().file() + ":" + entry.named().line();
                String first = places.putIfAbsent(name, place);
                if (first != null) {
                    issues.add(entry.issue(
                            "there is a ladder \"" + name + "\" already, at " + first + ". Keep one of them."));
                } else {
                    ladders.put(name, entry.ladder());
                }
            }
        }
        return new LadderBook(ladders, issues);
    }

    public List<String> names() {
        return ladders.keySet().stream().sorted().toList();
    }

    /** The ladder of that name; where nobody has written it, the one that everybody expects under it. */
    Ladder ladder(String name) {
        return Optional.ofNullable(ladders.get(name))
                .orElseGet(() -> name.equals(Ladder.ANSWERS)
                        ? Ladder.answers()
                        : Optional.ofNullable(ladders.get(Ladder.STANDARD)).orElseGet(Ladder::standard));
    }

    /** A warning for each rule that names a ladder which nobody wrote: its people are told by the standard one. */
    public List<FileIssue> unknownTo(Collection<Rule> rules) {
        return rules.stream()
                .filter(rule -> !knows(rule.ladder()))
                .map(rule -> new FileIssue(
                        rule.file(),
                        rule.line(),
                        1,
                        "%s names the ladder \"%s\", which nobody has written; people are told by the standard one. There %s. Name one of them, or write it in a ladder file."
                                .formatted(rule.id(), PlainText.line(rule.ladder(), 80), known())))
                .toList();
    }

    private String known() {
        List<String> names = names();
        return names.isEmpty()
                ? "is only " + Ladder.STANDARD
                : (names.size() == 1 ? "is " : "are ") + String.join(", ", names);
    }

    /** Whether somebody wrote it, or it needs no writing. */
    public boolean knows(String name) {
        return ladders.containsKey(name) || name.equals(Ladder.STANDARD) || name.equals(Ladder.ANSWERS);
    }
}
