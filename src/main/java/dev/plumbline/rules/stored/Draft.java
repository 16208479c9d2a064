package dev.plumbline.rules.stored;

import java.time.Instant;

/**
 * What somebody is writing and has not saved.
 *
 * @param base the number of the saved text that they began with; 0 for a new rule
 */
public record Draft(String yaml, int base, Instant at) {}
