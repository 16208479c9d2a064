package dev.plumbline.rules;

import java.util.List;

/**
 * What one YAML file holds, as far as it could be understood.
 *
 * @param refused what is too broken to be compiled: the file itself, or an entry without a name or object
 * @param issues  about tests only: they stop no rule
 */
record RuleFile(
        String name,
        List<RuleDraft> rules,
        List<RollupDraft> rollups,
        List<TestDraft> tests,
        List<RefusedRule> refused,
        List<FileIssue> issues) {

    RuleFile {
        rules = List.copyOf(rules);
        rollups = List.copyOf(rollups);
        tests = List.copyOf(tests);
        refused = List.copyOf(refused);
        issues = List.copyOf(issues);
    }

    /** A file of which nothing can be used. */
    static RuleFile unreadable(String name, List<FileIssue> issues) {
        return new RuleFile(
                name, List.of(), List.of(), List.of(), List.of(new RefusedRule(name, name, "", issues)), List.of());
    }
}
