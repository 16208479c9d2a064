package dev.plumbline.app;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;

/** Serves until it is asked to stop. */
public final class Serve implements QuarkusApplication {

    @Override
    public int run(String... args) {
        LocalDefaults.welcome().ifPresent(System.out::println);
        Quarkus.waitForExit();
        return 0;
    }
}
