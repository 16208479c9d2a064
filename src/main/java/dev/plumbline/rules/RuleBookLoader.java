package dev.plumbline.rules;

import dev.plumbline.crm.ObjectSchema;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads rules from files and from what was written in the application, and compiles them against what the org describes. */
public interface RuleBookLoader {

    /** The one that reads YAML; the application gets the same as a bean. */
    static RuleBookLoader yaml() {
        return new YamlRuleBookLoader();
    }

    /**
     * Compiles all files below the directory. Never throws for what is in them: what cannot run is in {@link RuleBook#refused()}.
     *
     * @param schemas what is known of an object; empty for one that the org does not have or our user may not see
     */
    RuleBook load(Path directory, Function<String, Optional<ObjectSchema>> schemas);

    /**
     * Compiles everything. Where a rule or roll-up cannot run any more, and was not taken out, it runs on as it was.
     *
     * @param before the edition that these sources follow
     */
    RuleBook load(RuleSources sources, Function<String, Optional<ObjectSchema>> schemas, RuleBook before);

    /**
     * One rule as if it were live, whatever its state, with the roll-ups it reads: to see what it would do.
     *
     * @return its book; what keeps it from running is in {@link RuleBook#refused()}
     */
    RuleBook asIfLive(RuleSources sources, RuleId rule, Function<String, Optional<ObjectSchema>> schemas);

    /** As {@link #asIfLive(RuleSources, RuleId, Function)}, for the rules of a YAML text, beside the sources' roll-ups. */
    RuleBook asIfLive(RuleSources sources, String yaml, Function<String, Optional<ObjectSchema>> schemas);

    /** What is wrong with a text that somebody is writing, and how its tests end, beside the roll-ups of the sources. */
    RuleReview review(RuleSources sources, StoredRule text, Function<String, Optional<ObjectSchema>> schemas);

    /** Names of rules and files that the directory holds, whether they can run or not. */
    Set<String> namesInFiles(Path directory);

    /** Changes whenever a file below the directory does. */
    String fingerprint(Path directory);
}
