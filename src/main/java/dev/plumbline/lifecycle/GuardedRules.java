package dev.plumbline.lifecycle;

import dev.plumbline.rules.MutedRules;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.RuleState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** Live rules that the guard has not let pass: until its first complete check is over, or until somebody approves, a rule opens in silence. */
@ApplicationScoped
public class GuardedRules implements MutedRules {

    /** How long another process may not know of an approval. What was found meanwhile is made audible by the next tick. */
    private static final Duration FRESH = Duration.ofSeconds(3);

    private record Known(Instant at, Map<RuleId, List<String>> released) {}

    private final Supplier<RuleBook> rules;
    private final Jdbi jdbi;
    private final Clock clock;
    private volatile Known known = new Known(Instant.MIN, Map.of());

    GuardedRules(Supplier<RuleBook> rules, Jdbi jdbi, Clock clock) {
        this.rules = rules;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public Map<RuleId, String> reasons() {
        Map<RuleId, String> reasons = new HashMap<>();
        for (Rule rule : rules.get().rules()) {
            if (rule.state() == RuleState.LIVE && !released(rule)) {
                reasons.put(rule.id(), "is silent until its effect is known and, if it is large, approved");
            }
        }
        return reasons;
    }

    @Override
    public boolean onlyNew() {
        return true;
    }

    /** To be called once a decision is committed, or about to be. */
    void forget() {
        known = new Known(Instant.MIN, Map.of());
    }

    private boolean released(Rule rule) {
        return known().released().getOrDefault(rule.id(), List.of()).contains(GuardTable.guarded(rule));
    }

    private Known known() {
        Instant now = clock.instant();
        Known current = known;
        if (current.at().equals(Instant.MIN)
                || Duration.between(current.at(), now).abs().compareTo(FRESH) > 0) {
            current = new Known(now, jdbi.withHandle(GuardTable::released));
            known = current;
        }
        return current;
    }
}
