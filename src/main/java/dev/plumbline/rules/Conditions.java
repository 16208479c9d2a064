package dev.plumbline.rules;

import dev.plumbline.formula.Conjuncts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The conditions under which a rule speaks of a record, each as a rule of its own that is broken where the condition is not met: so that one
 * can be told which of them left a record out.
 */
public record Conditions(List<String> sources) {

    private static final String NAME = "condition-";

    /** More help nobody. */
    private static final int MOST = 20;

    public Conditions {
        sources = List.copyOf(sources);
    }

    public static Conditions of(Rule rule) {
        String applies = rule.applies() == null ? "" : rule.applies();
        if (applies.isEmpty() || applies.regionMatches(true, 0, "IF", 0, 2)) {
            return new Conditions(List.of());
        }
        return new Conditions(Conjuncts.of(applies)
                .map(all -> all.all().stream()
                        .map(Conjuncts.Conjunct::source)
                        .limit(MOST)
                        .toList())
                .orElse(List.of()));
    }

    /** The rule with its conditions as rules behind it, for {@link RuleBookLoader#asIfLive}. @param rollups of the same text, as written */
    public String beside(Rule rule, String rollups) {
        Map<String, String> keys = new LinkedHashMap<>(RuleDefinition.of(rule).keys());
        keys.put("name", rule.id().value());
        keys.put("pilot", String.join("\n", rule.pilot()));
        keys.put("author", "");
        StringBuilder yaml = new StringBuilder(rollups).append(RuleText.of(keys).yaml());
        for (int i = 0; i < sources.size(); i++) {
            String one = RuleText.of(Map.of(
                            "name",
                            name(rule, i),
                            "object",
                            rule.object(),
                            "violated",
                            "NOT(" + sources.get(i) + ")",
                            "accountable",
                            rule.accountable(),
                            "why",
                            "x",
                            "used-by",
                            "x"))
                    .yaml();
            yaml.append(one.substring(one.indexOf('\n') + 1));
        }
        return yaml.toString();
    }

    /** The condition that a rule stands for; empty for any other rule. */
    public Optional<String> condition(RuleId id, Rule of) {
        for (int i = 0; i < sources.size(); i++) {
            if (id.value().equals(name(of, i))) {
                return Optional.of(sources.get(i));
            }
        }
        return Optional.empty();
    }

    private static String name(Rule rule, int number) {
        return NAME + number + "-of-" + Integer.toHexString(rule.id().value().hashCode());
    }
}
