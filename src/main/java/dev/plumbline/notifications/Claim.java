package dev.plumbline.notifications;

import java.time.Instant;
import java.util.Optional;

/**
 * A notice that this process holds for the time of its lease.
 *
 * @param epoch        grows with every claim; a write under an older one is not accepted
 * @param attempts     hand-overs tried before
 * @param firstTriedAt when the first one was
 */
record Claim(long id, int epoch, Notice notice, int writingFailures, int attempts, Optional<Instant> firstTriedAt) {}
