package dev.plumbline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * What tests measured against the promises of reliability and fairness: one line for each experiment, all together in
 * {@code target/targets.md}. A figure is written before it is asserted, so that a miss is in the report too.
 */
public final class TargetReport {

    private static final Path DIRECTORY = Path.of("target", "targets");
    private static final Path REPORT = Path.of("target", "targets.md");
    private static final String HEAD = "| target | experiment | figure | seed |\n|---|---|---|---|\n";

    private TargetReport() {}

    /**
     * @param target     for instance {@code N11}
     * @param experiment what was done, with its size
     * @param figure     what came out
     * @param seed       of the random numbers in it; 0 when there are none
     */
    public static synchronized void row(String target, String experiment, String figure, long seed) {
        String line = "| %s | %s | %s | %s |%n".formatted(target, experiment, figure, seed == 0 ? "–" : seed);
        try {
            Files.createDirectories(DIRECTORY);
            Files.writeString(
                    DIRECTORY.resolve(target + ".md"),
                    line,
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            gather();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.print("target " + line);
    }

    private static void gather() throws IOException {
        StringBuilder all = new StringBuilder(HEAD);
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            for (Path file :
                    files.sorted(Comparator.comparing(TargetReport::order)).toList()) {
                all.append(Files.readString(file));
            }
        }
        Files.writeString(REPORT, all);
    }

    /** N2 before N10. */
    private static String order(Path file) {
        String name = file.getFileName().toString().replace(".md", "");
        String letters = name.replaceAll("[0-9].*", "");
        String digits = name.replaceAll("[^0-9]", "");
        return letters + "%06d".formatted(digits.isEmpty() ? 0 : Integer.parseInt(digits));
    }
}
