package dev.plumbline.digests;

import dev.plumbline.violations.WaysTaken;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** What the ledger keeps of snoozes, disputes and waivers. */
@ApplicationScoped
class TakenUntil implements HeldUntil {

    private final WaysTaken ways;

    TakenUntil(WaysTaken ways) {
        this.ways = ways;
    }

    @Override
    public Optional<Instant> of(long violation) {
        WaysTaken.Taken taken = ways.of(violation);
        return taken.dispute()
                .filter(WaysTaken.Dispute::open)
                .map(WaysTaken.Dispute::answerBy)
                .or(() -> taken.waiver().filter(WaysTaken.Waiver::holds).map(WaysTaken.Waiver::until))
                .or(() -> taken.snooze().map(WaysTaken.Snooze::until));
    }
}
