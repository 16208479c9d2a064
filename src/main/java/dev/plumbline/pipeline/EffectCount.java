package dev.plumbline.pipeline;

import dev.plumbline.crm.RecordId;
import dev.plumbline.rules.Conditions;
import dev.plumbline.rules.FileIssue;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.Verdict;
import dev.plumbline.violations.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Adds up what one rule says. */
final class EffectCount {

    /** Reasons why a rule cannot tell are as many as fields are hidden; more than so many help nobody. */
    private static final int REASONS = 20;

    /** Records that are shown of each kind. */
    static final int SAMPLES = 8;

    private final Optional<Rule> rule;
    private final Conditions conditions;
    private final Predicate<Optional<RecordId>> seen;
    private final long all;
    private final Map<String, Long> because = new HashMap<>();
    private final Map<RecordId, Long> byPerson = new HashMap<>();
    private final Map<String, Long> outside = new HashMap<>();
    private final List<Effect.Sample> found = new ArrayList<>();
    private final List<Effect.Sample> left = new ArrayList<>();
    private final List<Effect.Sample> blind = new ArrayList<>();
    private List<String> borrowed = List.of();
    private long looked;
    private long records;
    private long excluded;
    private long compliant;
    private long broken;
    private long cannotTell;
    private long nobodys;

    /** @param all records that there are of the rule's object */
    EffectCount(Optional<Rule> rule, Conditions conditions, Predicate<Optional<RecordId>> seen, long all) {
        this.rule = rule;
        this.conditions = conditions;
        this.seen = seen;
        this.all = all;
    }

    long looked() {
        return looked;
    }

    /** @param asked what was not mirrored and was asked of Salesforce */
    void looked(int more, List<String> asked) {
        looked += more;
        borrowed = asked;
    }

    /** What the rule and its conditions say of a page of records. */
    void add(List<Finding> findings) {
        Map<RecordId, List<Finding>> byRecord = new LinkedHashMap<>();
        findings.forEach(finding -> byRecord.computeIfAbsent(finding.verdict().record(), r -> new ArrayList<>())
                .add(finding));
        byRecord.values().forEach(this::record);
    }

    private void record(List<Finding> findings) {
        Finding finding = findings.stream()
                .filter(f ->
                        rule.map(Rule::id).equals(Optional.of(f.verdict().rule().id())))
                .findFirst()
                .orElse(null);
        if (finding == null || !seen.test(finding.accountable())) {
            return;
        }
        records++;
        Verdict verdict = finding.verdict();
        if (verdict instanceof Verdict.NotApplicable) {
            excluded++;
            excluded(finding, findings);
        } else if (verdict instanceof Verdict.Compliant) {
            compliant++;
        } else if (verdict instanceof Verdict.CannotTell unknown) {
            cannotTell++;
            if (because.containsKey(unknown.because()) || because.size() < REASONS) {
                because.merge(unknown.because(), 1L, Long::sum);
            }
            keep(blind, finding, unknown.because(), Map.of());
        } else if (verdict instanceof Verdict.Violated violated) {
            broken++;
            finding.accountable().ifPresentOrElse(who -> byPerson.merge(who, 1L, Long::sum), () -> nobodys++);
            keep(found, finding, violated.message(), violated.evidence());
        }
    }

    private void excluded(Finding finding, List<Finding> findings) {
        for (Finding other : findings) {
            Optional<String> condition =
                    conditions.condition(other.verdict().rule().id());
            if (condition.isPresent() && other.verdict() instanceof Verdict.Violated unmet) {
                outside.merge(condition.get(), 1L, Long::sum);
                keep(left, finding, condition.get(), unmet.evidence());
                return;
            }
        }
    }

    private static void keep(List<Effect.Sample> samples, Finding finding, String because, Map<String, String> values) {
        if (samples.size() < SAMPLES) {
            samples.add(new Effect.Sample(finding, because, values));
        }
    }

    /** @param moves whether the rule judges moves, so that nothing could be counted */
    Effect effect(boolean whole, boolean moves, List<FileIssue> issues) {
        return new Effect(
                rule,
                all,
                records,
                excluded,
                compliant,
                broken,
                cannotTell,
                mostFirst(because),
                mostFirst(byPerson),
                nobodys,
                mostFirst(outside),
                found,
                left,
                blind,
                borrowed,
                whole,
                moves,
                issues);
    }

    private static <K> Map<K, Long> mostFirst(Map<K, Long> counts) {
        Map<K, Long> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<K, Long>comparingByValue().reversed())
                .forEach(e -> sorted.put(e.getKey(), e.getValue()));
        return sorted;
    }
}
