package dev.plumbline.web.api;

import dev.plumbline.rules.Rule;
import dev.plumbline.violations.Violations.RuleCount;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule as automation reads it.
 *
 * @param id     its name, as in the file and in a violation's {@code rule}
 * @param state  draft, consult, pilot, live, retired; or refused, and then there is little else than issues
 * @param held   live, but nobody is told of it until an admin approves
 * @param blindToPast why a transition rule cannot tell how some records moved; null when it can
 * @param effect null while nothing is open that the caller may see
 */
record RuleView(
        String id,
        String name,
        String title,
        String object,
        String state,
        boolean held,
        @Nullable String severity,
        @Nullable String why,
        @Nullable String usedBy,
        @Nullable String applies,
        List<String> require,
        @Nullable String violated,
        @Nullable String message,
        List<String> fix,
        @Nullable String ladder,
        @Nullable String lesson,
        @Nullable LocalDate from,
        @Nullable String backlog,
        @Nullable String accountable,
        @Nullable String version,
        @Nullable String file,
        @Nullable Integer line,
        @Nullable String blindToPast,
        @Nullable EffectView effect,
        List<IssueView> issues) {

    record EffectView(long open, long records, BigDecimal amount, Instant oldest, long backlog) {}

    record IssueView(String file, int line, int column, String message) {}

    /** @param issues why its newest text cannot run, when the text before does */
    static RuleView of(
            Rule rule, boolean held, @Nullable String blindToPast, @Nullable RuleCount effect, List<IssueView> issues) {
        return new RuleView(
                rule.id().value(),
                rule.id().value(),
                rule.title(),
                rule.object(),
                rule.state().key(),
                held,
                rule.severity().key(),
                rule.why(),
                rule.usedBy(),
                rule.applies(),
                rule.require(),
                rule.violated(),
                rule.message(),
                rule.fix(),
                rule.ladder(),
                rule.lesson(),
                rule.from(),
                rule.ratchet() ? "ratchet" : "enforce",
                rule.accountable(),
                rule.version(),
                rule.file(),
                rule.line(),
                blindToPast,
                effect == null
                        ? null
                        : new EffectView(
                                effect.open(), effect.records(), effect.amount(), effect.oldest(), effect.backlog()),
                issues);
    }

    static RuleView refused(String name, String title, String object, List<IssueView> issues) {
        return new RuleView(
                name, name, title, object, "refused", false, null, null, null, null, List.of(), null, null, List.of(),
                null, null, null, null, null, null, null, null, null, null, issues);
    }
}
