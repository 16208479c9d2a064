package dev.plumbline.lifecycle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;

/** How far the edit of a rule may reach before somebody else looks at it. The larger of both limits holds, for one edition of the rules. */
@ConfigMapping(prefix = "plumbline.guard")
public interface GuardConfig {

    /** Notices that an edition may cause at once: gaps of which somebody would newly be told. A slip of the pen causes thousands. */
    @WithDefault("200")
    @Min(0)
    long mostNotices();

    /** The same as a share of the active people: what is a flood for a small company is a Monday for a large one. */
    @WithDefault("0.05")
    @DecimalMin("0")
    @DecimalMax("10")
    double shareOfPeople();
}
