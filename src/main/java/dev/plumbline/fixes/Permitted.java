package dev.plumbline.fixes;

import dev.plumbline.crm.RecordId;
import dev.plumbline.pipeline.Authority;
import dev.plumbline.pipeline.Doer;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationFilter;
import dev.plumbline.violations.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which gaps of a record somebody may mend from here: those that they may see. What they may write is Salesforce's to say. */
@ApplicationScoped
class Permitted {

    private final Violations violations;
    private final Authority authority;

    Permitted(Violations violations, Authority authority) {
        this.violations = violations;
        this.authority = authority;
    }

    List<Violation> gaps(Doer doer, RecordId record) {
        return violations
                .list(ViolationFilter.OPEN.onRecord(record), Scope.EVERYONE, Optional.empty(), Violations.LONGEST_PAGE)
                .stream()
                .filter(gap -> authority.sees(doer, gap))
                .toList();
    }

    List<Violation> now(Collection<Long> ids) {
        return violations.all(ids);
    }
}
