package dev.plumbline.rules;

import dev.plumbline.crm.StandardObjects;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where rule files are tried without an org: compiled against the standard objects, their tests run. Custom fields and objects that a plain
 * org lacks are taken on trust, with a warning, since only the org knows them.
 */
public final class RuleBench {

    /** Bytes that a rule file may have. */
    public static final int LARGEST_FILE = YamlFile.MAX_BYTES;

    private final CompiledBook book;
    private final List<RuleFile> files;

    private RuleBench(List<RuleFile> files) {
        this.files = files;
        this.book = BookCompiler.compile(files, new Schemas(StandardObjects::schema, false));
    }

    /** @param paths files, or directories of which every {@code .yaml} and {@code .yml} file is read */
    public static RuleBench of(List<Path> paths) {
        return new RuleBench(RuleFiles.named(paths));
    }

    /** @param texts what files would hold, by the names that messages call them */
    public static RuleBench ofTexts(Map<String, String> texts) {
        return new RuleBench(texts.entrySet().stream()
                .map(file -> RuleFileReader.read(file.getKey(), file.getValue()))
                .toList());
    }

    /** Everything that must be mended, in the order of files and lines: refused rules, and tests that cannot be run as they are written. */
    public List<FileIssue> issues() {
        List<FileIssue> issues = new ArrayList<>();
        book.refused().forEach(r -> issues.addAll(r.issues()));
        for (RuleFile file : files) {
            issues.addAll(file.issues());
            file.tests().forEach(t -> issues.addAll(new RuleTrial(book, t).issues()));
        }
        return sorted(issues);
    }

    /** What works but is probably not meant, or could not be checked here. */
    public List<FileIssue> warnings() {
        return sorted(book.warnings());
    }

    public RuleBook book() {
        return book;
    }

    /** How many roll-ups the files hold that can run. */
    public int rollups() {
        return book.allRollups().size();
    }

    /** Runs every test. A test that cannot be run as it is written has failed, and so has a rule that cannot run and that no test is about. */
    public List<TestOutcome> runTests() {
        List<TestOutcome> outcomes = new ArrayList<>();
        Set<String> tested = new HashSet<>();
        for (RuleFile file : files) {
            file.issues().forEach(i -> outcomes.add(failed("a test", i)));
            for (TestDraft test : file.tests()) {
                tested.add(test.rule().value());
                outcomes.add(new RuleTrial(book, test).run());
            }
        }
        for (RefusedRule refused : book.refused()) {
            if (!tested.contains(refused.name()) && !refused.issues().isEmpty()) {
                outcomes.add(failed(refused.name(), refused.issues().get(0)));
            }
        }
        return outcomes;
    }

    private static TestOutcome failed(String name, FileIssue issue) {
        return new TestOutcome(
                name, issue.file(), Math.max(1, issue.line()), Math.max(1, issue.column()), false, issue.message());
    }

    private static List<FileIssue> sorted(List<FileIssue> issues) {
        return issues.stream()
                .distinct()
                .sorted(Comparator.comparing(FileIssue::file)
                        .thenComparingInt(FileIssue::line)
                        .thenComparingInt(FileIssue::column))
                .toList();
    }
}
