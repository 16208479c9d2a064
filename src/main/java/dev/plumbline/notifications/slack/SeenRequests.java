package dev.plumbline.notifications.slack;

import java.time.Instant;

/** Remembers requests for as long as they could be repeated, for all processes together. */
@FunctionalInterface
public interface SeenRequests {

    /** @return false when this signature was seen before */
    boolean first(String signature, Instant at);
}
