package dev.plumbline.rules.importing;

import dev.plumbline.rules.FileIssue;
import dev.plumbline.rules.RuleBench;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Validation rules carried over into rule files. What is carried compiles as {@code rules check} compiles it; what is not has a reason.
 *
 * <p>A validation rule says who may save what; a rule here says whether a record is right. So conditions that ask only who saves are left
 * out, and every rule is a draft: why it matters and who uses the data is not in the metadata.
 */
public final class RuleImport {

    /** Rounds of compiling. A rule may fall with another that taught it a field's type, hardly ever in a second or third round. */
    private static final int MOST_ROUNDS = 20;

    private final List<Outcome> outcomes = new ArrayList<>();
    private List<Candidate> candidates = new ArrayList<>();

    private RuleImport() {}

    /** @param paths metadata files, or directories that are searched for them */
    public static RuleImport of(List<Path> paths) {
        RuleImport made = new RuleImport();
        made.run(MetadataFiles.read(paths));
        return made;
    }

    /** One for each rule, and one for each file that could not be read, in the order of files and lines. */
    public List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    /** The rules as one file; empty where none was carried. It may be larger than {@link RuleBench#LARGEST_FILE}. */
    public String text() {
        RuleSheet sheet = new RuleSheet();
        candidates.forEach(c -> sheet.add(c, Integer.MAX_VALUE));
        return sheet.isEmpty() ? "" : sheet.text();
    }

    /** The rules as files by their names, one for each object, or several where one would be too large. */
    public Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        RuleSheet.byObject(candidates).forEach((name, sheet) -> files.put(name, sheet.text()));
        return files;
    }

    private void run(MetadataFiles files) {
        outcomes.addAll(files.unread());
        Carrier carrier = new Carrier(files.rules());
        Map<String, List<Candidate>> byObject = new LinkedHashMap<>();
        for (ValidationRule rule : files.rules()) {
            List<FileIssue> issues = new ArrayList<>();
            Candidate candidate = carrier.carry(rule, issues);
            if (candidate == null) {
                refuse(rule, issues);
            } else {
                byObject.computeIfAbsent(candidate.object(), o -> new ArrayList<>())
                        .add(candidate);
            }
        }
        byObject.values().forEach(candidates::addAll);
        takeOut(candidates.stream().filter(Vocabulary::lacks).toList());
        for (int round = 1; !settle(round >= MOST_ROUNDS); round++) {
            // what is left is looked at again, without what fell
        }
        candidates.forEach(c -> outcomes.add(carried(c)));
        Map<String, Integer> order = new HashMap<>();
        files.order().forEach(name -> order.putIfAbsent(name, order.size()));
        outcomes.sort(Comparator.<Outcome>comparingInt(
                        o -> order.getOrDefault(o.line().file(), 0))
                .thenComparingInt(o -> o.line().line())
                .thenComparingInt(o -> o.line().column()));
    }

    /** Compiles these by themselves and takes out what does not compile. */
    private void takeOut(List<Candidate> suspects) {
        Map<Candidate, List<FileIssue>> wrong = new Trial(RuleSheet.byObject(suspects)).wrong();
        wrong.forEach((candidate, issues) -> refuse(candidate.rule(), issues));
        candidates.removeIf(wrong::containsKey);
    }

    /** Compiles what is left and takes out what does not compile. @return whether nothing had to be taken out or changed */
    private boolean settle(boolean last) {
        Trial trial = new Trial(RuleSheet.byObject(candidates));
        List<Candidate> left = new ArrayList<>();
        for (Candidate candidate : candidates) {
            List<FileIssue> issues = trial.wrong().get(candidate);
            FileIssue noFix = trial.unfixable().get(candidate);
            if (issues != null) {
                refuse(candidate.rule(), issues);
            } else if (last && !trial.wrong().isEmpty()) {
                refuse(
                        candidate.rule(),
                        List.of(candidate.rule().issue("it could not be checked together with the others.")));
            } else {
                left.add(noFix == null ? candidate : candidate.withoutFix(noFix.message()));
            }
        }
        candidates = left;
        return trial.wrong().isEmpty() && trial.unfixable().isEmpty();
    }

    private void refuse(ValidationRule rule, List<FileIssue> issues) {
        List<FileIssue> sorted = issues.stream()
                .distinct()
                .sorted(Comparator.comparingInt(FileIssue::line).thenComparingInt(FileIssue::column))
                .toList();
        FileIssue first = sorted.get(0);
        StringBuilder all = new StringBuilder(rule.label() + ": " + OneLine.of(first.message(), 500));
        for (FileIssue more : sorted.subList(1, Math.min(sorted.size(), 4))) {
            all.append(" %d:%d: %s".formatted(more.line(), more.column(), OneLine.of(more.message(), 300)));
        }
        if (sorted.size() > 4) {
            all.append(" And %d more.".formatted(sorted.size() - 4));
        }
        outcomes.add(new Outcome(
                Outcome.Ending.NOT_CARRIED, new FileIssue(first.file(), first.line(), first.column(), all.toString())));
    }

    private static Outcome carried(Candidate candidate) {
        String what = candidate.rule().label() + " as " + candidate.name();
        return candidate.notes().isEmpty()
                ? new Outcome(Outcome.Ending.CARRIED, candidate.rule().issue(what))
                : new Outcome(
                        Outcome.Ending.WITH_NOTES,
                        candidate.rule().issue(what + ": " + String.join("; ", candidate.notes()) + "."));
    }
}
