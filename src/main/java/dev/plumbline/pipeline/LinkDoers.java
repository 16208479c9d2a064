package dev.plumbline.pipeline;

import dev.plumbline.audit.Actor;
import dev.plumbline.crm.RecordId;
import dev.plumbline.notifications.OneClickAction.Followed;
import dev.plumbline.notifications.OneClickAction.Reply;
import dev.plumbline.people.Directory;
import dev.plumbline.violations.Outcome;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** For whom a link or a button in a message speaks: one person, who sees themselves and decides nothing about others. */
@ApplicationScoped
class LinkDoers {

    private final Directory directory;
    private final Violations violations;

    LinkDoers(Directory directory, Violations violations) {
        this.directory = directory;
        this.violations = violations;
    }

    Doer of(Followed link) {
        return of(link.person());
    }

    Doer of(RecordId person) {
        String name = directory.chart().nameOf(person);
        return new Doer(
                new Actor.Person(person.value(), name), Optional.of(person), false, false, Scope.of(Set.of(person)));
    }

    /** What the violation is about, as the message named it. */
    String name(Followed link) {
        return violations
                .find(link.violation(), Scope.EVERYONE)
                .map(Violation::recordName)
                .filter(name -> !name.isBlank())
                .orElseGet(link.words(LinkWords.class)::thisGap);
    }

    static Reply reply(Followed link, Outcome outcome, String done) {
        return outcome instanceof Outcome.Refused refused
                ? new Reply(false, refused.said().in(link.tongue()))
                : new Reply(true, done);
    }
}
