package dev.plumbline.web.access;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Delegates;
import dev.plumbline.people.Directory;
import dev.plumbline.people.Person;
import dev.plumbline.violations.Scope;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out who asks. The hierarchy is read for each request, so a move takes effect with the next click. */
@ApplicationScoped
public class Viewers {

    private final SecurityIdentity identity;
    private final Accounts accounts;
    private final Directory directory;

    private final Delegates delegates;
    private final Clock clock;

    Viewers(SecurityIdentity identity, Accounts accounts, Directory directory, Delegates delegates, Clock clock) {
        this.identity = identity;
        this.accounts = accounts;
        this.directory = directory;
        this.delegates = delegates;
        this.clock = clock;
    }

    /** Who sent the request that is being answered; {@link Viewer#NOBODY} for strangers. */
    public Viewer current() {
        if (identity.isAnonymous()) {
            return Viewer.NOBODY;
        }
        String login = identity.getPrincipal().getName();
        Set<Role> roles = identity.getRoles().stream()
                .flatMap(key -> Role.of(key).stream())
                .collect(Collectors.toSet());
        Optional<Person> person = accounts.find(login).flatMap(accounts::person);
        Set<RecordId> owners = owners(roles, person);
        Scope scope = scope(roles, person);
        Set<RecordId> led = Role.leads(roles) ? scope.people() : Set.of();
        return new Viewer(person.map(Person::name).orElse(login), roles, person, wider(scope, owners), owners, led);
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
        if (roles.contains(Role.ADMIN)) {
            return Scope.EVERYONE;
        }
        if (person.isEmpty()) {
            return Scope.of(Set.of());
        }
        if (Role.leads(roles)) {
            return Scope.of(directory.chart().subtree(person.get().id()));
        }
        return roles.contains(Role.REP) ? Scope.of(Set.of(person.get().id())) : Scope.of(Set.of());
    }
}
