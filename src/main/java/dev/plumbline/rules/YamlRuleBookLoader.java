package dev.plumbline.rules;

import dev.plumbline.crm.ObjectSchema;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    @Override
    public RuleBook load(Path directory, Function<String, Optional<ObjectSchema>> schemas, RuleBook before) {
        Schemas known = new Schemas(schemas, true);
        List<RuleFile> files = RuleFiles.below(directory);
        CompiledBook book = BookCompiler.compile(files, known);
        return before instanceof CompiledBook last ? KeptEntries.mend(files, book, last, known) : book;
    }

    @Override
    public RuleBook asIfLive(Path directory, RuleId rule, Function<String, Optional<ObjectSchema>> schemas) {
        List<RuleDraft> drafts = RuleFiles.below(directory).stream()
                .flatMap(file -> file.rules().stream())
                .filter(draft -> draft.name().value().equals(rule.value()))
                .toList();
        return alone(directory, drafts, List.of(), List.of(), schemas);
    }

    @Override
    public RuleBook asIfLive(Path directory, String yaml, Function<String, Optional<ObjectSchema>> schemas) {
        RuleFile file = RuleFileReader.read("preview", yaml);
        return alone(directory, file.rules(), file.rollups(), file.refused(), schemas);
    }

    private static RuleBook alone(
            Path directory,
            List<RuleDraft> rules,
            List<RollupDraft> rollups,
            List<RefusedRule> refused,
            Function<String, Optional<ObjectSchema>> schemas) {
        List<RollupDraft> all = new ArrayList<>(rollups);
        Set<String> own = new TreeSet<>();
        rollups.forEach(r -> own.add(r.name().value().toLowerCase(Locale.ROOT)));
        RuleFiles.below(directory).stream()
                .flatMap(file -> file.rollups().stream())
                .filter(r -> own.add(r.name().value().toLowerCase(Locale.ROOT)))
                .forEach(all::add);
        List<RuleDraft> live = rules.stream().map(RuleDraft::asIfLive).toList();
        RuleFile file = new RuleFile("preview", live, all, List.of(), refused, List.of());
        return BookCompiler.compile(List.of(file), new Schemas(schemas, true));
    }

    @Override
    public String fingerprint(Path directory) {
        return YamlFiles.fingerprint(directory);
    }
}
