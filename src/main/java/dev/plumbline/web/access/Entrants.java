package dev.plumbline.web.access;

import dev.plumbline.people.Directory;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who somebody is now. Asked with each request, so that a role that was taken away, a move in the hierarchy, a closed account or a user
 * who was deactivated in Salesforce count from the next click on.
 */
@ApplicationScoped
class Entrants {

    private final Accounts accounts;
    private final Directory directory;

    Entrants(Accounts accounts, Directory directory) {
        this.accounts = accounts;
        this.directory = directory;
    }

    /** Empty for whoever may not come in any more. */
    Optional<SecurityIdentity> identity(Entrant entrant) {
        if (entrant.login().isPresent()) {
            return accounts.find(entrant.login().get())
                    .filter(accounts::mayStillSignIn)
                    .map(account -> ofAccount(entrant, account));
        }
        OrgChart chart = directory.chart();
        return entrant.person()
                .flatMap(chart::person)
                .filter(Person::active)
                .map(person -> ofPerson(entrant, chart, person));
    }

    private SecurityIdentity ofAccount(Entrant entrant, Accounts.Account account) {
        Optional<Person> person = accounts.person(account);
        Set<Role> roles = EnumSet.copyOf(account.roles());
        person.ifPresent(self -> byHierarchy(directory.chart(), self, roles));
        return Identities.of(entrant, account.login(), roles, person.map(Person::id));
    }

    private SecurityIdentity ofPerson(Entrant entrant, OrgChart chart, Person person) {
        Set<Role> roles = EnumSet.of(Role.REP);
        roles.addAll(accounts.rolesOf(person));
        byHierarchy(chart, person, roles);
        return Identities.of(entrant, person.username(), roles, Optional.of(person.id()));
    }

    private static void byHierarchy(OrgChart chart, Person person, Set<Role> roles) {
        boolean leads = chart.directReports(person.id()).stream()
                .anyMatch(report -> !report.id().equals(person.id()));
        if (leads && roles.contains(Role.REP)) {
            roles.add(Role.MANAGER);
        }
    }
}
