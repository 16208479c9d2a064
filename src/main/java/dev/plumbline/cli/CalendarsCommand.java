package dev.plumbline.cli;

import dev.plumbline.people.calendar.CalendarBook;
import dev.plumbline.rules.FileIssue;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code calendars check}: what it prints and exits with is as of {@code rules check}. */
@Command(
        name = "calendars",
        mixinStandardHelpOptions = true,
        description = "Works on calendar files.",
        synopsisSubcommandLabel = "COMMAND")
final class CalendarsCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec spec;

    CalendarsCommand() {}

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = {
                "Checks calendar files: working hours, holidays and who works by them.",
                "Prints file:line:column: what is wrong and how to mend it; exits 1 if there is anything to mend."
            })
    int check(
            @Parameters(arity = "1..*", paramLabel = "PATH", description = "Calendar files, or directories of them.")
                    List<Path> paths) {
        PrintWriter out = spec.commandLine().getOut();
        CalendarBook book = CalendarBook.named(paths);
        for (FileIssue issue : book.issues()) {
            out.println(issue.line() > 0 ? issue : new FileIssue(issue.file(), 1, 1, issue.message()));
        }
        if (book.issues().isEmpty()) {
            int count = book.calendars().size();
            out.println(count == 1 ? "1 calendar is fine." : count + " calendars are fine.");
        }
        return book.issues().isEmpty() ? 0 : 1;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "name a command: check");
    }
}
