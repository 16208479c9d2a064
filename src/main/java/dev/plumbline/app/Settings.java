package dev.plumbline.app;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What an operator has configured, read before Quarkus starts and from the same places. */
final class Settings {

    private final SmallRyeConfig config;

    private Settings(SmallRyeConfig config) {
        this.config = config;
    }

    static Settings read() {
        try {
            SmallRyeConfigBuilder builder =
                    new SmallRyeConfigBuilder().addDefaultSources().addDefaultInterceptors();
            URL shipped = Settings.class.getResource("/application.properties");
            if (shipped != null) {
                builder.withSources(new PropertiesConfigSource(shipped, 250));
            }
            Path own = Path.of("config", "application.properties");
            if (Files.exists(own)) {
                builder.withSources(new PropertiesConfigSource(own.toUri().toURL(), 260));
            }
            return new Settings(builder.build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<String> value(String key) {
        return config.getOptionalValue(key, String.class).filter(v -> !v.isBlank());
    }

    boolean has(String key) {
        return value(key).isPresent();
    }

    String value(String key, String otherwise) {
        return value(key).orElse(otherwise);
    }

    int port(String key, int otherwise) {
        String text = value(key, Integer.toString(otherwise));
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalStateException(key + " must be a port number, found \"" + text + "\"");
        }
    }
}
