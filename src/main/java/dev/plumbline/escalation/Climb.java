package dev.plumbline.escalation;

import dev.plumbline.people.calendar.Leave;
import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where one violation stands on its ladder.
 *
 * @param accountable user or queue; empty when the record names nobody
 * @param opened      when the violation opened
 * @param started     from when waits count
 * @param firstTold   when whoever answers for it was first handed a notice of it
 * @param pauses      in which its clock stood still
 * @param taken       steps taken for whoever answers for it now
 * @param owesMender  whether whoever is to mend it is yet to be handed what is due
 */
record Climb(
        long violation,
        RuleId rule,
        Severity severity,
        String accountable,
        Instant opened,
        Instant started,
        Optional<Instant> firstTold,
        List<Leave> pauses,
        Set<String> taken,
        boolean owesMender,
        boolean anyHour) {

    Climb {
        pauses = List.copyOf(pauses);
        taken = Set.copyOf(taken);
    }

    /** As it will be once that step is taken and its notice handed over. */
    Climb after(String step, Instant at) {
        Set<String> steps = new java.util.HashSet<>(taken);
        steps.add(step);
        return with(steps, at);
    }

    /** As it will be once what is owed to whoever is to mend it was handed over. */
    Climb told(Instant at) {
        return with(taken, at);
    }

    private Climb with(Set<String> steps, Instant at) {
        return new Climb(
                violation,
                rule,
                severity,
                accountable,
                opened,
                started,
                firstTold.or(() -> Optional.of(at)),
                pauses,
                steps,
                false,
                anyHour);
    }
}
