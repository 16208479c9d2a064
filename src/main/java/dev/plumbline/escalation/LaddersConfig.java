package dev.plumbline.escalation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where the ladders are. What they say is business, not deployment: see {@code config/ladders}. */
@ConfigMapping(prefix = "plumbline")
public interface LaddersConfig {

    /** Directory of ladder files; the files of rules may hold some too. Without any, a standard ladder holds. */
    @WithDefault("config/ladders")
    Path ladders();

    /** Directory of rule files. */
    @WithDefault("config/rules")
    Path rules();
}
