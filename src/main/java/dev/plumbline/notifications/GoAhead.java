package dev.plumbline.notifications;

import java.time.Instant;

/** Whether a written message may leave now. Decided in the transaction that marks it as leaving. */
sealed interface GoAhead {

    record Go() implements GoAhead {}

    /** Not now: as many as a day may have, an hour that is quiet, no longer true as it is written. */
    record Wait(Instant until, String because) implements GoAhead {}

    /** It is let go of, and taken again by whoever is free: paused, or too late in the lease. */
    record LetGo(String because) implements GoAhead {}
}
