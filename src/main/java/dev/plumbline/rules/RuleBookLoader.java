package dev.plumbline.rules;

import dev.plumbline.crm.ObjectSchema;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads a directory of rule files and compiles it against what the org describes. */
public interface RuleBookLoader {

    /** The one that reads YAML files; the application gets the same as a bean. */
    static RuleBookLoader yaml() {
        return new YamlRuleBookLoader();
    }

    /**
     * The objects that the files name, before anything is compiled: what to describe first. Files that cannot be read name none.
     */
    Set<String> objectsNamed(Path directory);

    /**
     * Compiles all files below the directory. Never throws for what is in them: what cannot run is in {@link RuleBook#refused()}.
     *
     * @param schemas what is known of an object; empty for one that the org does not have or our user may not see
     */
    RuleBook load(Path directory, Function<String, Optional<ObjectSchema>> schemas);
}
