package dev.plumbline.lifecycle;

import dev.plumbline.violations.RuleCounts.Day;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a rule's backlog is worked off, among the people whom the viewer may see.
 *
 * @param began when the first day ended; empty before
 * @param found on the first day
 * @param days  oldest first, today last; empty without a backlog
 */
public record Burndown(Optional<Instant> began, long found, long open, List<Day> days, Projection projection) {

    public Burndown {
        days = List.copyOf(days);
    }

    public static final Burndown NONE = new Burndown(Optional.empty(), 0, 0, List.of(), Projection.of(List.of()));

    public long done() {
        return found - open;
    }
}
