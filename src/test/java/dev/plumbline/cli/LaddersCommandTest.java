package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaddersCommandTest {

    @TempDir
    Path files;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void saysThatTheShippedLaddersAreFine() {
        assertThat(run("ladders", "check", "config/ladders", "config/rules")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("2 ladders are fine.\n");
    }

    @Test
    void saysWhatIsWrongWhereAndHowToMendIt() throws IOException {
        Path file = files.resolve("bad.yaml");
        Files.writeString(file, "ladders:\n  - name: quick\n    steps:\n      - {after: 0, tell: boss}\n");
        assertThat(run("ladders", "check", file.toString())).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith(file + ":4:26: \"boss\" is nobody who can be told. Use owner");
    }

    private int run(String... args) {
        return PlumblineCommand.run(out, out, args);
    }
}
