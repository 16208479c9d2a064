package dev.plumbline.violations;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;

/** Hands the real reader of the ledger to tests of other rooms. */
public final class Ledgers {

    private Ledgers() {}

    /** As the rows say, without regard to what has had its time meanwhile. */
    public static Violations in(Jdbi jdbi) {
        return in(jdbi, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    public static Violations in(Jdbi jdbi, Clock clock) {
        return new LedgerReader(jdbi, clock);
    }
}
