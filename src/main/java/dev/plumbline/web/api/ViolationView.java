package dev.plumbline.web.api;

import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.rules.Rule;
import dev.plumbline.violations.EndReason;
import dev.plumbline.violations.HistoryEntry;
import dev.plumbline.violations.Violation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A violation as automation reads it. Kept apart from {@link Violation}, so that either can change without the other.
 *
 * @param end         how it ended; null while it has not
 * @param accountable null where the record names nobody
 */
record ViolationView(
        String id,
        String rule,
        String ruleTitle,
        String ruleVersion,
        String state,
        @Nullable String end,
        String severity,
        RecordView record,
        @Nullable PersonView accountable,
        List<String> missing,
        String message,
        @Nullable BigDecimal amount,
        Instant openedAt,
        @Nullable Instant endedAt,
        Instant seenAt,
        Instant asOf,
        int generation,
        boolean backlog,
        boolean silent) {

    record RecordView(String id, String object, String name) {}

    record PersonView(String id, String name) {}

    record HistoryView(Instant at, String what, String text, String ruleVersion, Map<String, String> evidence) {}

    /** @param why null when the rule is no longer in force */
    record WhyView(
            String why, String usedBy, @Nullable String applies, List<String> require, @Nullable String violated) {}

    /** A violation with everything that is known about it. */
    record Whole(
            String id,
            String rule,
            String ruleTitle,
            String ruleVersion,
            String state,
            @Nullable String end,
            String severity,
            RecordView record,
            @Nullable PersonView accountable,
            @Nullable PersonView leader,
            List<String> missing,
            String message,
            @Nullable BigDecimal amount,
            Instant openedAt,
            @Nullable Instant endedAt,
            Instant seenAt,
            Instant asOf,
            int generation,
            boolean backlog,
            boolean silent,
            @Nullable String why,
            @Nullable WhyView expectation,
            Map<String, String> evidence,
            List<HistoryView> history) {}

    static ViolationView of(Violation v, OrgChart chart) {
        return new ViolationView(
                Long.toString(v.id()),
                v.rule().value(),
                v.ruleTitle(),
                v.ruleVersion(),
                v.state().key(),
                v.end().map(EndReason::key).orElse(null),
                v.severity().key(),
                new RecordView(v.record().value(), v.object(), v.recordName()),
                v.accountable()
                        .map(id -> new PersonView(id.value(), chart.nameOf(id)))
                        .orElse(null),
                v.missing(),
                v.message(),
                v.amount().orElse(null),
                v.openedAt(),
                v.endedAt().orElse(null),
                v.seenAt(),
                v.asOf(),
                v.generation(),
                v.backlog(),
                v.silent());
    }

    static Whole whole(Violation violation, OrgChart chart, Optional<Rule> rule, List<HistoryEntry> history) {
        ViolationView v = of(violation, chart);
        Optional<Person> leader = violation.accountable().flatMap(chart::leaderOf);
        return new Whole(
                v.id,
                v.rule,
                v.ruleTitle,
                v.ruleVersion,
                v.state,
                v.end,
                v.severity,
                v.record,
                v.accountable,
                leader.map(person -> new PersonView(person.id().value(), person.name()))
                        .orElse(null),
                v.missing,
                v.message,
                v.amount,
                v.openedAt,
                v.endedAt,
                v.seenAt,
                v.asOf,
                v.generation,
                v.backlog,
                v.silent,
                rule.map(Rule::why).orElse(null),
                rule.map(ViolationView::why).orElse(null),
                violation.evidence(),
                history.stream().map(ViolationView::entry).toList());
    }

    private static WhyView why(Rule rule) {
        return new WhyView(rule.why(), rule.usedBy(), rule.applies(), rule.require(), rule.violated());
    }

    private static HistoryView entry(HistoryEntry entry) {
        return new HistoryView(entry.at(), entry.what(), entry.text(), entry.ruleVersion(), entry.evidence());
    }
}
