package dev.plumbline.cli;

import dev.plumbline.audit.AuditChain;
import dev.plumbline.audit.Verification;
import java.io.PrintWriter;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code audit verify}: what it prints and exits with is promised to scripts. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Works on the audit log.",
        synopsisSubcommandLabel = "COMMAND")
final class AuditCommand implements Runnable {

    private final DatabaseDoor door;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec spec;

    AuditCommand(DatabaseDoor door) {
        this.door = door;
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = {
                "Walks the audit log's chain and works out every hash anew; changes nothing.",
                "Prints how many entries are in order and the last hash, or the first place that is not and how; exits 1 then.",
                "Keep the last hash somewhere else: with it, a tail that was cut off shows too.",
                "Reads the database that the service is configured with, or the one under data/, running or not."
            })
    int verify(
            @Option(
                            names = "--expect-last",
                            paramLabel = "HASH",
                            description = "The last hash that an earlier run printed; the log must still hold it.")
                    @Nullable
                    String expectLast) {
        if (expectLast != null && !expectLast.matches("[0-9a-fA-F]{64}")) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--expect-last: expected the 64 hexadecimal digits that an earlier run printed, found \""
                            + expectLast + "\"");
        }
        try (DatabaseDoor.Opened database = door.open()) {
            return say(AuditChain.verify(database.jdbi(), Optional.ofNullable(expectLast)));
        } catch (IllegalStateException e) {
            err().println(e.getMessage());
        } catch (JdbiException e) {
            err().println(
                            "The audit log cannot be read: " + root(e).getMessage()
                                    + " Is the database reachable with this configuration, and has this version of Plumbline served from it once?");
        } catch (Exception e) {
            err().println("The database was not closed in good order: " + e.getMessage());
        }
        return 1;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "name a command: verify");
    }

    private int say(Verification found) {
        PrintWriter out = spec.commandLine().getOut();
        if (found instanceof Verification.Broken broken) {
            out.println("Not in order at position %d: %s.".formatted(broken.position(), broken.how()));
            return 1;
        }
        Verification.InOrder order = (Verification.InOrder) found;
        out.println("%d entries are in order.".formatted(order.entries()));
        order.oldest()
                .ifPresent(oldest -> out.println(
                        "%d more wait to be chained, the oldest of %s; a service that runs does so within seconds."
                                .formatted(order.unsealed(), oldest)));
        order.expected().ifPresent(at -> out.println("The expected hash is that of entry %d.".formatted(at)));
        out.println("last " + order.last());
        return 0;
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    private static Throwable root(Throwable broken) {
        Throwable root = broken;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
