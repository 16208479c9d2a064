package dev.plumbline.audit;

import java.time.Instant;
import java.util.Optional;

/** What a walk along the chain found. */
public sealed interface Verification {

    /**
     * @param last     hash of the last entry; zeros when there is none
     * @param unsealed entries that are appended and not yet in the chain
     * @param oldest   when the oldest of those happened
     * @param expected where the expected hash was found, if one was named
     */
    record InOrder(long entries, String last, long unsealed, Optional<Instant> oldest, Optional<Long> expected)
            implements Verification {}

    /** @param position of the first place that is not in order */
    record Broken(long position, String how) implements Verification {}
}
