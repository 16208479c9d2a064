package dev.plumbline.web.api;

import dev.plumbline.crm.RecordId;
import dev.plumbline.lifecycle.Approval;
import dev.plumbline.lifecycle.Burndown;
import dev.plumbline.lifecycle.Projection;
import dev.plumbline.lifecycle.RuleVersion;
import dev.plumbline.pipeline.Effect;
import dev.plumbline.violations.RuleCounts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The life of a rule as automation reads it. */
final class RuleLifeView {

    private RuleLifeView() {}

    /** @param author of the version, for admins; null for others and where the file names nobody */
    record VersionView(
            int number,
            String version,
            String state,
            Instant inForceAt,
            @Nullable Instant until,
            @Nullable String author,
            String file,
            Map<String, String> definition,
            List<ChangeView> changes,
            String yaml) {}

    record ChangeView(String key, @Nullable String before, @Nullable String after) {}

    static VersionView version(RuleVersion version, boolean admin) {
        return new VersionView(
                version.number(),
                version.definition().version(),
                version.state(),
                version.inForceAt(),
                version.until().orElse(null),
                admin && !version.author().isEmpty() ? version.author() : null,
                version.file(),
                version.definition().keys(),
                version.changes().stream()
                        .map(c -> new ChangeView(c.key(), c.before(), c.after()))
                        .toList(),
                version.yaml());
    }

    record DayView(LocalDate day, long open) {}

    /**
     * @param finish null when its end is not in sight, or it is too early to tell
     * @param told   whether there were days enough to say anything
     */
    record ProjectionView(
            double perDay,
            @Nullable LocalDate finish,
            @Nullable LocalDate earliest,
            @Nullable LocalDate latest,
            boolean told) {}

    record BacklogView(@Nullable Instant began, long found, long open, List<DayView> days, ProjectionView projection) {}

    static BacklogView backlog(Burndown backlog) {
        return new BacklogView(
                backlog.began().orElse(null),
                backlog.found(),
                backlog.open(),
                days(backlog.days()),
                projection(backlog.projection()));
    }

    static List<DayView> days(List<RuleCounts.Day> days) {
        return days.stream().map(d -> new DayView(d.day(), d.open())).toList();
    }

    static ProjectionView projection(Projection line) {
        return new ProjectionView(
                line.perDay(),
                line.finish().orElse(null),
                line.earliest().orElse(null),
                line.latest().orElse(null),
                line.told());
    }

    /**
     * @param people  gaps by the id of who would be told
     * @param outside what it does not speak of, by the first condition that is not met
     * @param samples some of what it would find
     */
    record EffectView(
            @Nullable String rule,
            long records,
            long excluded,
            long compliant,
            long violated,
            long cannotTell,
            Map<String, Long> because,
            Map<String, Long> people,
            long nobodys,
            Map<String, Long> outside,
            List<SampleView> samples,
            boolean whole,
            boolean judgesMoves,
            List<RuleView.IssueView> issues) {}

    /** @param values what was read of the record, as text by path */
    record SampleView(
            String record, String name, @Nullable String accountable, String message, Map<String, String> values) {}

    private static SampleView sample(Effect.Sample one) {
        return new SampleView(
                one.finding().verdict().record().value(),
                one.finding().recordName(),
                one.finding().accountable().map(RecordId::value).orElse(null),
                one.because(),
                one.values());
    }

    static EffectView effect(Effect effect) {
        Map<String, Long> people = new TreeMap<>();
        effect.byPerson().forEach((who, found) -> people.put(who.value(), found));
        return new EffectView(
                effect.rule().map(r -> r.id().value()).orElse(null),
                effect.records(),
                effect.excluded(),
                effect.compliant(),
                effect.broken(),
                effect.cannotTell(),
                effect.because(),
                people,
                effect.nobodys(),
                effect.outside(),
                effect.found().stream().map(RuleLifeView::sample).toList(),
                effect.whole(),
                effect.moves(),
                effect.issues().stream()
                        .map(i -> new RuleView.IssueView(i.file(), i.line(), i.column(), i.message()))
                        .toList());
    }

    /** @param outcome released, second-needed or not-held */
    record ApprovalView(String rule, String outcome, long violations) {}

    static ApprovalView approval(String rule, Approval approval) {
        if (approval instanceof Approval.Released released) {
            return new ApprovalView(rule, "released", released.violations());
        }
        return new ApprovalView(rule, approval instanceof Approval.SecondNeeded ? "second-needed" : "not-held", 0);
    }
}
