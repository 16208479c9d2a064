package dev.plumbline.rules;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.formula.Batch;
import dev.plumbline.formula.Context;
import dev.plumbline.formula.Facts;
import dev.plumbline.formula.Layout;
import dev.plumbline.formula.Rows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** One edition of the rules, compiled. */
final class CompiledBook implements RuleBook {

    private final Map<String, CompiledRule> rules;
    private final Map<String, CompiledRollup> rollups;
    private final Map<String, ObjectNames> names;
    private final List<RefusedRule> refused;
    private final List<FileIssue> warnings;
    private final Map<String, List<CompiledRule>> judged = new TreeMap<>();
    private final Map<String, Layout> layouts;
    private final Map<String, Set<String>> demand;
    private final List<Rollup> used;
    private final List<RuleFile> files;
    private final Set<RuleId> kept;
    private final Map<RuleId, Integer> stored;

    /**
     * @param files what it was made of
     * @param kept  rules that run as they were before, because their newest text cannot
     */
    CompiledBook(
            Map<String, CompiledRule> rules,
            Map<String, CompiledRollup> rollups,
            Map<String, Layout> layouts,
            Map<String, ObjectNames> names,
            List<RefusedRule> refused,
            List<FileIssue> warnings,
            List<RuleFile> files,
            Set<RuleId> kept) {
        this.files = List.copyOf(files);
        this.kept = Set.copyOf(kept);
        this.stored = this.files.stream()
                .map(RuleFile::stored)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableMap(StoredRule::id, StoredRule::number));
        this.rules = new LinkedHashMap<>(rules);
        this.rollups = Map.copyOf(rollups);
        this.layouts = Map.copyOf(layouts);
        this.names = Map.copyOf(names);
        this.refused = List.copyOf(refused);
        this.warnings = List.copyOf(warnings);
        for (CompiledRule rule : rules.values()) {
            if (rule.rule().state().judged()) {
                judged.computeIfAbsent(rule.rule().object(), o -> new ArrayList<>())
                        .add(rule);
            }
        }
        Set<String> read = new HashSet<>();
        judged.values().forEach(on -> on.forEach(rule -> read.addAll(rule.demanded())));
        this.used = rollups.values().stream()
                .filter(r -> read.contains(r.path()) && judged.containsKey(r.object()))
                .map(Rollup.class::cast)
                .toList();
        this.demand = demanded();
    }

    @Override
    public List<Rule> rules() {
        return rules.values().stream().map(CompiledRule::rule).toList();
    }

    @Override
    public Optional<Rule> rule(RuleId id) {
        return compiled(id.value()).map(CompiledRule::rule);
    }

    @Override
    public boolean judgesChange(RuleId id) {
        return compiled(id.value()).map(CompiledRule::readsChange).orElse(false);
    }

    @Override
    public Map<RuleId, Integer> stored() {
        return stored;
    }

    List<RuleFile> files() {
        return files;
    }

    boolean hasRollup(String name) {
        return rollups.containsKey("$Rollup." + name);
    }

    CompiledBook keeping(Set<RuleId> before, List<RefusedRule> because) {
        return new CompiledBook(rules, rollups, layouts, names, because, warnings, files, before);
    }

    @Override
    public Set<RuleId> kept() {
        return kept;
    }

    @Override
    public List<RefusedRule> refused() {
        return refused;
    }

    @Override
    public List<FileIssue> warnings() {
        return warnings;
    }

    @Override
    public List<Rollup> rollups() {
        return used;
    }

    @Override
    public Set<String> objects() {
        return Set.copyOf(judged.keySet());
    }

    @Override
    public Layout layout(String object) {
        Layout layout = layouts.get(object);
        return layout == null ? new Layout() : layout;
    }

    @Override
    public boolean readsClock(String object) {
        return judged.getOrDefault(object, List.of()).stream().anyMatch(this::readsClock);
    }

    @Override
    public Map<String, Set<String>> demand() {
        return demand;
    }

    @Override
    public List<Verdict> judge(Subject subject, Context context) {
        List<Verdict> verdicts = new ArrayList<>();
        for (CompiledRule rule : judged.getOrDefault(subject.object(), List.of())) {
            if (subject.changeObserved() || !rule.readsChange()) {
                verdicts.add(judge(rule, subject, context));
            }
        }
        return verdicts;
    }

    @Override
    public List<Verdict> notInOrder(String object, List<RecordId> ids, Batch batch, Context context) {
        List<Verdict> verdicts = new ArrayList<>();
        for (CompiledRule rule : judged.getOrDefault(object, List.of())) {
            if (!rule.readsChange()) {
                Batch.Mark mark = batch.mark();
                Rows suspects = rule.suspects(batch, context);
                for (int row = suspects.next(0); row >= 0; row = suspects.next(row + 1)) {
                    Facts facts = batch.at(row);
                    Verdict verdict = judge(rule, ids.get(row), facts, facts::now, context);
                    if (verdict instanceof Verdict.Violated || verdict instanceof Verdict.CannotTell) {
                        verdicts.add(verdict);
                    }
                }
                batch.rewind(mark);
            }
        }
        return verdicts;
    }

    @Override
    public Optional<Verdict> judge(RuleId id, Subject subject, Context context) {
        return compiled(id.value())
                .filter(r -> r.rule().state().judged() && r.rule().object().equals(subject.object()))
                .filter(r -> subject.changeObserved() || !r.readsChange())
                .map(r -> judge(r, subject, context));
    }

    @Override
    public Set<String> compared(RuleId id) {
        return compiled(id.value()).map(CompiledRule::compared).orElse(Set.of());
    }

    @Override
    public List<Verdict> judgeMove(Subject subject, Context context) {
        return judged.getOrDefault(subject.object(), List.of()).stream()
                .filter(CompiledRule::readsChange)
                .map(rule -> judge(rule, subject, context))
                .toList();
    }

    Optional<CompiledRule> compiled(String name) {
        return Optional.ofNullable(rules.get(name));
    }

    /** Whether its verdicts may turn with time alone, by itself or through a roll-up. */
    boolean readsClock(CompiledRule rule) {
        return rule.readsClock()
                || rule.reads().keySet().stream()
                        .anyMatch(path ->
                                rollups.containsKey(path) && rollups.get(path).readsClock());
    }

    Collection<String> ruleNames() {
        return rules.keySet();
    }

    Map<String, CompiledRollup> allRollups() {
        return rollups;
    }

    /** What formulas on an object may name; for objects that rules are on. */
    ObjectNames names(String object) {
        ObjectNames found = names.get(object);
        if (found == null) {
            throw new IllegalArgumentException("no rule is on " + object);
        }
        return found;
    }

    /** Formulas do not throw for data. If one should nevertheless, the other rules and records must not pay for it. */
    static Verdict judge(CompiledRule rule, Subject subject, Context context) {
        return judge(rule, subject.id(), subject.facts(), subject::told, context);
    }

    private static Verdict judge(
            CompiledRule rule, RecordId id, Facts facts, IntFunction<FieldValue> told, Context context) {
        try {
            return rule.judge(id, facts, told, context);
        } catch (RuntimeException e) {
            return new Verdict.CannotTell(
                    rule.rule(), id, "the rule could not be worked out: " + PlainText.bounded(e.toString(), 300));
        }
    }

    private Map<String, Set<String>> demanded() {
        Map<String, Set<String>> all = new TreeMap<>();
        judged.forEach((object, on) -> on.forEach(rule -> want(all, object, rule.demanded())));
        for (Rollup rollup : used) {
            want(all, rollup.summarize(), rollup.childPaths());
            want(all, rollup.summarize(), List.of(rollup.by()));
        }
        all.replaceAll((object, paths) -> java.util.Collections.unmodifiableSet(paths));
        return java.util.Collections.unmodifiableMap(all);
    }

    private static void want(Map<String, Set<String>> all, String object, Collection<String> paths) {
        Set<String> wanted = all.computeIfAbsent(object, o -> new TreeSet<>());
        paths.stream().filter(p -> !p.startsWith("$")).forEach(wanted::add);
    }
}
