package dev.plumbline.lifecycle;

import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleId;
import dev.plumbline.violations.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** {@link RuleLife} from the tables. */
@ApplicationScoped
class StoredLife implements RuleLife {

    private final Jdbi jdbi;
    private final Consultation consultation;
    private final Guard guard;
    private final Burndowns burndowns;

    @Inject
    StoredLife(Jdbi jdbi, Consultation consultation, Guard guard, Burndowns burndowns) {
        this.jdbi = jdbi;
        this.consultation = consultation;
        this.guard = guard;
        this.burndowns = burndowns;
    }

    @Override
    public Set<RuleId> held() {
        return jdbi.withHandle(guard::held);
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
