package dev.plumbline.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One text of rules as written, not yet compiled.
 *
 * @param refused  entries too broken to go on with
 * @param issues   about tests only: they stop no rule
 * @param warnings what is said of the file beside what its rules say themselves
 * @param stored   the text itself, where it was written in the application; null for a file
 */
record RuleFile(
        String name,
        List<RuleDraft> rules,
        List<RollupDraft> rollups,
        List<TestDraft> tests,
        List<RefusedRule> refused,
        List<FileIssue> issues,
        List<FileIssue> warnings,
        @Nullable StoredRule stored) {

    RuleFile {
        rules = List.copyOf(rules);
        rollups = List.copyOf(rollups);
        tests = List.copyOf(tests);
        refused = List.copyOf(refused);
        issues = List.copyOf(issues);
        warnings = List.copyOf(warnings);
    }

    /** A file, of which nothing is said beyond its entries. */
    RuleFile(
            String name,
            List<RuleDraft> rules,
            List<RollupDraft> rollups,
            List<TestDraft> tests,
            List<RefusedRule> refused,
            List<FileIssue> issues) {
        this(name, rules, rollups, tests, refused, issues, List.of(), null);
    }

    /** A file of which nothing can be used. */
    static RuleFile unreadable(String name, List<FileIssue> issues) {
        return new RuleFile(
                name, List.of(), List.of(), List.of(), List.of(new RefusedRule(name, name, "", issues)), List.of());
    }
}
