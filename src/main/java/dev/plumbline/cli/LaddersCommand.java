package dev.plumbline.cli;

import dev.plumbline.escalation.LadderBook;
import dev.plumbline.rules.FileIssue;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ladders check}: what it prints and exits with is as of {@code rules check}. */
@Command(
        name = "ladders",
        mixinStandardHelpOptions = true,
        description = "Works on ladder files.",
        synopsisSubcommandLabel = "COMMAND")
final class LaddersCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec spec;

    LaddersCommand() {}

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = {
                "Checks ladders: whom they tell, in which order, and that nobody hears before the person themself.",
                "Prints file:line:column: what is wrong and how to mend it; exits 1 if there is anything to mend."
            })
    int check(
            @Parameters(
                            arity = "1..*",
                            paramLabel = "PATH",
                            description = "Files with ladders, those of rules too, or directories of them.")
                    List<Path> paths) {
        PrintWriter out = spec.commandLine().getOut();
        LadderBook book = LadderBook.named(paths);
        for (FileIssue issue : book.issues()) {
            out.println(issue.line() > 0 ? issue : new FileIssue(issue.file(), 1, 1, issue.message()));
        }
        if (book.issues().isEmpty()) {
            int count = book.names().size();
            out.println(count == 1 ? "1 ladder is fine." : count + " ladders are fine.");
        }
        return book.issues().isEmpty() ? 0 : 1;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "name a command: check");
    }
}
