package dev.plumbline.app;

import dev.plumbline.practice.company.Size;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Properties;

/** When and from what seed the practice company was founded, kept so that a restart finds the same company. */
record Foundation(long seed, Instant at, Size size) {

    private static final String ORDINARY_SEED = "20";

    static Foundation kept(Path directory, Settings settings, Clock clock) {
        Path file = directory.resolve("founded.properties");
        Properties kept = new Properties();
        try {
            Files.createDirectories(directory);
            if (Files.exists(file)) {
                try (Reader reader = Files.newBufferedReader(file)) {
                    kept.load(reader);
                }
            } else {
                kept.setProperty("seed", settings.value("plumbline.practice.seed", ORDINARY_SEED));
                kept.setProperty("size", settings.value("plumbline.practice.size", "1"));
                kept.setProperty(
                        "founded",
                        clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
                try (Writer writer = Files.newBufferedWriter(file)) {
                    kept.store(writer, "The practice company. Delete the data directory to found another.");
                }
            }
            return new Foundation(
                    Long.parseLong(kept.getProperty("seed")),
                    Instant.parse(kept.getProperty("founded")),
                    Size.times(Double.parseDouble(kept.getProperty("size", "1"))));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the practice org cannot keep its files in " + directory.toAbsolutePath(), e);
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    file.toAbsolutePath() + " is damaged; delete it to found a new practice company", e);
        }
    }
}
