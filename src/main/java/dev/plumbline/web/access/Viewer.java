package dev.plumbline.web.access;

import dev.plumbline.audit.Actor;
import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Person;
import dev.plumbline.violations.Scope;
import java.util.Optional;
import java.util.Set;

/**
 * Who looks, and whose records they may see. Every page and every answer is made for one.
 *
 * @param name   as shown: the person's, or the login of an account without one
 * @param person who they are in Salesforce; empty for the admin's token and for accounts that are not linked
 * @param scope  everything they may see, what is open at those for whom they type included
 * @param owners for whom they type at this moment
 * @param led    those below them, and themselves; empty for who leads nobody
 */
public record Viewer(
        String name, Set<Role> roles, Optional<Person> person, Scope scope, Set<RecordId> owners, Set<RecordId> led) {

    public static final Viewer NOBODY = new Viewer("", Set.of(), Optional.empty(), Scope.of(Set.of()));

    public Viewer {
        roles = Set.copyOf(roles);
        owners = Set.copyOf(owners);
        led = Set.copyOf(led);
    }

    /** Somebody who types for nobody. */
    public Viewer(String name, Set<Role> roles, Optional<Person> person, Scope scope) {
        this(name, roles, person, scope, Set.of(), Set.of());
    }

    public boolean signedIn() {
        return !roles.isEmpty();
    }

    /** Whose gaps may be counted for them: admins need totals of everybody, by rule and team, to set rules well. */
    public Scope counted() {
        return admin() ? Scope.EVERYONE : scope;
    }

    /** Whether they see more counted than they see by name. */
    public boolean countsMore() {
        return admin() && !scope.everyone();
    }

    /** Whether what they see is counts, and hardly anybody by name. */
    public boolean countsOnly() {
        return countsMore() && !leads();
    }

    /** Whether a preview of a rule may name this person, or nobody: admins must see whom a rule would hit before it does. */
    public boolean previews(Optional<RecordId> person) {
        return admin() || person.map(this::maySee).orElse(false);
    }

    public boolean admin() {
        return roles.contains(Role.ADMIN);
    }

    /** Whether they may read the audit log, whoever it is about. */
    public boolean audits() {
        return admin() || roles.contains(Role.AUDITOR);
    }

    /** Who they are to the audit log. */
    public Actor.Person actor() {
        return new Actor.Person(person.map(self -> self.id().value()).orElse(name), name);
    }

    /** Whether they see anybody besides themselves. */
    public boolean leads() {
        return scope.everyone() || scope.people().size() > 1;
    }

    /** Whether what they do may be done for that person: themselves, or an owner whose delegate they are. */
    public boolean actsFor(RecordId owner) {
        return is(owner) || owners.contains(owner);
    }

    /** Whether they decide on a person's leave, delegates and messages: themselves, whoever leads them, admins. Never a mere delegate. */
    public boolean settles(RecordId id) {
        return admin() || is(id) || led.contains(id);
    }

    public boolean maySee(RecordId personOrQueue) {
        return scope.everyone() || scope.people().contains(personOrQueue);
    }

    public boolean is(RecordId id) {
        return person.map(self -> self.id().equals(id)).orElse(false);
    }
}
