package dev.plumbline.web.ui;

import dev.plumbline.audit.Actor;
import dev.plumbline.people.Person;
import dev.plumbline.rules.stored.Writer;
import dev.plumbline.web.access.Viewer;

/** Whoever looks, as somebody who writes rules. */
public final class Writers {

    private Writers() {}

    public static Writer of(Viewer viewer) {
        Actor.Person actor = viewer.actor();
        // The guard knows an account without a Salesforce user by what stands before the sign; the whole has the form
        // of a username.
        String known = viewer.person()
                .map(Person::username)
                .orElseGet(() -> viewer.name().replaceAll("[@\\s]", "-") + "@local");
        return new Writer(actor.id(), known, actor);
    }
}
