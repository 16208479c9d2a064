package dev.plumbline.rules.importing;

import dev.plumbline.crm.StandardObjects;
import dev.plumbline.rules.FileIssue;
import dev.plumbline.rules.RuleBench;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sheets compiled as {@code rules check} compiles the files they will be, and what was said of each rule, at its place in the metadata. */
final class Trial {

    private static final String FIX = "fix";

    private final Map<String, RuleSheet> sheets;
    private final Map<Candidate, List<FileIssue>> wrong = new IdentityHashMap<>();
    private final Map<Candidate, FileIssue> unfixable = new IdentityHashMap<>();

    /** @param sheets by the names of their files */
    Trial(Map<String, RuleSheet> sheets) {
        this.sheets = sheets;
        Map<String, String> texts = new LinkedHashMap<>();
        sheets.forEach((name, sheet) -> texts.put(name, sheet.text()));
        RuleBench bench = RuleBench.ofTexts(texts);
        bench.issues().forEach(issue -> {
            RuleSheet.Entry entry = entry(issue);
            String key = entry.key(issue.line());
            if (key.equals(FIX)) {
                unfixable.putIfAbsent(entry.candidate(), issue);
            } else {
                wrong.computeIfAbsent(entry.candidate(), c -> new ArrayList<>())
                        .add(key.equals("object") ? object(entry, issue) : entry.translated(issue));
            }
        });
        bench.warnings().stream()
                .filter(warning -> entry(warning).key(warning.line()).equals(FIX))
                .forEach(warning -> unfixable.putIfAbsent(entry(warning).candidate(), warning));
    }

    /** Rules that do not compile, and why. */
    Map<Candidate, List<FileIssue>> wrong() {
        return wrong;
    }

    /** Rules that offer a field which nobody can mend, and why. */
    Map<Candidate, FileIssue> unfixable() {
        return unfixable;
    }

    private RuleSheet.Entry entry(FileIssue issue) {
        RuleSheet sheet = sheets.get(issue.file());
        RuleSheet.Entry entry = sheet == null ? null : sheet.entry(issue.line());
        if (entry == null) {
            throw new IllegalStateException("the rules that were carried cannot be read back: " + issue);
        }
        return entry;
    }

    /** A standard object that is not among those known without an org is no slip of the hand. */
    private static FileIssue object(RuleSheet.Entry entry, FileIssue issue) {
        FileIssue at = entry.translated(issue);
        String object = entry.candidate().object();
        return StandardObjects.schema(object).isPresent()
                ? at
                : new FileIssue(
                        at.file(),
                        at.line(),
                        at.column(),
                        "nothing is known of the object %s without an org. Write this rule by hand where Plumbline is connected to one."
                                .formatted(OneLine.of(object, 60)));
    }
}
