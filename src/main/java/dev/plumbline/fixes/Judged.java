package dev.plumbline.fixes;

import dev.plumbline.crm.RecordId;
import dev.plumbline.violations.Recheck;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/** Hands what was saved to the same flow as any other change, so that its gaps end before the eyes. */
@ApplicationScoped
class Judged {

    private final Recheck recheck;
    private final Permitted permitted;

    Judged(Recheck recheck, Permitted permitted) {
        this.recheck = recheck;
        this.permitted = permitted;
    }

    /** @return whether they could be read; otherwise the next poll finds them */
    boolean again(Collection<RecordId> records) {
        return !records.isEmpty() && recheck.recheck(records);
    }

    /** The outcome with what became of the gaps. */
    FixOutcome told(FixOutcome outcome, boolean checked, Collection<Long> about) {
        List<Violation> now = permitted.now(about);
        return outcome.judged(checked, ids(now, true), ids(now, false));
    }

    private static List<Long> ids(List<Violation> gaps, boolean over) {
        return gaps.stream()
                .filter(gap -> gap.state() == ViolationState.ENDED == over)
                .map(Violation::id)
                .toList();
    }
}
