package dev.plumbline.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The commands that work on single formulas. */
@Command(
        name = "formula",
        mixinStandardHelpOptions = true,
        description = "Tries formulas.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {FormulaEvalCommand.class})
final class FormulaCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec spec;

    FormulaCommand() {}

    /** Only the group was named, no command in it. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "name a command: eval");
    }
}
