package dev.plumbline.pipeline;

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
import dev.plumbline.rules.Subject;
import dev.plumbline.rules.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The book before the org has been asked what its objects look like: it expects nothing of anybody. */
enum NoRules implements RuleBook {
    YET;

    @Override
    public boolean known() {
        return false;
    }

    @Override
    public List<Rule> rules() {
        return List.of();
    }

    @Override
    public Optional<Rule> rule(RuleId id) {
        return Optional.empty();
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
        return Set.of();
    }

    @Override
    public Layout layout(String object) {
        return new Layout();
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
        return List.of();
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
