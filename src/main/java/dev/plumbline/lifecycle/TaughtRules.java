package dev.plumbline.lifecycle;

import dev.plumbline.rules.MutedRules;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.RuleDefinition;
import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.RuleState;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The rules that people are taught: those that are live and may be talked about. */
@ApplicationScoped
class TaughtRules {

    private final Supplier<RuleBook> rules;
    private final List<MutedRules> muted;

    @Inject
    TaughtRules(Supplier<RuleBook> rules, @All List<MutedRules> muted) {
        this.rules = rules;
        this.muted = muted;
    }

    /** Live, and not muted. */
    Map<RuleId, Rule> now() {
        Set<RuleId> silent = new HashSet<>();
        muted.forEach(m -> silent.addAll(m.reasons().keySet()));
        Map<RuleId, Rule> taught = new LinkedHashMap<>();
        rules.get().rules().stream()
                .filter(r -> r.state() == RuleState.LIVE && !silent.contains(r.id()))
                .forEach(r -> taught.put(r.id(), r));
        return taught;
    }

    static Map<RuleId, String> meanings(Map<RuleId, Rule> rules) {
        Map<RuleId, String> meanings = new LinkedHashMap<>();
        rules.forEach((id, rule) -> meanings.put(id, RuleDefinition.of(rule).meaning()));
        return meanings;
    }
}
