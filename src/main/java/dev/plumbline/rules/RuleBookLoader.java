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

    /**
     * As {@link #load(Path, Function)}; where a rule or roll-up cannot run any more, and was not taken out, it runs on as it was.
     *
     * @param before the edition that these files follow
     */
    RuleBook load(Path directory, Function<String, Optional<ObjectSchema>> schemas, RuleBook before);

    /**
     * One rule as if it were live, whatever its state, with the roll-ups it reads: to see what it would do.
     *
     * @return its book; what keeps it from running is in {@link RuleBook#refused()}
     */
    RuleBook asIfLive(Path directory, RuleId rule, Function<String, Optional<ObjectSchema>> schemas);

    /** As {@link #asIfLive(Path, RuleId, Function)}, for rules that are not in the files: those of a YAML text, beside the files' roll-ups. */
    RuleBook asIfLive(Path directory, String yaml, Function<String, Optional<ObjectSchema>> schemas);

    /** Changes whenever a file below the directory does. */
    String fingerprint(Path directory);
}
