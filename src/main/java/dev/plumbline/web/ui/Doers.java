package dev.plumbline.web.ui;

import dev.plumbline.lifecycle.Approver;
import dev.plumbline.people.Person;
import dev.plumbline.pipeline.Doer;
import dev.plumbline.violations.Outcome;
import dev.plumbline.web.access.Role;
import dev.plumbline.web.access.Viewer;

/** Whoever looks, as somebody who does something; and what a refusal is to HTTP. */
public final class Doers {

    private Doers() {}

    public static Doer of(Viewer viewer) {
        return new Doer(
                viewer.actor(),
                viewer.person().map(Person::id),
                viewer.admin(),
                Role.leads(viewer.roles()),
                viewer.scope());
    }

    /** As somebody who lets a held rule go. */
    public static Approver approver(Viewer viewer) {
        return new Approver(viewer.name(), viewer.name(), viewer.person().map(Person::username));
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
