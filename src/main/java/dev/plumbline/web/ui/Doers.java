package dev.plumbline.web.ui;

import dev.plumbline.audit.Actor;
import dev.plumbline.people.Person;
import dev.plumbline.pipeline.Doer;
import dev.plumbline.violations.Outcome;
import dev.plumbline.web.access.Role;
import dev.plumbline.web.access.Viewer;

/** Whoever looks, as somebody who does something; and what a refusal is to HTTP. */
public final class Doers {

    private Doers() {}

    public static Doer of(Viewer viewer) {
        String id = viewer.person().map(person -> person.id().value()).orElse(viewer.name());
        boolean leads = viewer.roles().contains(Role.MANAGER) || viewer.roles().contains(Role.EXECUTIVE);
        return new Doer(
                new Actor.Person(id, viewer.name()),
                viewer.person().map(Person::id),
                viewer.admin(),
                leads,
                viewer.scope());
    }

    public static int status(Outcome.Refused refused) {
        return switch (refused.why()) {
            case UNKNOWN -> 404;
            case MALFORMED -> 400;
            case NOT_NOW -> 409;
            case NOT_YOU -> 403;
        };
    }
}
