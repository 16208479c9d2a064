package dev.plumbline.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Lets what ran before run on where a slip of the pen would stop it. What was taken out of the files on purpose is gone. */
final class KeptEntries {

    private final List<RuleFile> files;
    private final CompiledBook broken;
    private final Set<String> refused = new HashSet<>();

    private KeptEntries(List<RuleFile> files, CompiledBook broken) {
        this.files = files;
        this.broken = broken;
        broken.refused().forEach(r -> refused.add(r.name()));
    }

    /** @param broken what the files give by themselves */
    static CompiledBook mend(List<RuleFile> files, CompiledBook broken, CompiledBook before, Schemas schemas) {
        return broken.refused().isEmpty() ? broken : new KeptEntries(files, broken).mend(before, schemas);
    }

    private CompiledBook mend(CompiledBook before, Schemas schemas) {
        List<RuleDraft> rules = new ArrayList<>();
        List<RollupDraft> rollups = new ArrayList<>();
        for (RuleFile file : before.files()) {
            file.rules().stream()
                    .filter(r -> before.rule(new RuleId(text(r.name()))).isPresent()
                            && broken.rule(new RuleId(text(r.name()))).isEmpty()
                            && slipped(r.name()))
                    .forEach(rules::add);
            file.rollups().stream()
                    .filter(r ->
                            before.hasRollup(text(r.name())) && !broken.hasRollup(text(r.name())) && slipped(r.name()))
                    .forEach(rollups::add);
        }
        if (rules.isEmpty() && rollups.isEmpty()) {
            return broken;
        }
        Set<String> ruleNames = names(rules, RuleDraft::name);
        Set<String> rollupNames = names(rollups, RollupDraft::name);
        List<RuleFile> mended = new ArrayList<>();
        for (RuleFile file : files) {
            mended.add(new RuleFile(
                    file.name(),
                    file.rules().stream()
                            .filter(r -> !ruleNames.contains(text(r.name())))
                            .toList(),
                    file.rollups().stream()
                            .filter(r -> !rollupNames.contains(text(r.name())))
                            .toList(),
                    file.tests(),
                    List.of(),
                    file.issues(),
                    file.warnings(),
                    file.stored()));
        }
        mended.add(new RuleFile("before", rules, rollups, List.of(), List.of(), List.of()));
        CompiledBook book = BookCompiler.compile(mended, schemas);
        Set<RuleId> kept = new HashSet<>();
        ruleNames.stream()
                .map(RuleId::new)
                .filter(id -> book.rule(id).isPresent())
                .forEach(kept::add);
        return book.keeping(kept, broken.refused());
    }

    /** Whether the files still mean to have it: it is refused, or the file is that it was in. */
    private boolean slipped(YamlText name) {
        return refused.contains(text(name)) || refused.contains(name.issue("").file());
    }

    private static String text(YamlText name) {
        return name.value();
    }

    private static <T> Set<String> names(List<T> drafts, Function<T, YamlText> name) {
        Set<String> names = new HashSet<>();
        drafts.forEach(draft -> names.add(text(name.apply(draft))));
        return names;
    }
}
