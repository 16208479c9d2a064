package dev.plumbline.pipeline;

import dev.plumbline.crm.RecordId;
import dev.plumbline.escalation.ToldLog;
import dev.plumbline.people.Directory;
import dev.plumbline.violations.ViolationLedger;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import org.jdbi.v3.core.Handle;

/** Writes into a violation's history whom a nudge told of it. */
@ApplicationScoped
class LedgerTold implements ToldLog {

    private final ViolationLedger ledger;
    private final Directory directory;

    LedgerTold(ViolationLedger ledger, Directory directory) {
        this.ledger = ledger;
        this.directory = directory;
    }

    @Override
    public void told(Handle handle, Collection<Long> violations, RecordId person, Instant at) {
        ledger.told(handle, violations, directory.chart().nameOf(person) + " was told by e-mail.", at);
    }
}
