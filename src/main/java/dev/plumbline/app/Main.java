package dev.plumbline.app;

import dev.plumbline.cli.PlumblineCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Serves; or, with a command, runs that command without a server or a database and ends. */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String... args) {
        if (args.length > 0) {
            System.exit(PlumblineCommand.run(args));
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
