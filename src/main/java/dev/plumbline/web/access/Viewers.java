package dev.plumbline.web.access;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Delegates;
import dev.plumbline.people.Directory;
import dev.plumbline.people.Person;
import dev.plumbline.sight.Eyes;
import dev.plumbline.violations.Scope;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Finds out who asks. The hierarchy is read for each request, so a move takes effect with the next click. */
@ApplicationScoped
public class Viewers {

    private final SecurityIdentity identity;
    private final KnownViewer known;
    private final Directory directory;

    private final Delegates delegates;
    private final Eyes eyes;
    private final Clock clock;

    Viewers(
            SecurityIdentity identity,
            KnownViewer known,
            Directory directory,
            Delegates delegates,
            Eyes eyes,
            Clock clock) {
        this.identity = identity;
        this.known = known;
        this.directory = directory;
        this.delegates = delegates;
        this.eyes = eyes;
        this.clock = clock;
    }

    /** Who sent the request that is being answered; {@link Viewer#NOBODY} for strangers. */
    public Viewer current() {
        return known.kept().orElseGet(this::find);
    }

    /** The same, found out once for the whole of a request; for requests that only read, since what is written may change the answer. */
    Viewer keep() {
        Viewer viewer = current();
        known.keep(viewer);
        return viewer;
    }

    private Viewer find() {
        if (!Identities.known(identity)) {
            return Viewer.NOBODY;
        }
        String login = identity.getPrincipal().getName();
        Set<Role> roles = identity.getRoles().stream()
                .flatMap(key -> Role.of(key).stream())
                .collect(Collectors.toSet());
        Optional<Person> person = Identities.person(identity).flatMap(directory.chart()::person);
        Set<RecordId> owners = owners(roles, person);
        Scope scope = scope(roles, person);
        Set<RecordId> led = Role.leads(roles) ? scope.people() : Set.of();
        return new Viewer(person.map(Person::name).orElse(login), roles, person, wider(scope, owners), owners, led);
    }

    /** Totals for whoever may have them, whether or not they may see whose gaps they are. */
    public <T> T counting(Viewer viewer, Supplier<T> count) {
        return viewer.countsMore() ? eyes.wide("admins see totals of everybody", count) : count.get();
    }

    private Set<RecordId> owners(Set<Role> roles, Optional<Person> person) {
        boolean works = roles.stream().anyMatch(role -> role != Role.AUDITOR);
        return person.filter(self -> works)
                .map(self -> delegates.ownersOf(self.id(), clock.instant()))
                .orElse(Set.of());
    }

    private static Scope wider(Scope scope, Set<RecordId> owners) {
        if (scope.everyone() || owners.isEmpty()) {
            return scope;
        }
        Set<RecordId> all = new HashSet<>(scope.people());
        all.addAll(owners);
        return Scope.of(all);
    }

    private Scope scope(Set<Role> roles, Optional<Person> person) {
        if (Identities.seesEveryone(identity)) {
            return Scope.EVERYONE;
        }
        if (person.isEmpty()) {
            return Scope.of(Set.of());
        }
        if (Role.leads(roles)) {
            return Scope.of(directory.chart().subtree(person.get().id()));
        }
        boolean owns = roles.contains(Role.REP) || roles.contains(Role.ADMIN);
        return owns ? Scope.of(Set.of(person.get().id())) : Scope.of(Set.of());
    }
}
