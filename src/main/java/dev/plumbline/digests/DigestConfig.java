package dev.plumbline.digests;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Set;

/** When managers get their digest. */
@ConfigMapping(prefix = "plumbline.digests")
public interface DigestConfig {

    /** Off means that managers are told nothing by mail; the pages show the same. */
    @WithDefault("true")
    boolean enabled();

    /** How often due digests are looked for. Bounds how late one can be. */
    @WithDefault("PT1M")
    Duration tick();

    /** Day of the digest, or several with commas between them. */
    @WithDefault("MONDAY")
    Set<DayOfWeek> weekday();

    /** Time of day, in the manager's zone. */
    @WithDefault("08:00")
    LocalTime at();

    /** Whether one manager gets one digest as soon as the first check is complete: for seeing at once what it looks like. */
    @WithDefault("false")
    boolean sampleAtStart();

    /** People that one digest shows by name; the others are behind its link. */
    @WithDefault("15")
    @Min(1)
    @Max(100)
    int peopleShown();
}
