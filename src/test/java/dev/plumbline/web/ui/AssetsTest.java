package dev.plumbline.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A browser keeps our files for a day; only a new address brings it a new one. */
class AssetsTest {

    @Test
    void everyFileThatIsServedCountsInTheAddress() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/META-INF/resources/plumbline"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString())
                            .toList())
                    .containsExactlyInAnyOrderElementsOf(Assets.OWN);
        }
    }
}
