package dev.plumbline.escalation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.LocalTime;

/** When reps are nudged. At most one nudge leaves per person and working day, whatever is set here. */
@ConfigMapping(prefix = "plumbline.escalation")
public interface EscalationConfig {

    /** Off means that violations are recorded and shown, and nobody is nudged. */
    @WithDefault("true")
    boolean enabled();

    /** How often due nudges are looked for. Bounds how late one can be; costs one indexed query each time. */
    @WithDefault("PT1M")
    Duration tick();

    /** Time of day of nudges, in the zone of the person nudged. */
    @WithDefault("09:00")
    LocalTime nudgeAt();

    /** A nudge that could not leave before this time of the same day waits for the next working morning. */
    @WithDefault("18:00")
    LocalTime nudgeUntil();

    /** When the nudges for what the very first check finds go out. */
    @WithDefault("next-morning")
    FirstNudges firstNudges();

    /** Records that one nudge shows in full; the others are behind its link. */
    @WithDefault("10")
    @Min(1)
    @Max(50)
    int recordsShown();

    /** The two ways to begin. */
    enum FirstNudges {
        /** As soon as the first check of the org is complete, whatever the hour: for seeing at once what Plumbline does. */
        AT_ONCE,
        /** On the next working morning, as always. */
        NEXT_MORNING
    }
}
