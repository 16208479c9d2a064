package dev.plumbline.story;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The shipped rules in a directory where a test may add to them. */
final class RuleCopy {

    private RuleCopy() {}

    static Path make() throws IOException {
        Path copy = Files.createTempDirectory(Files.createDirectories(Path.of("target", "story")), "rules");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("config", "rules"))) {
            for (Path file : files) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }
}
