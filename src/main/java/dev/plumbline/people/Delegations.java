package dev.plumbline.people;

import dev.plumbline.audit.Actor;
import dev.plumbline.crm.RecordId;
import dev.plumbline.people.calendar.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Who types for whom, as entered here. Who may enter it is the caller's to know. One at a time, and never in a chain. */
@ApplicationScoped
public class Delegations implements Delegates {

    private static final int MOST = 100;
    private static final int MOST_YEARS = 3;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Directory directory;

    Delegations(Jdbi jdbi, Clock clock, Directory directory) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.directory = directory;
    }

    @Override
    public Optional<Person> of(RecordId owner, Instant at) {
        OrgChart chart = directory.chart();
        Optional<LocalDate> day = chart.person(owner).map(person -> LocalDate.ofInstant(at, person.zone()));
        return day.flatMap(today -> byOwner(owner).stream()
                .filter(delegation -> delegation.covers(today))
                .flatMap(delegation -> chart.person(delegation.delegate()).stream())
                .filter(Person::active)
                .findFirst());
    }

    @Override
    public Set<RecordId> ownersOf(RecordId delegate, Instant at) {
        OrgChart chart = directory.chart();
        if (chart.person(delegate).filter(Person::active).isEmpty()) {
            return Set.of();
        }
        return jdbi.withHandle(handle -> DelegationTable.toDelegate(handle, delegate)).stream()
                .filter(delegation -> chart.person(delegation.owner())
                        .filter(owner -> delegation.covers(LocalDate.ofInstant(at, owner.zone())))
                        .isPresent())
                .map(Delegation::owner)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Who types for this person, earliest first, what is over included. */
    public List<Delegation> byOwner(RecordId owner) {
        return jdbi.withHandle(handle -> DelegationTable.ofOwner(handle, owner));
    }

    /**
     * Names a delegate.
     *
     * @param delegate a username or an id
     * @param last     empty: until it is ended
     */
    public Reading<Delegation> enter(Person owner, String delegate, String first, String last, Actor by) {
        Instant now = clock.instant();
        OrgChart chart = directory.chart();
        Optional<Person> who = RecordId.isId(delegate.strip())
                ? chart.person(RecordId.of(delegate.strip()))
                : chart.byUsername(delegate.strip());
        Optional<String> wrong = wrong(owner, delegate, who);
        if (wrong.isPresent()) {
            return new Reading.Untold<>(wrong.get());
        }
        LocalDate today = LocalDate.ofInstant(now, owner.zone());
        try {
            LocalDate from = first.isBlank() ? today : day(first);
            Optional<LocalDate> to = last.isBlank() ? Optional.empty() : Optional.of(day(last));
            Optional<String> when = when(from, to, today);
            return when.isPresent()
                    ? new Reading.Untold<>(when.get())
                    : jdbi.inTransaction(handle -> enter(handle, owner, who.orElseThrow(), from, to, by, now));
        } catch (DateTimeException e) {
            return new Reading.Untold<>(String.valueOf(e.getMessage()));
        }
    }

    /** @return what was ended; empty when that owner has no such delegate */
    public Optional<Delegation> end(RecordId owner, long id, Actor by) {
        Instant now = clock.instant();
        return jdbi.inTransaction(handle -> {
            Optional<Delegation> ended = DelegationTable.delete(handle, owner, id);
            ended.ifPresent(e -> PersonAudit.append(
                    handle, by, "delegate-removed", owner, "A delegate was taken out.", facts(e), now));
            return ended;
        });
    }

    private static Optional<String> wrong(Person owner, String delegate, Optional<Person> who) {
        if (who.isEmpty()) {
            String found = delegate.length() > 80 ? delegate.substring(0, 80) + "…" : delegate;
            return Optional.of("Nobody here has the username \"" + found + "\". Write it as Salesforce has it.");
        }
        if (who.get().id().equals(owner.id())) {
            return Optional.of("Nobody is their own delegate. Name somebody else.");
        }
        return who.get().active()
                ? Optional.empty()
                : Optional.of(who.get().name() + " is not active in Salesforce any more. Name somebody who is.");
    }

    private static Optional<String> when(LocalDate from, Optional<LocalDate> to, LocalDate today) {
        if (to.filter(from::isAfter).isPresent()) {
            return Optional.of("The last day, " + to.get() + ", is before the first, " + from + ".");
        }
        if (to.filter(today::isAfter).isPresent()) {
            return Optional.of("That is over already: the last day, " + to.get() + ", is before today, " + today + ".");
        }
        LocalDate limit = today.plusYears(MOST_YEARS);
        return from.isAfter(limit) || to.filter(limit::isBefore).isPresent()
                ? Optional.of("That is more than " + MOST_YEARS + " years ahead. Check the year.")
                : Optional.empty();
    }

    private Reading<Delegation> enter(
            Handle handle, Person owner, Person who, LocalDate from, Optional<LocalDate> to, Actor by, Instant now) {
        PersonLock.take(handle, owner.id(), who.id());
        OrgChart chart = directory.chart();
        List<Delegation> own = DelegationTable.ofOwner(handle, owner.id());
        Optional<Delegation> same = meeting(own, from, to);
        if (same.isPresent()) {
            return new Reading.Untold<>(chart.nameOf(same.get().delegate()) + " types for " + owner.name()
                    + " in that time already. End that first.");
        }
        Optional<Delegation> further = meeting(DelegationTable.ofOwner(handle, who.id()), from, to);
        if (further.isPresent()) {
            return new Reading.Untold<>(who.name() + " has a delegate in that time, "
                    + chart.nameOf(further.get().delegate()) + ". Name "
                    + chart.nameOf(further.get().delegate())
                    + ", or somebody else.");
        }
        Optional<Delegation> before = meeting(DelegationTable.toDelegate(handle, owner.id()), from, to);
        if (before.isPresent()) {
            return new Reading.Untold<>(owner.name() + " types for "
                    + chart.nameOf(before.get().owner())
                    + " in that time, and work is not handed on twice. End that first.");
        }
        if (own.size() >= MOST) {
            return new Reading.Untold<>("There are " + MOST + " entries already. Take out those that are over.");
        }
        Delegation entered = DelegationTable.insert(handle, owner.id(), who.id(), from, to, by.id(), now);
        PersonAudit.append(
                handle,
                by,
                "delegate-entered",
                owner.id(),
                who.name() + " was named to type for " + owner.name() + ".",
                facts(entered),
                now);
        return new Reading.Told<>(entered);
    }

    private static Optional<Delegation> meeting(List<Delegation> all, LocalDate from, Optional<LocalDate> to) {
        return all.stream().filter(one -> one.meets(from, to)).findFirst();
    }

    private static Map<String, String> facts(Delegation delegation) {
        return Map.of(
                "delegate", delegation.delegate().value(),
                "first day", delegation.first().toString(),
                "last day", delegation.last().map(LocalDate::toString).orElse("open"));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            String found = text.length() > 40 ? text.substring(0, 40) + "…" : text;
            throw new DateTimeException("\"" + found + "\" is no day of the calendar. Write 2026-12-24.", e);
        }
    }
}
