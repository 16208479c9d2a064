package dev.plumbline.violations;

import org.jdbi.v3.core.Jdbi;

/** Hands the real reader of the ledger to tests of other rooms. */
public final class Ledgers {

    private Ledgers() {}

    public static Violations in(Jdbi jdbi) {
        return new LedgerReader(jdbi);
    }
}
