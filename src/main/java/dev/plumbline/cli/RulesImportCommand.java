package dev.plumbline.cli;

import dev.plumbline.rules.RuleBench;
import dev.plumbline.rules.importing.Outcome;
import dev.plumbline.rules.importing.Outcome.Ending;
import dev.plumbline.rules.importing.RuleImport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rules import}: the rules go to standard output or to files, the report to standard error. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Carries Salesforce's validation rules over into rule files, as drafts.",
            "Writes the rules to standard output, or where an option says; the report goes to standard error, a line for each rule.",
            "Conditions that ask only who saves ($Profile, $Permission, $Setup …) are left out, with a note.",
            "Exits 0 when every file could be read, 1 when one could not or nothing can be written."
        })
final class RulesImportCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description =
                    "Metadata files (NAME.validationRule-meta.xml, OBJECT.object), or directories that are searched for them.")
    private List<Path> paths = List.of();

    /** One or the other. */
    static final class Target {
        @Option(names = "--out", paramLabel = "FILE", description = "Write all rules into this file.")
        private @Nullable Path file;

        @Option(
                names = "--out-dir",
                paramLabel = "DIR",
                description = "Write a file for each object into this directory.")
        private @Nullable Path directory;

        Target() {}
    }

    @ArgGroup
    private @Nullable Target target;

    @Option(names = "--force", description = "Replace files that are there already.")
    private boolean force;

    RulesImportCommand() {}

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        RuleImport imported = RuleImport.of(paths);
        boolean written = write(imported, err);
        imported.outcomes().forEach(err::println);
        err.println("%d carried, %d carried with notes, %d not carried"
                .formatted(
                        count(imported, Ending.CARRIED),
                        count(imported, Ending.WITH_NOTES),
                        count(imported, Ending.NOT_CARRIED)));
        return written && count(imported, Ending.NOT_READ) == 0 ? 0 : 1;
    }

    private boolean write(RuleImport imported, PrintWriter err) {
        Map<Path, String> files = new LinkedHashMap<>();
        String text = imported.text();
        if (target != null && target.directory != null) {
            Path directory = target.directory;
            imported.files().forEach((name, content) -> files.put(directory.resolve(name), content));
        } else if (text.getBytes(StandardCharsets.UTF_8).length > RuleBench.LARGEST_FILE) {
            err.println("not written: the rules are more than one file may hold (1 MiB). Use --out-dir.");
            return false;
        } else if (target != null && target.file != null && !text.isEmpty()) {
            files.put(target.file, text);
        }
        if (target == null) {
            PrintWriter out = spec.commandLine().getOut();
            out.print(text);
            out.flush();
            return true;
        }
        try {
            NewFiles.write(files, force);
            return true;
        } catch (IOException e) {
            err.println("not written: " + e.getMessage());
            return false;
        }
    }

    private static long count(RuleImport imported, Ending ending) {
        return imported.outcomes().stream()
                .map(Outcome::ending)
                .filter(ending::equals)
                .count();
    }
}
