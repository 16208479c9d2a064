package dev.plumbline.pipeline;

import dev.plumbline.crm.RecordId;
import dev.plumbline.escalation.ToldLog;
import dev.plumbline.people.Directory;
import dev.plumbline.tasks.Tasks;
import dev.plumbline.violations.ViolationLedger;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import org.jdbi.v3.core.Handle;

/** Writes into a violation's history whom a nudge told of it, and has it put on their list. */
@ApplicationScoped
class LedgerTold implements ToldLog {

    private final ViolationLedger ledger;
    private final Directory directory;
    private final Tasks tasks;

    LedgerTold(ViolationLedger ledger, Directory directory, Tasks tasks) {
        this.ledger = ledger;
        this.directory = directory;
        this.tasks = tasks;
    }

    @Override
    public void told(Handle handle, Collection<Long> violations, RecordId person, Instant at) {
        ledger.told(handle, violations, directory.chart().nameOf(person), at);
        tasks.told(handle, violations, person);
    }
}
