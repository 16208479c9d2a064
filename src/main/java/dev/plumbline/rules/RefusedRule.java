package dev.plumbline.rules;

import java.util.List;

/** A rule (or a whole file, then named after it) that cannot run. The others run without it. */
public record RefusedRule(String name, String title, String object, List<FileIssue> issues) {

    public RefusedRule {
        issues = List.copyOf(issues);
    }
}
