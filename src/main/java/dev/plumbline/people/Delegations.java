package dev.plumbline.people;

import dev.plumbline.audit.Actor;
import dev.plumbline.crm.RecordId;
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
    public Entered<Delegation> enter(Person owner, String delegate, String first, String last, Actor by) {
        Instant now = clock.instant();
        OrgChart chart = directory.chart();
        Optional<Person> who = RecordId.isId(delegate.strip())
                ? chart.person(RecordId.of(delegate.strip()))
                : chart.byUsername(delegate.strip());
        LocalDate today = LocalDate.ofInstant(now, owner.zone());
        return named(owner, delegate, who).then(named -> days(first, last, today)
                .then(days ->
                        jdbi.inTransaction(handle -> enter(handle, owner, named, days.from(), days.to(), by, now))));
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

    private static Entered<Person> named(Person owner, String delegate, Optional<Person> who) {
        if (who.isEmpty()) {
            String found = delegate.length() > 80 ? delegate.substring(0, 80) + "…" : delegate;
            return Entered.refused(say -> say.delegateUnknown(found));
        }
        Person named = who.get();
        if (named.id().equals(owner.id())) {
            return Entered.refused(SettledWords::delegateSelf);
        }
        return named.active() ? new Entered.Taken<>(named) : Entered.refused(say -> say.delegateGone(named.name()));
    }

    /** @param to empty: until it is ended */
    private record Days(LocalDate from, Optional<LocalDate> to) {}

    private static Entered<Days> days(String first, String last, LocalDate today) {
        Entered<LocalDate> from = first.isBlank() ? new Entered.Taken<>(today) : day(first);
        return from.then(begin -> last.isBlank()
                ? within(new Days(begin, Optional.empty()), today)
                : day(last).then(end -> within(new Days(begin, Optional.of(end)), today)));
    }

    private static Entered<Days> within(Days days, LocalDate today) {
        String last = days.to().map(LocalDate::toString).orElse("");
        if (days.to().filter(days.from()::isAfter).isPresent()) {
            return Entered.refused(say -> say.backwards(last, days.from().toString()));
        }
        if (days.to().filter(today::isAfter).isPresent()) {
            return Entered.refused(say -> say.over(last, today.toString()));
        }
        LocalDate limit = today.plusYears(MOST_YEARS);
        return days.from().isAfter(limit) || days.to().filter(limit::isBefore).isPresent()
                ? Entered.refused(say -> say.farAhead(MOST_YEARS))
                : new Entered.Taken<>(days);
    }

    private Entered<Delegation> enter(
            Handle handle, Person owner, Person who, LocalDate from, Optional<LocalDate> to, Actor by, Instant now) {
        PersonLock.take(handle, owner.id(), who.id());
        OrgChart chart = directory.chart();
        List<Delegation> own = DelegationTable.ofOwner(handle, owner.id());
        Optional<String> same = meeting(own, from, to).map(one -> chart.nameOf(one.delegate()));
        if (same.isPresent()) {
            return Entered.refused(say -> say.delegateThere(same.get(), owner.name()));
        }
        Optional<String> further =
                meeting(DelegationTable.ofOwner(handle, who.id()), from, to).map(one -> chart.nameOf(one.delegate()));
        if (further.isPresent()) {
            return Entered.refused(say -> say.delegateFurther(who.name(), further.get()));
        }
        Optional<String> before = meeting(DelegationTable.toDelegate(handle, owner.id()), from, to)
                .map(one -> chart.nameOf(one.owner()));
        if (before.isPresent()) {
            return Entered.refused(say -> say.delegateTwice(owner.name(), before.get()));
        }
        if (own.size() >= MOST) {
            return Entered.refused(say -> say.delegatesMany(MOST));
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
        return new Entered.Taken<>(entered);
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

    private static Entered<LocalDate> day(String text) {
        try {
            return new Entered.Taken<>(LocalDate.parse(text.strip()));
        } catch (DateTimeException e) {
            String found = text.length() > 40 ? text.substring(0, 40) + "…" : text;
            return Entered.refused(say -> say.unreadable(found));
        }
    }
}
