package dev.plumbline.escalation;

import dev.plumbline.Failpoint;
import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Delegates;
import dev.plumbline.people.Directory;
import dev.plumbline.people.calendar.WorkClocks;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.Severity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Takes the steps of ladders that are due, and works out when the next ones are. Safe to run twice, late, or in several processes: a step is
 * taken once, because what it owes has a key.
 */
@ApplicationScoped
public class ClimbSweep {

    private static final int PAGE = 500;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Directory directory;
    private final Delegates delegates;
    private final WorkClocks clocks;
    private final Ladders ladders;
    private final Supplier<RuleBook> rules;
    private final Teaching teaching;
    private final PeopleSigns signs;

    @Inject
    ClimbSweep(
            Jdbi jdbi,
            Clock clock,
            Directory directory,
            Delegates delegates,
            WorkClocks clocks,
            Ladders ladders,
            Supplier<RuleBook> rules,
            Teaching teaching) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.directory = directory;
        this.delegates = delegates;
        this.clocks = clocks;
        this.ladders = ladders;
        this.rules = rules;
        this.teaching = teaching;
        this.signs = new PeopleSigns(clocks);
    }

    /** @return how many steps were taken */
    public int sweep() {
        if (!jdbi.withHandle(ClimbTable::checkedOnce)) {
            return 0;
        }
        Instant now = clock.instant();
        LadderBook book = ladders.current();
        RuleBook edition = rules.get();
        Recipients recipients = new Recipients(directory.chart(), delegates);
        Reckoning reckoning =
                new Reckoning(recipients, clocks, climb -> book.ladder(Foresight.ladderOf(climb.rule(), edition)));
        jdbi.useTransaction(handle -> {
            DueTable.lookAgain(handle, Reckoning.TAUGHT, now);
            DueTable.lookAgain(handle, signs.changed(DueTable.people(handle), book, recipients, now), now);
        });
        int taken = 0;
        int looked = PAGE;
        while (looked == PAGE) {
            Pass pass = jdbi.inTransaction(handle -> pass(handle, reckoning, now));
            taken += pass.taken();
            looked = pass.looked();
        }
        return taken;
    }

    private record Pass(int looked, int taken) {}

    private Pass pass(Handle handle, Reckoning reckoning, Instant now) {
        List<Climb> due = DueTable.due(handle, now, PAGE);
        Map<RecordId, Teaching.Taught> taught = taught(handle, due);
        List<TellingTable.Row> rows = new ArrayList<>();
        List<DueTable.Look> looks = new ArrayList<>();
        int taken = 0;
        for (Climb climb : due) {
            Next next = reckoning.next(climb, since(climb, taught), now);
            if (next instanceof Next.Due step && !step.at().isAfter(now)) {
                rows.addAll(rows(climb, step));
                // Looked at once more in this sweep, now that the step is taken.
                looks.add(new DueTable.Look(climb.violation(), Optional.of(now), Optional.empty()));
                taken++;
            } else {
                looks.add(look(climb, next));
            }
        }
        TellingTable.owe(handle, rows, now);
        Failpoint.at("escalation.owed");
        DueTable.looked(handle, looks);
        return new Pass(taken > 0 ? PAGE : due.size(), taken);
    }

    private Map<RecordId, Teaching.Taught> taught(Handle handle, List<Climb> due) {
        return teaching.of(
                handle,
                due.stream()
                        .map(Climb::accountable)
                        .filter(RecordId::isId)
                        .map(RecordId::of)
                        .collect(Collectors.toSet()));
    }

    private static Optional<Instant> since(Climb climb, Map<RecordId, Teaching.Taught> taught) {
        if (!RecordId.isId(climb.accountable()) || climb.rule().equals(UnansweredRule.ID)) {
            return Optional.of(Instant.EPOCH);
        }
        return Objects.requireNonNull(taught.get(RecordId.of(climb.accountable())))
                .since(climb.rule(), climb.opened());
    }

    private static DueTable.Look look(Climb climb, Next next) {
        if (next instanceof Next.Due step) {
            return new DueTable.Look(climb.violation(), Optional.of(step.at()), Optional.empty());
        }
        return new DueTable.Look(
                climb.violation(),
                Optional.empty(),
                next instanceof Next.Waits waits ? Optional.of(waits.what()) : Optional.empty());
    }

    private static List<TellingTable.Row> rows(Climb climb, Next.Due step) {
        boolean urgent = climb.severity() == Severity.NEVER_TOLERATED;
        List<TellingTable.Row> rows = new ArrayList<>();
        for (Next.Telling telling : step.telling()) {
            rows.add(new TellingTable.Row(
                    climb.violation(),
                    climb.accountable(),
                    step.rung().step(),
                    telling.person().id().value(),
                    telling.part(),
                    step.at(),
                    climb.anyHour(),
                    urgent,
                    Optional.empty()));
        }
        if (rows.isEmpty()) {
            String nobody = String.join("; ", step.nobody());
            String part = step.rung().mends() ? "owner" : "leader";
            rows.add(new TellingTable.Row(
                    climb.violation(),
                    climb.accountable(),
                    step.rung().step(),
                    "",
                    part,
                    step.at(),
                    false,
                    urgent,
                    Optional.of(nobody)));
        }
        return rows;
    }
}
