package dev.plumbline.web.fakes;

import dev.plumbline.crm.RecordId;
import dev.plumbline.violations.Recheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Looks again, with the outcome that the test chose, and remembers what it was asked. */
@Alternative
@ApplicationScoped
public class FakeRecheck implements Recheck {

    private final FakeLedger ledger;
    private final List<RecordId> asked = new ArrayList<>();
    private boolean answers = true;
    private boolean fixed;

    FakeRecheck(FakeLedger ledger) {
        this.ledger = ledger;
    }

    public synchronized void reset() {
        asked.clear();
        answers = true;
        fixed = false;
    }

    public synchronized void unreachable() {
        answers = false;
    }

    public synchronized void finds(boolean everythingFixed) {
        fixed = everythingFixed;
    }

    public synchronized List<RecordId> asked() {
        return List.copyOf(asked);
    }

    @Override
    public synchronized boolean recheck(Collection<RecordId> records) {
        asked.addAll(records);
        if (answers && fixed) {
            records.forEach(ledger::end);
        }
        return answers;
    }
}
