package dev.plumbline.escalation;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Directory;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.people.calendar.WorkClocks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** {@link Standings} from the tables and the ladders as they are now. */
@ApplicationScoped
class ClimbStandings implements Standings {

    private final Jdbi jdbi;
    private final Clock clock;
    private final Directory directory;
    private final WorkClocks clocks;
    private final Foresight foresight;

    ClimbStandings(Jdbi jdbi, Clock clock, Directory directory, WorkClocks clocks, Foresight foresight) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.directory = directory;
        this.clocks = clocks;
        this.foresight = foresight;
    }

    @Override
    public Standing of(long violation) {
        Instant now = clock.instant();
        return jdbi.withHandle(handle -> {
            List<Step> told = told(handle, violation);
            Optional<Climb> climb =
                    DueTable.of(handle, List.of(violation)).stream().findFirst();
            if (climb.isEmpty()) {
                return new Standing(told, Optional.empty(), Optional.empty());
            }
            Optional<Halted> halted = halted(handle, climb.get(), now);
            return new Standing(told, halted.isPresent() ? Optional.empty() : next(climb.get(), now), halted);
        });
    }

    @Override
    public Map<Long, Step> leaders(Collection<Long> violations) {
        Instant now = clock.instant();
        Map<Long, Step> next = new HashMap<>();
        foresight.leaders(violations, now).forEach((id, due) -> next.put(id, step(due, now)));
        return next;
    }

    private Optional<Step> next(Climb climb, Instant now) {
        return foresight.ahead(climb, now).stream()
                .filter(step -> !step.telling().isEmpty())
                .findFirst()
                .map(step -> step(step, now));
    }

    private static Step step(Next.Due due, Instant now) {
        return new Step(
                due.telling().stream().map(one -> one.person().name()).collect(Collectors.joining(", ")),
                due.at().isBefore(now) ? now : due.at());
    }

    private Optional<Halted> halted(Handle handle, Climb climb, Instant now) {
        Optional<String> paused = handle.createQuery(
                        "SELECT coalesce(paused_for, CASE WHEN waits_for = :taught THEN waits_for END) FROM ladder_climb WHERE violation_id = :id")
                .bind("taught", Reckoning.TAUGHT)
                .bind("id", climb.violation())
                .mapTo(String.class)
                .findOne();
        if (paused.isPresent()) {
            return Optional.of(itself(paused.get()));
        }
        OrgChart chart = directory.chart();
        Optional<Person> owner =
                RecordId.isId(climb.accountable()) ? chart.person(RecordId.of(climb.accountable())) : Optional.empty();
        return owner.flatMap(person -> clocks.halt(person, now).map(halt -> new Halted.Person(person.name(), halt)));
    }

    /** @param kept what {@link Escalations} or {@link Reckoning} wrote down */
    private static Halted itself(String kept) {
        if (kept.equals(Reckoning.TAUGHT)) {
            return Halted.Itself.UNTAUGHT;
        }
        return switch (kept) {
            case "snoozed" -> Halted.Itself.SNOOZED;
            case "disputed" -> Halted.Itself.DISPUTED;
            case "waived" -> Halted.Itself.WAIVED;
            default -> Halted.Itself.SILENT;
        };
    }

    private List<Step> told(Handle handle, long violation) {
        OrgChart chart = directory.chart();
        return handle.createQuery(
                        """
                        SELECT recipient, told_at FROM ladder_telling
                        WHERE violation_id = :id AND told_at IS NOT NULL ORDER BY told_at, recipient""")
                .bind("id", violation)
                .map((row, context) -> new Step(
                        chart.nameOf(RecordId.of(row.getString("recipient"))),
                        row.getObject("told_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
