package dev.plumbline.violations;

import dev.plumbline.notifications.TestConfig;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
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

    public static WaysOut waysOut(Clock clock) {
        WaysOutConfig config = TestConfig.of(WaysOutConfig.class, Map.of());
        return new WaysOut(clock, config, new Obstacles(config));
    }

    public static Disputes disputes(Clock clock) {
        return new Disputes(clock, TestConfig.of(WaysOutConfig.class, Map.of()));
    }

    public static Waivers waivers(Clock clock) {
        return new Waivers(clock);
    }

    public static WaysTaken taken(Jdbi jdbi, Clock clock) {
        return new WaysReader(jdbi, clock);
    }
}
