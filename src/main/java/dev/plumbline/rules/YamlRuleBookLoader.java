package dev.plumbline.rules;

import dev.plumbline.crm.ObjectSchema;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Rules from YAML files, as an admin keeps them under review. */
@ApplicationScoped
class YamlRuleBookLoader implements RuleBookLoader {

    @Override
    public Set<String> objectsNamed(Path directory) {
        Set<String> objects = new TreeSet<>();
        for (RuleFile file : RuleFiles.below(directory)) {
            file.rules().forEach(r -> objects.add(r.object().value()));
            file.rollups().forEach(r -> {
                objects.add(r.object().value());
                objects.add(r.summarize().value());
            });
        }
        return objects;
    }

    @Override
    public RuleBook load(Path directory, Function<String, Optional<ObjectSchema>> schemas) {
        return BookCompiler.compile(RuleFiles.below(directory), new Schemas(schemas, true));
    }
}
