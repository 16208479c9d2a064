package dev.plumbline.web.fakes;

import dev.plumbline.lifecycle.RuleLife;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleId;
import dev.plumbline.violations.RuleCounts;
import dev.plumbline.violations.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;

/** Rules without a past. */
@Alternative
@ApplicationScoped
public class FakeLife implements RuleLife {

    @Override
    public Set<RuleId> held() {
        return Set.of();
    }

    @Override
    public Map<RuleId, RuleCounts.Lately> lately(Scope scope) {
        return Map.of(new RuleId("next-step-after-proposal"), new RuleCounts.Lately(12, 5, 40, 3));
    }

    @Override
    public Life of(Rule rule, Scope scope, ZoneId zone) {
        return Life.NONE;
    }
}
