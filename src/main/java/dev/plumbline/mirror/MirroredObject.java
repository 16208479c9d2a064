package dev.plumbline.mirror;

import java.time.Instant;
import java.util.Optional;

/**
 * How much of one object is kept.
 *
 * @param asOf when Salesforce was last asked, by its own clock; empty before the first answer
 */
public record MirroredObject(String object, long records, Optional<Instant> asOf, boolean loaded) {}
