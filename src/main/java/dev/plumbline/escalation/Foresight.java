package dev.plumbline.escalation;

import dev.plumbline.people.Delegates;
import dev.plumbline.people.Directory;
import dev.plumbline.people.calendar.WorkClocks;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.Severity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** Says what will happen if nothing is done: the same reckoning as the sweep's, run ahead. */
@ApplicationScoped
class Foresight {

    private static final int MOST_STEPS = 20;

    private final Jdbi jdbi;
    private final Directory directory;
    private final Delegates delegates;
    private final WorkClocks clocks;
    private final Ladders ladders;
    private final Supplier<RuleBook> rules;

    @Inject
    Foresight(
            Jdbi jdbi,
            Directory directory,
            Delegates delegates,
            WorkClocks clocks,
            Ladders ladders,
            Supplier<RuleBook> rules) {
        this.jdbi = jdbi;
        this.directory = directory;
        this.delegates = delegates;
        this.clocks = clocks;
        this.ladders = ladders;
        this.rules = rules;
    }

    /** The name of the ladder that a rule's violations climb. */
    static String ladderOf(RuleId rule, RuleBook rules) {
        return UnansweredRule.orIn(rules, rule).map(Rule::ladder).orElse(Ladder.STANDARD);
    }

    Reckoning reckoning() {
        LadderBook book = ladders.current();
        RuleBook edition = rules.get();
        Recipients recipients = new Recipients(directory.chart(), delegates);
        return new Reckoning(recipients, clocks, climb -> book.ladder(ladderOf(climb.rule(), edition)));
    }

    /** As if every rule named that ladder. */
    Reckoning reckoning(String ladder) {
        Ladder one = ladders.current().ladder(ladder);
        return new Reckoning(new Recipients(directory.chart(), delegates), clocks, climb -> one);
    }

    /** Every step that is still to come, as if each notice were handed over the moment it is due. */
    List<Next.Due> ahead(Climb climb, Instant now) {
        return ahead(climb, reckoning(), now);
    }

    private static List<Next.Due> ahead(Climb climb, Reckoning reckoning, Instant now) {
        Climb told = climb.owesMender() ? climb.told(now) : climb;
        return List.copyOf(
                ahead(told, reckoning, now, (due, severity) -> due.at()).keySet());
    }

    /** @param told when what is due would be handed over */
    static Map<Next.Due, Instant> ahead(
            Climb climb, Reckoning reckoning, Instant now, BiFunction<Next.Due, Severity, Instant> told) {
        Map<Next.Due, Instant> steps = new LinkedHashMap<>();
        Climb at = climb;
        for (int i = 0; i < MOST_STEPS; i++) {
            if (!(reckoning.next(at, Optional.of(Instant.EPOCH), now) instanceof Next.Due due)) {
                return steps;
            }
            Instant when = told.apply(due, climb.severity());
            steps.put(due, when);
            at = at.after(due.rung().step(), when);
        }
        return steps;
    }

    /** For each of these violations that climbs, when somebody who leads hears of it; from a moment at which the reader is told. */
    Map<Long, Next.Due> leaders(Collection<Long> violations, Instant now) {
        List<Climb> climbs = jdbi.withHandle(handle -> DueTable.of(handle, violations));
        Reckoning reckoning = reckoning();
        Map<Long, Next.Due> next = new HashMap<>();
        Map<Object, Optional<Next.Due>> alike = new HashMap<>();
        for (Climb climb : climbs) {
            // Thousands of gaps of one person differ in these alone.
            Object kind = List.of(
                    climb.rule(),
                    climb.severity(),
                    climb.accountable(),
                    climb.started(),
                    climb.firstTold(),
                    climb.pauses(),
                    Set.copyOf(climb.taken()),
                    climb.owesMender());
            alike.computeIfAbsent(kind, one -> ahead(climb, reckoning, now).stream()
                            .filter(step ->
                                    !step.rung().mends() && !step.telling().isEmpty())
                            .findFirst())
                    .ifPresent(step -> next.put(climb.violation(), step));
        }
        return next;
    }
}
