package dev.plumbline.digests;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Set;

/** When managers get the digest of their team, and everybody else that of their own gaps. */
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

    /**
     * Whether people get a digest of their own gaps: what was closed, what is open, who sees it next and when. Each chooses how often, none
     * is without.
     */
    @WithDefault("true")
    boolean own();

    /** Day of one's own digest, or several with commas between them. */
    @WithDefault("MONDAY")
    Set<DayOfWeek> ownWeekday();

    /** Its time of day, in the person's zone: before the week's work begins. */
    @WithDefault("08:30")
    LocalTime ownAt();

    /** Gaps that one's own digest shows; the others are behind its link. */
    @WithDefault("10")
    @Min(1)
    @Max(50)
    int gapsShown();

    /** Answers owed that a manager's digest shows; the others are behind its link. */
    @WithDefault("15")
    @Min(1)
    @Max(100)
    int answersShown();
}
