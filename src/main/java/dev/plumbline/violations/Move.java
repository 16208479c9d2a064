package dev.plumbline.violations;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A change of a record that broke a transition rule, told so that it is known again when it is seen another way.
 *
 * @param since  when the record was last known to be as before; equal to {@code at} where a history tells the very moment
 * @param at     when it was made, or at the latest
 * @param was    the fields that the rule compares, as text, before the move; empty when the move cannot be undone because nothing is
 *               compared, the record was new, or not all of it is known
 * @param became the same fields after it
 * @param by     who made it, by name; empty when nobody knows
 */
public record Move(
        Instant since, Instant at, Map<String, String> was, Map<String, String> became, Optional<String> by) {

    /** What a violation's evidence calls the moment of the move. */
    public static final String AT = "Moved at";

    /** What a violation's evidence calls who made the move. */
    public static final String BY = "Moved by";

    /** By how much the stamp of a record may lie before that of the history row of the same save. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    public Move {
        if (at.isBefore(since)) {
            throw new IllegalArgumentException("a move was made at " + at + ", before " + since);
        }
        was = Map.copyOf(was);
        became = Map.copyOf(became);
    }

    /**
     * Whether the two are one move, or parts of one: made at the same moment, or in spans of time that overlap. A change that was seen
     * covers every step that a history tells of between the two states.
     */
    boolean isPartOf(Move other) {
        if (at.equals(other.at)) {
            return true;
        }
        boolean overlaps = since.isBefore(other.at) && other.since.isBefore(at);
        Duration slack = isMoment() == other.isMoment() ? Duration.ZERO : SLACK;
        boolean touches = !since.minus(slack).isAfter(other.at)
                && !other.since.minus(slack).isAfter(at);
        return overlaps || touches && isSameChange(other);
    }

    private boolean isMoment() {
        return since.equals(at);
    }

    boolean isSameChange(Move other) {
        return !was.isEmpty() && was.equals(other.was) && became.equals(other.became);
    }

    /** Whether a record that stands so is back where it was before the move. */
    boolean isUndoneBy(Map<String, String> values) {
        return !was.isEmpty() && !was.equals(became) && values.entrySet().containsAll(was.entrySet());
    }
}
