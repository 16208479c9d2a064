package dev.plumbline.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Puts what was written in the application beside what the files hold. Whatever has a name that the files use is left out, with a warning. */
final class StoredFiles {

    private final Set<String> rules = new HashSet<>();
    private final Set<String> rollups = new HashSet<>();

    private StoredFiles(List<RuleFile> files) {
        files.forEach(file -> {
            file.rules().forEach(r -> rules.add(r.name().value()));
            file.refused().forEach(r -> rules.add(r.name()));
            file.rollups().forEach(r -> rollups.add(key(r)));
        });
    }

    static List<RuleFile> merged(List<RuleFile> files, List<StoredRule> stored) {
        StoredFiles merge = new StoredFiles(files);
        List<RuleFile> all = new ArrayList<>(files);
        stored.forEach(one -> all.add(merge.beside(one)));
        return all;
    }

    private RuleFile beside(StoredRule stored) {
        RuleFile text = RuleFileReader.read(stored.file(), stored.yaml());
        List<FileIssue> warnings = new ArrayList<>();
        if (rules.contains(stored.id().value())) {
            warnings.add(new FileIssue(
                    stored.file(),
                    1,
                    1,
                    "a rule file has a rule \"%s\" too, and the file wins: what was written here judges nothing. Remove one of the two."
                            .formatted(stored.id())));
            return new RuleFile(text.name(), List.of(), List.of(), List.of(), List.of(), List.of(), warnings, null);
        }
        List<RollupDraft> own = new ArrayList<>();
        for (RollupDraft rollup : text.rollups()) {
            if (rollups.contains(key(rollup))) {
                warnings.add(rollup.name()
                        .issue(
                                "there is a roll-up \"%s\" already, and that one counts. Remove it here, or give it another name."
                                        .formatted(rollup.name().value())));
            } else {
                rollups.add(key(rollup));
                own.add(rollup);
            }
        }
        List<RefusedRule> refused = text.refused().stream()
                .map(r -> r.name().equals(stored.file())
                        ? new RefusedRule(stored.id().value(), stored.id().value(), r.object(), r.issues())
                        : r)
                .toList();
        return new RuleFile(text.name(), text.rules(), own, text.tests(), refused, text.issues(), warnings, stored);
    }

    private static String key(RollupDraft rollup) {
        return rollup.name().value().toLowerCase(Locale.ROOT);
    }
}
