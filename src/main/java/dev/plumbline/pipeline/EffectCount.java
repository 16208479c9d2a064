package dev.plumbline.pipeline;

import dev.plumbline.crm.RecordId;
import dev.plumbline.rules.FileIssue;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.Verdict;
import dev.plumbline.violations.Finding;
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

    private final Optional<Rule> rule;
    private final Predicate<Optional<RecordId>> seen;
    private final Map<String, Long> because = new HashMap<>();
    private final Map<RecordId, Long> byPerson = new HashMap<>();
    private long looked;
    private long records;
    private long excluded;
    private long compliant;
    private long broken;
    private long cannotTell;
    private long nobodys;

    EffectCount(Optional<Rule> rule, Predicate<Optional<RecordId>> seen) {
        this.rule = rule;
        this.seen = seen;
    }

    long records() {
        return looked;
    }

    void looked(int more) {
        looked += more;
    }

    void add(Finding finding) {
        if (!seen.test(finding.accountable())) {
            return;
        }
        records++;
        Verdict verdict = finding.verdict();
        if (verdict instanceof Verdict.NotApplicable) {
            excluded++;
        } else if (verdict instanceof Verdict.Compliant) {
            compliant++;
        } else if (verdict instanceof Verdict.CannotTell blind) {
            cannotTell++;
            if (because.containsKey(blind.because()) || because.size() < REASONS) {
                because.merge(blind.because(), 1L, Long::sum);
            }
        } else {
            broken++;
            finding.accountable().ifPresentOrElse(who -> byPerson.merge(who, 1L, Long::sum), () -> nobodys++);
        }
    }

    Effect effect(boolean whole, boolean moves, List<FileIssue> issues) {
        return new Effect(
                rule,
                records,
                excluded,
                compliant,
                broken,
                cannotTell,
                mostFirst(because),
                mostFirst(byPerson),
                nobodys,
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
