package dev.plumbline.notifications;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** A room's configuration with its own defaults, and what a test sets otherwise. */
public final class TestConfig {

    private TestConfig() {}

    public static <C> C of(Class<C> mapping, Map<String, String> set) {
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder().withMapping(mapping).addDefaultInterceptors();
        set.forEach(builder::withDefaultValue);
        return builder.build().getConfigMapping(mapping);
    }
}
