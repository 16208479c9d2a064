package dev.plumbline.app;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Serves until it is asked to stop. */
public final class Serve implements QuarkusApplication {

    private static volatile boolean began;

    /** Whether the start succeeded, so that there is something that will stop. */
    static boolean began() {
        return began;
    }

    @Override
    public int run(String... args) {
        began = true;
        // Names are UTF-8 whatever the machine's locale says.
        PrintStream console = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        LocalDefaults.welcome().ifPresent(console::println);
        Quarkus.waitForExit();
        return 0;
    }
}
