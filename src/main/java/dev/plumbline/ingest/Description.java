package dev.plumbline.ingest;

import dev.plumbline.crm.ObjectSchema;
import java.util.Optional;
import java.util.Set;

/**
 * What of an object will be read from now on.
 *
 * @param schema     empty when the org has no such object or hides it from our user; then nothing kept of it may be trusted any more
 * @param asked      API names that are asked for, as describe spells them
 * @param unreadable wanted, but not shown to our user: unknown, never blank
 */
public record Description(String object, Optional<ObjectSchema> schema, Set<String> asked, Set<String> unreadable) {

    public Description {
        asked = Set.copyOf(asked);
        unreadable = Set.copyOf(unreadable);
    }
}
