package dev.plumbline.app;

import dev.plumbline.cli.PlumblineCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Serves; or, with a command, runs that command without a server and ends. */
@QuarkusMain
public final class Main {

    /** Held, because the machine's logging forgets the level of a logger that nobody holds. */
    private static final Logger EMBEDDED_DATABASE = Logger.getLogger("io.zonky");

    private Main() {}

    public static void main(String... args) {
        EMBEDDED_DATABASE.setLevel(Level.WARNING);
        if (args.length > 0) {
            System.exit(PlumblineCommand.run(new OwnDatabase(), args));
        }
        try {
            LocalDefaults.start(Settings.read()).forEach(System::setProperty);
        } catch (IllegalStateException e) {
            System.err.println("Plumbline cannot start: " + e.getMessage());
            System.exit(1);
        }
        Quarkus.run(Serve.class, args);
    }
}
