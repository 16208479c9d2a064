package dev.plumbline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What tests measured against the promises of reliability and fairness, one line each, in {@code target/targets/}; read together after a run.
 * A figure is written before it is asserted, so that a miss is in the report too.
 */
public final class TargetReport {

    private static final Path DIRECTORY = Path.of("target", "targets");

    private TargetReport() {}

    /**
     * @param target     for instance {@code N11}
     * @param experiment what was done, with its size
     * @param figure     what came out
     * @param seed       of the random numbers in it; 0 when there are none
     */
    public static void row(String target, String experiment, String figure, long seed) {
        String line = "| %s | %s | %s | %s |%n".formatted(target, experiment, figure, seed == 0 ? "–" : seed);
        try {
            Files.createDirectories(DIRECTORY);
            Files.writeString(
                    DIRECTORY.resolve(target + ".md"),
                    line,
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.print("target " + line);
    }
}
