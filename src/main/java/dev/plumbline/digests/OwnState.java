package dev.plumbline.digests;

import dev.plumbline.crm.RecordId;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationFilter;
import dev.plumbline.violations.ViolationState;
import dev.plumbline.violations.Violations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where one person's records stand.
 *
 * @param open   most valuable first
 * @param held   snoozed, disputed or waived
 * @param mended closed by the person after they had been told, and not thanked for yet; oldest first
 */
record OwnState(List<Violation> open, List<Violation> held, List<Violation> mended) {

    private static final int MOST_HELD = 1_000;

    /** @param thanked of violations, those for which thanks were said already */
    static OwnState of(
            RecordId person, Instant since, Violations ledger, Function<Collection<Long>, Set<Long>> thanked) {
        List<Violation> fixed = ledger.fixedOf(person, since);
        Set<Long> said = fixed.isEmpty()
                ? Set.of()
                : thanked.apply(fixed.stream().map(Violation::id).toList());
        return new OwnState(
                ledger.openOf(person),
                held(person, ledger),
                fixed.stream()
                        .filter(violation -> !said.contains(violation.id()))
                        .filter(violation -> told(violation, ledger))
                        .toList());
    }

    boolean nothing() {
        return open.isEmpty() && held.isEmpty() && mended.isEmpty();
    }

    Set<Long> ids() {
        return open.stream().map(Violation::id).collect(Collectors.toSet());
    }

    /** Thanks for what nobody asked for would be a guess at why it was done. */
    private static boolean told(Violation violation, Violations ledger) {
        return ledger.history(violation.id()).stream()
                .anyMatch(entry -> entry.what().equals("told"));
    }

    private static List<Violation> held(RecordId person, Violations ledger) {
        List<Violation> held = new ArrayList<>();
        for (ViolationState state : List.of(ViolationState.SNOOZED, ViolationState.DISPUTED, ViolationState.WAIVED)) {
            ViolationFilter filter = ViolationFilter.OPEN.of(Set.of(person)).in(state);
            held.addAll(
                    ledger.pages(filter, Scope.EVERYONE, violation -> !violation.silent(), MOST_HELD - held.size()));
        }
        return held;
    }
}
