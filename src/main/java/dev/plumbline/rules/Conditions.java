package dev.plumbline.rules;

import dev.plumbline.formula.Conjuncts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The conditions under which a rule speaks of a record, each as a rule of its own that is broken where the condition is not met: so that one
 * can be told which of them left a record out.
 *
 * @param sources as written, in the order in which they are, by the rule that stands for each
 */
public record Conditions(Map<RuleId, String> sources) {

    private static final String NAME = "condition-";

    /** More help nobody. */
    private static final int MOST = 20;

    public Conditions {
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
    }

    public static Conditions of(Rule rule) {
        String applies = rule.applies() == null ? "" : rule.applies();
        Map<RuleId, String> sources = new LinkedHashMap<>();
        Conjuncts.of(applies).map(Conjuncts::all).orElse(List.of()).stream()
                .filter(one -> !one.gated())
                .limit(MOST)
                .forEach(one -> sources.put(name(rule, sources.size()), one.source()));
        return new Conditions(sources);
    }

    /** The rule with its conditions as rules behind it, for {@link RuleBookLoader#asIfLive}. @param rollups of the same text, as written */
    public String beside(Rule rule, String rollups) {
        Map<String, String> values = RuleText.valuesOf(rule);
        values.put("author", "");
        List<RuleText> texts = new ArrayList<>(List.of(RuleText.of(values)));
        sources.forEach((name, source) -> texts.add(RuleText.of(Map.of(
                "name",
                name.value(),
                "object",
                rule.object(),
                "violated",
                // A condition of which nothing can be said, such as one on a blank date, is not met either.
                "IF(" + source + ", FALSE, TRUE)",
                "accountable",
                rule.accountable(),
                "why",
                "x",
                "used-by",
                "x"))));
        return rollups + RuleText.joined(texts);
    }

    /** The condition that a rule stands for; empty for any other rule. */
    public Optional<String> condition(RuleId id) {
        return Optional.ofNullable(sources.get(id));
    }

    private static RuleId name(Rule rule, int number) {
        return new RuleId(
                NAME + number + "-of-" + Integer.toHexString(rule.id().value().hashCode()));
    }
}
