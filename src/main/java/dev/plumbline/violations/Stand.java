package dev.plumbline.violations;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a record stood from one moment on, as far as a rule compares it.
 *
 * @param values the compared fields as text; one that nobody knows is missing
 * @param broken what the rule said, with the move, when the step that led here broke it; null otherwise
 */
public record Stand(Instant at, Map<String, String> values, Led led, @Nullable Finding broken) {

    /** What is known of how the record came to stand there. */
    public enum Led {
        /** Nothing: it was found so. */
        FOUND,
        /** By a step of which the rule cannot tell. */
        UNTOLD,
        /** By a step that the rule judged. */
        TOLD
    }

    public Stand {
        values = Map.copyOf(values);
        if (broken != null && (broken.move() == null || led != Led.TOLD)) {
            throw new IllegalArgumentException("what broke the rule must say which move it was");
        }
    }

    /** A record as it is found, whatever led there. */
    public static Stand found(Instant at, Map<String, String> values) {
        return new Stand(at, values, Led.FOUND, null);
    }
}
