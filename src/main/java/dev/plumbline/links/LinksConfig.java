package dev.plumbline.links;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How long one-click links in messages work. */
@ConfigMapping(prefix = "plumbline.links")
public interface LinksConfig {

    /** Days after which a link does nothing any more. Longer would leave old mail with power over records. */
    @WithDefault("7")
    @Min(1)
    @Max(7)
    int days();
}
