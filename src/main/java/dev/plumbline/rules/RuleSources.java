package dev.plumbline.rules;

import java.nio.file.Path;
import java.util.List;

/**
 * Where the rules of an edition are: in files below a directory, and in texts that were written in the application. Of a name in both the
 * file wins.
 */
public record RuleSources(Path directory, List<StoredRule> stored) {

    public RuleSources {
        stored = List.copyOf(stored);
    }
}
