package dev.plumbline.escalation;

import dev.plumbline.people.calendar.BusinessSpan;
import dev.plumbline.rules.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One step of a ladder.
 *
 * @param waits by severity, how long after the begin; a severity that is not in it leaves the step out
 * @param step  its name among the steps taken: whom it tells and the how manieth time that is, so that an edited ladder repeats none
 */
record Rung(Map<Severity, BusinessSpan> waits, List<Told> tell, String step) {

    Rung {
        waits = Map.copyOf(waits);
        tell = List.copyOf(tell);
    }

    Optional<BusinessSpan> after(Severity severity) {
        return Optional.ofNullable(waits.get(severity));
    }

    /** Whether it tells only those who are to mend it. */
    boolean mends() {
        return tell.stream().allMatch(Told::mends);
    }
}
