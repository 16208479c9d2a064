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
    public RuleBook load(Path directory, Function<String, Optional<ObjectSchema>> schemas) {
        return BookCompiler.compile(RuleFiles.below(directory), new Schemas(schemas, true));
    }

    @Override
    public RuleBook load(RuleSources sources, Function<String, Optional<ObjectSchema>> schemas, RuleBook before) {
        Schemas known = new Schemas(schemas, true);
        List<RuleFile> files = files(sources);
        CompiledBook book = BookCompiler.compile(files, known);
        return before instanceof CompiledBook last ? KeptEntries.mend(files, book, last, known) : book;
    }

    @Override
    public RuleBook asIfLive(RuleSources sources, RuleId rule, Function<String, Optional<ObjectSchema>> schemas) {
        List<RuleFile> files = files(sources);
        List<RuleDraft> drafts = files.stream()
                .flatMap(file -> file.rules().stream())
                .filter(draft -> draft.name().value().equals(rule.value()))
                .map(RuleDraft::asIfLive)
                .toList();
        return alone(files, new RuleFile("preview", drafts, List.of(), List.of(), List.of(), List.of()), schemas);
    }

    @Override
    public RuleBook asIfLive(RuleSources sources, String yaml, Function<String, Optional<ObjectSchema>> schemas) {
        RuleFile file = RuleFileReader.read("preview", yaml);
        List<RuleDraft> live = file.rules().stream().map(RuleDraft::asIfLive).toList();
        return alone(
                files(sources),
                new RuleFile("preview", live, file.rollups(), List.of(), file.refused(), List.of()),
                schemas);
    }

    @Override
    public RuleReview review(RuleSources sources, StoredRule text, Function<String, Optional<ObjectSchema>> schemas) {
        RuleFile file = RuleFileReader.read(text.file(), text.yaml());
        List<RuleFile> others = files(sources).stream()
                .filter(other -> !other.name().equals(text.file()))
                .toList();
        return RuleReview.of(text, file, alone(others, file, schemas));
    }

    /** The rules of one file beside the roll-ups of others; of a name in both, the file's own. */
    private static CompiledBook alone(
            List<RuleFile> others, RuleFile file, Function<String, Optional<ObjectSchema>> schemas) {
        List<RollupDraft> all = new ArrayList<>(file.rollups());
        Set<String> own = new TreeSet<>();
        file.rollups().forEach(r -> own.add(r.name().value().toLowerCase(Locale.ROOT)));
        others.stream()
                .flatMap(other -> other.rollups().stream())
                .filter(r -> own.add(r.name().value().toLowerCase(Locale.ROOT)))
                .forEach(all::add);
        RuleFile whole = new RuleFile(file.name(), file.rules(), all, file.tests(), file.refused(), file.issues());
        return BookCompiler.compile(List.of(whole), new Schemas(schemas, true));
    }

    private static List<RuleFile> files(RuleSources sources) {
        return StoredFiles.merged(RuleFiles.below(sources.directory()), sources.stored());
    }

    @Override
    public Set<String> namesInFiles(Path directory) {
        Set<String> names = new TreeSet<>();
        RuleFiles.below(directory).forEach(file -> {
            file.rules().forEach(r -> names.add(r.name().value()));
            file.refused().forEach(r -> names.add(r.name()));
        });
        return names;
    }

    @Override
    public String fingerprint(Path directory) {
        return YamlFiles.fingerprint(directory);
    }
}
