package dev.plumbline.app;

import dev.plumbline.violations.FirstCheck;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

/** Says on the console what a complete check found, for whoever is waiting for it. */
@ApplicationScoped
class FirstFindings implements FirstCheck {

    private static final Logger LOG = Logger.getLogger("dev.plumbline");

    private final Violations violations;

    FirstFindings(Violations violations) {
        this.violations = violations;
    }

    @Override
    public void firstCheckCompleted(Handle handle) {
        Violations.Totals totals = violations.totals(Scope.EVERYONE);
        LOG.infof("The check of the org is complete: %d gaps on %d records.", totals.open(), totals.records());
    }
}
