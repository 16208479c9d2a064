package dev.plumbline.violations;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The configured obstacles, in their order. */
@Startup
@ApplicationScoped
public class Obstacles {

    private final Map<String, Obstacle> byKey = new LinkedHashMap<>();

    Obstacles(WaysOutConfig config) {
        config.obstacles().stream().map(Obstacle::of).forEach(one -> byKey.putIfAbsent(one.key(), one));
    }

    public List<Obstacle> all() {
        return List.copyOf(byKey.values());
    }

    public Optional<Obstacle> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    String keys() {
        return String.join(", ", byKey.keySet());
    }
}
