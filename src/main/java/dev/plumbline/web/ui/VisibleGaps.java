package dev.plumbline.web.ui;

import dev.plumbline.pipeline.Authority;
import dev.plumbline.sight.Eyes;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.Violations;
import dev.plumbline.web.access.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Finds one gap for whoever may see it, also for a reason of their own: they owe an answer about it, type for somebody, or answer disputes.
 * That is asked about the gap itself, so that it is read before anybody knows whether it is theirs.
 */
@ApplicationScoped
public class VisibleGaps {

    private final Violations violations;
    private final Authority authority;
    private final Eyes eyes;

    VisibleGaps(Violations violations, Authority authority, Eyes eyes) {
        this.violations = violations;
        this.authority = authority;
        this.eyes = eyes;
    }

    /**
     * From here on the request may read what belongs to it.
     *
     * @param id as it stands in an address
     * @return empty where there is none, or none of theirs to see
     */
    public Optional<Violation> find(Viewer viewer, String id) {
        Optional<Violation> found = Ids.number(id)
                .flatMap(number ->
                        eyes.wide("who else may see it is asked next", () -> violations.find(number, Scope.EVERYONE)))
                .filter(violation -> authority.sees(Doers.of(viewer), violation));
        found.ifPresent(violation -> eyes.admit(violation.id()));
        return found;
    }
}
