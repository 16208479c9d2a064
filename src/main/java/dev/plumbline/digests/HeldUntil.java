package dev.plumbline.digests;

import java.time.Instant;
import java.util.Optional;

/** Until when a snooze or a waiver holds, or a dispute may wait for its answer. Implemented by whoever grants them. */
@FunctionalInterface
public interface HeldUntil {

    /** Empty when nothing holds that violation, or it is not known for how long. */
    Optional<Instant> of(long violation);
}
