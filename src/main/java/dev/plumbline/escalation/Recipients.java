package dev.plumbline.escalation;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Delegates;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the people whom a step tells, as the org is now. */
record Recipients(OrgChart chart, Delegates delegates) {

    /**
     * Who is to mend it: the person named, or who leads the queue it lies in or the owner who left; the fallback where the record names
     * nobody.
     */
    Optional<Person> owner(String accountable) {
        if (accountable.isEmpty()) {
            return chart.fallback().filter(Person::active);
        }
        RecordId id = RecordId.of(accountable);
        return chart.person(id).filter(Person::active).or(() -> chart.leaderOf(id));
    }

    List<Person> of(Told told, String accountable, Instant at) {
        Optional<Person> owner = owner(accountable);
        if (told instanceof Told.Owner) {
            return owner.stream().toList();
        }
        if (told instanceof Told.Delegate) {
            return owner.flatMap(person -> delegates.of(person.id(), at).or(() -> owner)).stream()
                    .toList();
        }
        return leaders(told, accountable, owner).stream()
                .filter(person -> !owner.map(Person::id).equals(Optional.of(person.id())))
                .toList();
    }

    private List<Person> leaders(Told told, String accountable, Optional<Person> owner) {
        if (told instanceof Told.Leader leader) {
            return owner.flatMap(person -> above(person, leader.levels())).stream()
                    .toList();
        }
        if (told instanceof Told.QueueLeader) {
            return Optional.of(accountable).filter(id -> !id.isEmpty()).map(RecordId::of).stream()
                    .filter(id -> chart.queue(id).isPresent())
                    .flatMap(id -> chart.leaderOf(id).stream())
                    .toList();
        }
        if (told instanceof Told.InRole role) {
            return chart.people().stream()
                    .filter(Person::active)
                    .filter(person -> person.title().equalsIgnoreCase(role.name()))
                    .toList();
        }
        if (told instanceof Told.Named named) {
            return chart.byUsername(named.username().toLowerCase(Locale.ROOT)).filter(Person::active).stream()
                    .toList();
        }
        return chart.fallback().filter(Person::active).stream().toList();
    }

    /** The way up ends at the top, and where it would come back to somebody who is on it. */
    private Optional<Person> above(Person person, int levels) {
        Set<RecordId> seen = new HashSet<>(Set.of(person.id()));
        Optional<Person> at = Optional.of(person);
        for (int level = 0; level < levels && at.isPresent(); level++) {
            at = chart.leaderOf(at.get().id()).filter(leader -> seen.add(leader.id()));
        }
        return at;
    }

    /** Why a step finds nobody, for an admin. */
    String whyNobody(Told told, String accountable) {
        String about = accountable.isEmpty() ? "a record that names nobody" : chart.nameOf(RecordId.of(accountable));
        return "nobody is \"" + told.key() + "\" for " + about;
    }
}
