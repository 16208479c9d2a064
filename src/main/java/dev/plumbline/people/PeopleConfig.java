package dev.plumbline.people;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Who is told when the org does not say. */
@ConfigMapping(prefix = "plumbline.people")
public interface PeopleConfig {

    /** Salesforce username of the person who leads whoever has no active manager. Without it, nobody is told about them. */
    Optional<String> fallback();
}
