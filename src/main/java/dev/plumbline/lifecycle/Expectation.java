package dev.plumbline.lifecycle;

import dev.plumbline.rules.Rule;
import java.time.Instant;
import java.util.Optional;

/**
 * A rule as it holds for one person.
 *
 * @param changed    whether they knew it before, in another meaning
 * @param told       when the notice of it was handed over
 * @param graceUntil from then on it counts, acknowledged or not
 */
public record Expectation(
        Rule rule,
        boolean changed,
        Optional<Instant> told,
        Optional<Instant> graceUntil,
        Optional<Instant> acknowledged) {}
