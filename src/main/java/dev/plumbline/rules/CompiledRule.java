package dev.plumbline.rules;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.formula.Answers;
import dev.plumbline.formula.Batch;
import dev.plumbline.formula.Context;
import dev.plumbline.formula.Facts;
import dev.plumbline.formula.Formula;
import dev.plumbline.formula.Layout;
import dev.plumbline.formula.Result;
import dev.plumbline.formula.Rows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A rule that can run.
 *
 * @param reads paths that its formulas and requirements read, with their slots: what is kept as evidence
 */
record CompiledRule(
        Rule rule,
        @Nullable Formula applies,
        List<Requirement> require,
        @Nullable Formula violated,
        MessageTemplate message,
        Map<String, Integer> reads,
        Layout layout) {

    private static final int MOST_EVIDENCE = 255;
    private static final int MOST_REASON = 500;

    /** @param name as in the file, for messages about a failed evaluation */
    private record Answer(boolean broken, @Nullable String unknown) {}

    boolean readsClock() {
        return applies != null && applies.readsClock() || violated != null && violated.readsClock();
    }

    /** Whether it judges a change rather than a state. */
    boolean readsChange() {
        return applies != null && applies.readsChange() || violated != null && violated.readsChange();
    }

    /** Fields that it compares with what they were before a change. */
    Set<String> compared() {
        Set<String> compared = new TreeSet<>();
        for (Formula formula : new Formula[] {applies, violated}) {
            if (formula != null) {
                compared.addAll(formula.compared());
            }
        }
        return compared;
    }

    /** Everything of its object that must be at hand to judge, to speak and to mend. */
    Set<String> demanded() {
        Set<String> paths = new LinkedHashSet<>(reads.keySet());
        paths.addAll(message.references());
        paths.addAll(rule.fix());
        paths.add(rule.accountable());
        return paths;
    }

    /**
     * The records of a batch that must be judged one by one, because the rule is broken there, or may be; all others are in order, or the
     * rule does not speak of them. Belongs to the batch.
     */
    Rows suspects(Batch batch, Context context) {
        Rows suspects = batch.none();
        Rows concerned = batch.all();
        if (applies != null) {
            Answers in = applies.answer(batch, context, concerned);
            suspects.addAll(in.unsure());
            concerned = in.yes();
        }
        if (violated != null) {
            Answers answers = violated.answer(batch, context, concerned);
            suspects.addAll(answers.yes());
            suspects.addAll(answers.unsure());
        }
        for (Requirement requirement : require) {
            for (int row = concerned.next(0); row >= 0; row = concerned.next(row + 1)) {
                if (requirement.state(batch.at(row)) != Requirement.State.PRESENT) {
                    suspects.add(row);
                }
            }
        }
        return suspects;
    }

    /** @param told what the message says, by slot: mostly what the facts say */
    Verdict judge(RecordId id, Facts facts, IntFunction<FieldValue> told, Context context) {
        if (applies != null) {
            Answer in = ask(applies, "applies", facts, context);
            if (in.unknown() != null) {
                return new Verdict.CannotTell(rule, id, in.unknown());
            }
            if (!in.broken()) {
                return new Verdict.NotApplicable(rule, id);
            }
        }
        List<Requirement> missing = new ArrayList<>();
        Set<String> unknown = new LinkedHashSet<>();
        for (Requirement requirement : require) {
            switch (requirement.state(facts)) {
                case MISSING -> missing.add(requirement);
                case UNKNOWN -> unknown.add(hidden(List.of(requirement.path()), facts));
                case PRESENT -> {}
            }
        }
        boolean broken = !missing.isEmpty();
        if (violated != null) {
            Answer answer = ask(violated, "violated", facts, context);
            broken |= answer.broken();
            if (answer.unknown() != null) {
                unknown.add(answer.unknown());
            }
        }
        if (broken) {
            return violated(id, missing, facts, told, context);
        }
        return unknown.isEmpty()
                ? new Verdict.Compliant(rule, id)
                : new Verdict.CannotTell(rule, id, PlainText.cut(String.join("; ", unknown), MOST_REASON));
    }

    private Verdict violated(
            RecordId id, List<Requirement> missing, Facts facts, IntFunction<FieldValue> told, Context context) {
        List<String> labels = missing.stream().map(Requirement::label).toList();
        return new Verdict.Violated(
                rule,
                id,
                missing.stream().map(Requirement::path).toList(),
                message.fill(told, labels, context.zone()),
                evidence(facts));
    }

    private Map<String, String> evidence(Facts facts) {
        Map<String, String> seen = new LinkedHashMap<>();
        reads.forEach((path, slot) -> seen.put(path, text(facts.now(slot))));
        if (!facts.isNew()) {
            compared().forEach(path -> {
                Integer slot = reads.get(path);
                if (slot != null) {
                    seen.put("PRIORVALUE(" + path + ")", text(facts.before(slot)));
                }
            });
        }
        return seen;
    }

    private static String text(FieldValue value) {
        return value.isHidden() ? "(not visible)" : PlainText.cut(value.asText(), MOST_EVIDENCE);
    }

    private Answer ask(Formula formula, String key, Facts facts, Context context) {
        Result result = formula.evaluate(facts, context);
        if (result instanceof Result.Value value) {
            return new Answer(value.value().equals(FieldValue.TRUE), null);
        }
        if (result instanceof Result.CannotTell cannotTell) {
            return new Answer(false, hidden(cannotTell.references(), facts));
        }
        String why = ((Result.Failed) result).message();
        return new Answer(false, PlainText.cut("\"" + key + "\" could not be worked out: " + why, MOST_REASON));
    }

    private String hidden(Collection<String> paths, Facts facts) {
        Set<String> reasons = new LinkedHashSet<>();
        for (String path : paths.stream().sorted().toList()) {
            Integer slot = reads.get(path);
            if (slot != null && facts.now(slot) instanceof FieldValue.Hidden hidden) {
                reasons.add(path + " is not visible: " + hidden.because());
            } else if (slot != null && facts.before(slot) instanceof FieldValue.Hidden hidden) {
                reasons.add("what " + path + " was before is not visible: " + hidden.because());
            }
        }
        String all = reasons.isEmpty() ? String.join(", ", paths) + " is not visible" : String.join("; ", reasons);
        return PlainText.cut(all, MOST_REASON);
    }
}
