package dev.plumbline.lifecycle;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often the life of rules is looked at. Kept although only the schedule reads it, so that its key is known. */
@Unremovable
@ConfigMapping(prefix = "plumbline.lifecycle")
public interface LifecycleConfig {

    /** Bounds how late a new text is numbered and put to people; costs a few indexed queries each time. */
    @WithDefault("PT1M")
    Duration tick();
}
