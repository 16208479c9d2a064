package dev.plumbline.escalation;

import dev.plumbline.rules.RuleId;
import java.time.Duration;
import java.util.Optional;

/**
 * How long it takes until something follows from a violation: until whoever answers for it is told, and until whoever leads them is. What is
 * enforced late, or for some only, is not believed.
 */
public interface FirstResponses {

    /** Of the rule's violations of the last 90 days; empty when there are none. */
    Optional<Pace> of(RuleId rule);

    /**
     * Of one rule, in clock time: nights and weekends included.
     *
     * @param told    how many whoever answers for them was told of
     * @param median  from opening to that, of half of them at most
     * @param slowest and of nine in ten
     * @param raised  how many whoever leads them was told of
     * @param waiting open longer than a week and nobody told: what stands in the way is on the violation's page
     */
    record Pace(long told, Duration median, Duration slowest, long raised, long waiting) {}
}
