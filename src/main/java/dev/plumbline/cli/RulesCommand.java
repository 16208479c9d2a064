package dev.plumbline.cli;

import dev.plumbline.escalation.LadderBook;
import dev.plumbline.rules.FileIssue;
import dev.plumbline.rules.RuleBench;
import dev.plumbline.rules.TestOutcome;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rules check} and {@code rules test}: what they print and exit with is promised to scripts. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        description = "Works on rule files.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {RulesImportCommand.class})
final class RulesCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec spec;

    RulesCommand() {}

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = {
                "Checks rule files without an org, against the standard objects.",
                "Prints file:line:column: what is wrong and how to mend it; exits 1 if there is anything to mend.",
                "With ladders among the paths it also says which rules name none of them.",
                "Custom fields and objects cannot be known without an org: they are taken on trust, with a warning on standard error."
            })
    int check(
            @Parameters(arity = "1..*", paramLabel = "PATH", description = "Rule files, or directories of them.")
                    List<Path> paths) {
        RuleBench bench = RuleBench.of(paths);
        warn(bench.warnings());
        LadderBook ladders = LadderBook.named(paths);
        if (!ladders.names().isEmpty()) {
            // Where the ladders are not among what is checked, nothing is known of them.
            warn(ladders.unknownTo(bench.book().rules()));
        }
        bench.issues().forEach(i -> out().println(line(i)));
        if (!bench.issues().isEmpty()) {
            return 1;
        }
        out().println("%d rules and %d roll-ups are fine."
                .formatted(bench.book().rules().size(), bench.rollups()));
        return 0;
    }

    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description = {
                "Runs the tests in rule files.",
                "Fields that a test does not give are blank, checkboxes are off, COUNT and SUM roll-ups are 0;",
                "\"Field: {hidden: why}\" marks a field that may not be read. Exits 1 if any test failed."
            })
    int test(
            @Parameters(arity = "1..*", paramLabel = "PATH", description = "Rule files, or directories of them.")
                    List<Path> paths) {
        RuleBench bench = RuleBench.of(paths);
        warn(bench.warnings());
        List<TestOutcome> outcomes = bench.runTests();
        outcomes.stream().filter(o -> !o.passed()).forEach(o -> out().println(o));
        long failed = outcomes.stream().filter(o -> !o.passed()).count();
        out().println("%d passed, %d failed".formatted(outcomes.size() - failed, failed));
        return failed == 0 ? 0 : 1;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "name a command: check, test or import");
    }

    private void warn(List<FileIssue> warnings) {
        PrintWriter err = spec.commandLine().getErr();
        for (FileIssue warning : warnings) {
            err.println(
                    new FileIssue(warning.file(), warning.line(), warning.column(), "warning: " + warning.message()));
        }
    }

    /** What is said of a whole file points at its beginning, so that editors can jump there. */
    private static FileIssue line(FileIssue issue) {
        return issue.line() > 0 ? issue : new FileIssue(issue.file(), 1, 1, issue.message());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
