package dev.plumbline.rules;

import dev.plumbline.crm.BusinessDays;
import dev.plumbline.crm.RecordId;
import dev.plumbline.crm.StageList;
import dev.plumbline.formula.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One rule test beside the rule it tests: what is wrong with how it is written, and how it ends. */
final class RuleTrial {

    /** For rules that never look at the clock, when does not matter; it must only be the same every time. */
    private static final Instant SOME_DAY = Instant.parse("2026-01-01T12:00:00Z");

    private final CompiledBook book;
    private final TestDraft draft;
    private final List<FileIssue> issues;
    private final @Nullable CompiledRule rule;
    private final @Nullable Subject subject;

    RuleTrial(CompiledBook book, TestDraft draft) {
        this.book = book;
        this.draft = draft;
        this.issues = new ArrayList<>(draft.issues());
        this.rule = rule(draft.rule().value());
        this.subject = rule == null ? null : new TestSubject(book, rule, issues).subject(draft);
    }

    /** Where it is not well written; a test of a refused rule has none on that account, for the rule's own say it. */
    List<FileIssue> issues() {
        return issues;
    }

    TestOutcome run() {
        if (!issues.isEmpty()) {
            FileIssue first = issues.get(0);
            return new TestOutcome(
                    draft.rule().value(), first.file(), first.line(), first.column(), false, first.message());
        }
        if (rule == null || subject == null) {
            return ended(false, "the rule is refused, so it cannot be tested. \"rules check\" says why.");
        }
        Context context = new Context(
                draft.now() == null ? SOME_DAY : draft.now(), draft.zone(), stages(), BusinessDays.MONDAY_TO_FRIDAY);
        Verdict verdict = subject.changeObserved() || !rule.readsChange()
                ? CompiledBook.judge(rule, subject, context)
                : new Verdict.NotApplicable(rule.rule(), subject.id());
        return compare(verdict);
    }

    private @Nullable CompiledRule rule(String name) {
        Optional<CompiledRule> found = book.compiled(name);
        boolean refused = book.refused().stream().anyMatch(r -> r.name().equals(name));
        if (found.isEmpty() && !refused) {
            issues.add(draft.rule()
                    .issue("there is no rule \"%s\" in these files.%s"
                            .formatted(YamlMap.brief(name), Nearest.hint(name, book.ruleNames()))));
        }
        if (found.isPresent() && draft.now() == null && book.readsClock(found.get())) {
            issues.add(
                    draft.rule()
                            .issue(
                                    "the rule depends on the date, so the test needs \"now\", for instance 2026-03-02T09:00:00Z."));
        }
        return found.orElse(null);
    }

    private StageList stages() {
        return draft.stages().isEmpty() ? TestSubject.STANDARD_STAGES : TestSubject.stages(draft.stages(), Set.of());
    }

    private TestOutcome compare(Verdict verdict) {
        TestDraft.Expectation came = came(verdict);
        if (came != draft.expect()) {
            return ended(
                    false, "expected %s, found %s%s".formatted(draft.expect().key(), came.key(), because(verdict)));
        }
        if (draft.missing() != null && verdict instanceof Verdict.Violated violated) {
            Set<String> expected = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            draft.missing().forEach(m -> expected.add(m.value()));
            Set<String> found = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            found.addAll(violated.missing());
            if (!expected.equals(found)) {
                return ended(false, "expected missing %s, found missing %s".formatted(expected, found));
            }
        }
        return ended(true, "");
    }

    private TestOutcome ended(boolean passed, String message) {
        FileIssue at = draft.rule().issue("");
        return new TestOutcome(draft.rule().value(), at.file(), at.line(), at.column(), passed, message);
    }

    private static TestDraft.Expectation came(Verdict verdict) {
        if (verdict instanceof Verdict.Violated) {
            return TestDraft.Expectation.VIOLATED;
        }
        if (verdict instanceof Verdict.CannotTell) {
            return TestDraft.Expectation.CANNOT_TELL;
        }
        return verdict instanceof Verdict.Compliant
                ? TestDraft.Expectation.COMPLIANT
                : TestDraft.Expectation.NOT_APPLICABLE;
    }

    private static String because(Verdict verdict) {
        if (verdict instanceof Verdict.CannotTell cannotTell) {
            return " (" + cannotTell.because() + ")";
        }
        if (verdict instanceof Verdict.Violated violated) {
            return violated.missing().isEmpty() ? "" : " (missing " + violated.missing() + ")";
        }
        return "";
    }

    /** The record's id when the test gives none: of the right kind, and always the same. */
    static RecordId someId(String keyPrefix) {
        return RecordId.of((keyPrefix.length() == 3 ? keyPrefix : "a00") + "000000000001");
    }
}
