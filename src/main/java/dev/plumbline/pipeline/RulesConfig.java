package dev.plumbline.pipeline;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where the rules are. What they say is business, not deployment: see {@code config/rules}. */
@ConfigMapping(prefix = "plumbline")
public interface RulesConfig {

    /** Directory of rule files; everything below it that ends in {@code .yaml} or {@code .yml} is read. */
    @WithDefault("config/rules")
    Path rules();
}
