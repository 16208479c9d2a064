package dev.plumbline.app;

import dev.plumbline.pipeline.RulesConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.nio.file.Files;
import java.util.Optional;

/** Settings that are well-formed and yet cannot work stop the start, with the key and the mend. */
@ApplicationScoped
class StartChecks {

    /** The scheduler starts at 0: what cannot work is said before the first tick. */
    private static final int BEFORE_THE_SCHEDULER = -1;

    private final PlumblineConfig config;
    private final RulesConfig rules;

    StartChecks(PlumblineConfig config, RulesConfig rules) {
        this.config = config;
        this.rules = rules;
    }

    void check(@Observes @Priority(BEFORE_THE_SCHEDULER) StartupEvent start) {
        if (!Files.isDirectory(rules.rules())) {
            throw new IllegalStateException(
                    "plumbline.rules names " + rules.rules().toAbsolutePath()
                            + ", which is no directory; name the one that holds your rule files");
        }
        web("plumbline.public-url", config.publicUrl());
    }

    private static void web(String key, Optional<URI> address) {
        address.ifPresent(a -> {
            boolean web = "https".equalsIgnoreCase(a.getScheme()) || "http".equalsIgnoreCase(a.getScheme());
            if (!web || a.getHost() == null) {
                throw new IllegalStateException(
                        key + " must be an http or https address with a host, found \"" + a + "\"");
            }
        });
    }
}
