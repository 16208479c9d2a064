package dev.plumbline.cli;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The commands that need no server; only {@code audit} needs a database. Without any, the application serves; that is decided before this is asked. */
@Command(
        name = "plumbline",
        mixinStandardHelpOptions = true,
        versionProvider = PlumblineVersion.class,
        description =
                "Checks and tests rules, tries formulas and verifies the audit log, without a server. Without a command, Plumbline serves.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {RulesCommand.class, CalendarsCommand.class, LaddersCommand.class, FormulaCommand.class})
public final class PlumblineCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec spec;

    PlumblineCommand() {}

    /** Runs one command over the process's own streams. @return what the process should exit with: 0 fine, 1 found something, 2 misused */
    public static int run(DatabaseDoor door, String... args) {
        return run(door, System.out, System.err, args);
    }

    /** Output is UTF-8 whatever the machine's own encoding, for whoever reads it in a pipe. */
    static int run(OutputStream out, OutputStream err, String... args) {
        DatabaseDoor none = () -> {
            throw new IllegalStateException("There is no database here.");
        };
        return run(none, out, err, args);
    }

    static int run(DatabaseDoor door, OutputStream out, OutputStream err, String... args) {
        return new CommandLine(new PlumblineCommand())
                .addSubcommand(new AuditCommand(door))
                .setOut(new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true))
                .setErr(new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true))
                .execute(args);
    }

    /** Only a group was named, no command in it. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "name a command, for instance: rules check config/rules");
    }
}
