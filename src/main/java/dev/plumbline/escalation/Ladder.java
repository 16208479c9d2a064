package dev.plumbline.escalation;

import dev.plumbline.people.calendar.BusinessSpan;
import dev.plumbline.rules.Severity;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The timed steps of who is told, in business time of whoever is told.
 *
 * @param answer how long leaders have to answer, in their own business time
 */
record Ladder(String name, List<Rung> rungs, BusinessSpan answer) {

    static final String STANDARD = "standard";

    /** Of what managers owe; the violation is theirs, so that the first step tells the manager. */
    static final String ANSWERS = "answers";

    static final BusinessSpan USUAL_ANSWER = BusinessSpan.days(2);

    Ladder {
        rungs = List.copyOf(rungs);
    }

    List<Rung> rungs(Severity severity) {
        return rungs.stream().filter(rung -> rung.after(severity).isPresent()).toList();
    }

    /** What holds where no file says otherwise: the person twice, then the way up. */
    static Ladder standard() {
        return new Ladder(
                STANDARD,
                List.of(
                        rung(0, new Told.Owner(), "owner#1"),
                        rung(2, new Told.Owner(), "owner#2"),
                        rung(5, new Told.Leader(1), "owner.manager#1"),
                        rung(10, new Told.Leader(2), "owner.manager.manager#1")),
                USUAL_ANSWER);
    }

    /** For unanswered escalations: told at once, and what stays out for a day rises. */
    static Ladder answers() {
        return new Ladder(
                ANSWERS,
                List.of(
                        rung(0, new Told.Owner(), "owner#1"),
                        rung(1, new Told.Leader(1), "owner.manager#1"),
                        rung(3, new Told.Leader(2), "owner.manager.manager#1")),
                USUAL_ANSWER);
    }

    private static Rung rung(int days, Told told, String step) {
        Map<Severity, BusinessSpan> waits = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            waits.put(severity, days == 0 ? BusinessSpan.ZERO : BusinessSpan.days(days));
        }
        return new Rung(waits, List.of(told), step);
    }
}
