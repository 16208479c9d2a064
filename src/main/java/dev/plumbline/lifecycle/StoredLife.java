package dev.plumbline.lifecycle;

import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleId;
import dev.plumbline.violations.RuleCounts;
import dev.plumbline.violations.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** {@link RuleLife} from the tables. */
@ApplicationScoped
class StoredLife implements RuleLife {

    private final Jdbi jdbi;
    private final Consultation consultation;
    private final Guard guard;
    private final Burndowns burndowns;
    private final Clock clock;

    @Inject
    StoredLife(Jdbi jdbi, Consultation consultation, Guard guard, Burndowns burndowns, Clock clock) {
        this.jdbi = jdbi;
        this.consultation = consultation;
        this.guard = guard;
        this.burndowns = burndowns;
        this.clock = clock;
    }

    @Override
    public Set<RuleId> held() {
        return jdbi.withHandle(guard::held);
    }

    @Override
    public Map<RuleId, RuleCounts.Lately> lately(Scope scope) {
        return jdbi.withHandle(handle -> RuleCounts.lately(handle, scope, clock.instant()));
    }

    @Override
    public Life of(Rule rule, Scope scope, ZoneId zone) {
        return jdbi.inTransaction(handle -> new Life(
                VersionTable.of(handle, rule.id()),
                consultation.of(handle, rule),
                guard.hold(handle, rule),
                burndowns.of(handle, rule.id(), scope, zone)));
    }
}
