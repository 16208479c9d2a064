package dev.plumbline.cli;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The commands that need no server and no database. Without any, the application serves; that is decided before this is asked. */
@Command(
        name = "plumbline",
        mixinStandardHelpOptions = true,
        versionProvider = PlumblineVersion.class,
        description =
                "Checks and tests rules, and tries formulas, without a server. Without a command, Plumbline serves.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {RulesCommand.class, CalendarsCommand.class, FormulaCommand.class})
public final class PlumblineCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec spec;

    PlumblineCommand() {}

    /** Runs one command over the process's own streams. @return what the process should exit with: 0 fine, 1 found something, 2 misused */
    public static int run(String... args) {
        return run(System.out, System.err, args);
    }

    /** Output is UTF-8 whatever the machine's own encoding, for whoever reads it in a pipe. */
    static int run(OutputStream out, OutputStream err, String... args) {
        return new CommandLine(new PlumblineCommand())
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
