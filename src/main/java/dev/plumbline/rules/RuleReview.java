package dev.plumbline.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One rule's text, looked at as it will be looked at when it comes into force.
 *
 * @param rule     as it would be in force; empty when it cannot run
 * @param issues   what must be mended, each at its place in the text
 * @param warnings what works but is probably not meant
 * @param tests    how its tests end; empty when it cannot run
 */
public record RuleReview(
        Optional<Rule> rule, List<FileIssue> issues, List<FileIssue> warnings, List<TestOutcome> tests) {

    public RuleReview {
        issues = List.copyOf(issues);
        warnings = List.copyOf(warnings);
        tests = List.copyOf(tests);
    }

    static RuleReview of(StoredRule text, RuleFile file, CompiledBook book) {
        List<FileIssue> issues = new ArrayList<>(file.issues());
        book.refused().forEach(r -> issues.addAll(r.issues()));
        List<String> names = file.rules().stream().map(r -> r.name().value()).toList();
        if (names.size() > 1) {
            issues.add(
                    file.rules()
                            .get(1)
                            .name()
                            .issue(
                                    "a text in the studio holds one rule, this is a second one. Write it as a rule of its own."));
        } else if (names.isEmpty() && issues.isEmpty()) {
            issues.add(new FileIssue(
                    text.file(), 1, 1, "there is no rule in this text. Begin with \"rules:\" and one \"- name: …\"."));
        }
        List<TestOutcome> tests = new ArrayList<>();
        for (TestDraft test : file.tests()) {
            RuleTrial trial = new RuleTrial(book, test);
            issues.addAll(trial.issues());
            if (!book.rules().isEmpty()) {
                tests.add(trial.run());
            }
        }
        return new RuleReview(
                book.rules().stream().findFirst(),
                issues.stream()
                        .filter(issue -> issue.file().equals(text.file()))
                        .distinct()
                        .sorted(Comparator.comparingInt(FileIssue::line).thenComparingInt(FileIssue::column))
                        .toList(),
                book.warnings().stream()
                        .filter(issue -> issue.file().equals(text.file()))
                        .toList(),
                tests);
    }
}
