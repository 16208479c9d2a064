package dev.plumbline.escalation;

import dev.plumbline.crm.RecordId;
import dev.plumbline.formula.Batch;
import dev.plumbline.formula.Context;
import dev.plumbline.formula.Layout;
import dev.plumbline.rules.FileIssue;
import dev.plumbline.rules.RefusedRule;
import dev.plumbline.rules.Rollup;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.RuleState;
import dev.plumbline.rules.Severity;
import dev.plumbline.rules.Subject;
import dev.plumbline.rules.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rules with their words and without formulas. */
public final class TestRules implements RuleBook {

    private final Map<RuleId, Rule> rules = new LinkedHashMap<>();

    public TestRules with(String name, String title, String why, String usedBy) {
        RuleId id = new RuleId(name);
        rules.put(
                id,
                new Rule(
                        id,
                        title,
                        "Opportunity",
                        null,
                        List.of("NextStep"),
                        null,
                        "",
                        why,
                        usedBy,
                        List.of(),
                        Severity.REQUIRED,
                        "standard",
                        null,
                        RuleState.LIVE,
                        null,
                        false,
                        "OwnerId",
                        "v1",
                        "test.yaml",
                        1));
        return this;
    }

    public TestRules with(Rule rule) {
        rules.put(rule.id(), rule);
        return this;
    }

    @Override
    public List<Rule> rules() {
        return List.copyOf(rules.values());
    }

    @Override
    public Optional<Rule> rule(RuleId id) {
        return Optional.ofNullable(rules.get(id));
    }

    @Override
    public boolean judgesChange(RuleId id) {
        return false;
    }

    @Override
    public List<RefusedRule> refused() {
        return List.of();
    }

    @Override
    public List<FileIssue> warnings() {
        return List.of();
    }

    @Override
    public List<Rollup> rollups() {
        return List.of();
    }

    @Override
    public Set<String> objects() {
        return Set.of("Opportunity");
    }

    @Override
    public Layout layout(String object) {
        throw new UnsupportedOperationException("these rules judge nothing");
    }

    @Override
    public boolean readsClock(String object) {
        return false;
    }

    @Override
    public Map<String, Set<String>> demand() {
        return Map.of();
    }

    @Override
    public List<Verdict> judge(Subject subject, Context context) {
        throw new UnsupportedOperationException("these rules judge nothing");
    }

    @Override
    public Optional<Verdict> judge(RuleId rule, Subject subject, Context context) {
        return Optional.empty();
    }

    @Override
    public List<Verdict> notInOrder(String object, List<RecordId> ids, Batch batch, Context context) {
        return List.of();
    }
}
