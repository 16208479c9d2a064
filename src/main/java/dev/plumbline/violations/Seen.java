package dev.plumbline.violations;

import dev.plumbline.rules.Rule;
import dev.plumbline.rules.Verdict;
import dev.plumbline.violations.Remark.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an open violation becomes when it is judged once more, and whether people would care. */
final class Seen {

    private Seen() {}

    static Violation again(Violation open, Finding finding, Verdict.Violated violated, Instant now) {
        Rule rule = violated.rule();
        return new Violation(
                open.id(),
                open.rule(),
                rule.version(),
                rule.title(),
                rule.severity(),
                open.record(),
                open.object(),
                finding.recordName(),
                finding.accountable(),
                violated.missing(),
                violated.message(),
                violated.evidence(),
                finding.amount(),
                open.state(),
                Optional.empty(),
                open.openedAt(),
                Optional.empty(),
                now,
                finding.asOf(),
                open.generation(),
                open.backlog(),
                finding.silent() && (open.silent() || !finding.onlyNew()));
    }

    static Violation ended(Violation open, EndReason reason, Instant now) {
        return new Violation(
                open.id(),
                open.rule(),
                open.ruleVersion(),
                open.ruleTitle(),
                open.severity(),
                open.record(),
                open.object(),
                open.recordName(),
                open.accountable(),
                open.missing(),
                open.message(),
                open.evidence(),
                open.amount(),
                ViolationState.ENDED,
                Optional.of(reason),
                open.openedAt(),
                Optional.of(now),
                now,
                open.asOf(),
                open.generation(),
                open.backlog(),
                open.silent());
    }

    static Violation in(ViolationState state, Violation was) {
        return with(was, state, was.silent());
    }

    static Violation silenced(Violation was, boolean silent) {
        return with(was, was.state(), silent);
    }

    private static Violation with(Violation was, ViolationState state, boolean silent) {
        return new Violation(
                was.id(),
                was.rule(),
                was.ruleVersion(),
                was.ruleTitle(),
                was.severity(),
                was.record(),
                was.object(),
                was.recordName(),
                was.accountable(),
                was.missing(),
                was.message(),
                was.evidence(),
                was.amount(),
                state,
                was.end(),
                was.openedAt(),
                was.endedAt(),
                was.seenAt(),
                was.asOf(),
                was.generation(),
                was.backlog(),
                silent);
    }

    /** The same, as it was while nobody heard of it. */
    static Violation unheard(Violation v) {
        return silenced(v, true);
    }

    /** What people would notice; empty when nothing of the kind. A message that only counts days is no news. */
    static List<Remark> news(Violation before, Violation after) {
        List<Remark> news = new ArrayList<>();
        if (!before.missing().equals(after.missing())) {
            news.add(new Remark(Kind.MISSING, List.copyOf(after.missing())));
        }
        if (!before.accountable().equals(after.accountable())) {
            news.add(Remark.of(Kind.ANSWERER));
        }
        if (!sameAmount(before, after)) {
            news.add(Remark.of(Kind.AMOUNT));
        }
        if (!before.ruleVersion().equals(after.ruleVersion()) || before.severity() != after.severity()) {
            news.add(Remark.of(Kind.RULE));
        }
        if (before.silent() && !after.silent()) {
            news.add(Remark.of(Kind.IN_FORCE));
        }
        if (!before.silent() && after.silent()) {
            news.add(Remark.of(Kind.QUIET));
        }
        return news;
    }

    private static boolean sameAmount(Violation before, Violation after) {
        if (before.amount().isEmpty() || after.amount().isEmpty()) {
            return before.amount().equals(after.amount());
        }
        return before.amount().get().compareTo(after.amount().get()) == 0;
    }
}
