package dev.plumbline.studio;

import dev.plumbline.rules.FileIssue;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleText;
import dev.plumbline.rules.TestOutcome;
import java.util.List;
import java.util.Optional;

/**
 * A text as it was looked at.
 *
 * @param rule empty when it cannot run
 */
public record Looked(
        RuleText text, Optional<Rule> rule, List<Remark> issues, List<FileIssue> warnings, List<TestOutcome> tests) {

    public Looked {
        issues = List.copyOf(issues);
        warnings = List.copyOf(warnings);
        tests = List.copyOf(tests);
    }

    /**
     * Something to be said of a place in the text.
     *
     * @param spot the key that it is about, and where in its value
     */
    public record Remark(FileIssue issue, RuleText.Spot spot) {

        static Remark of(RuleText text, FileIssue issue) {
            return new Remark(issue, text.spot(issue));
        }
    }

    public boolean sound() {
        return issues.isEmpty() && rule.isPresent();
    }

    public long failed() {
        return tests.stream().filter(test -> !test.passed()).count();
    }

    public long passed() {
        return tests.size() - failed();
    }
}
