package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalendarsCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void findsTheShippedCalendarsFine() {
        assertThat(run("calendars", "check", "config/calendars")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("1 calendar is fine.\n");
    }

    @Test
    void saysWhereAFileIsWrong(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("a.yaml"),
                "calendars:\n  - {name: a, hours: {monday: 09:00-18:00}, holidays: DE-XX, for: {default: true}}\n");
        assertThat(run("calendars", "check", file.toString())).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith(file + ":2:55: \"XX\" is no part of DE whose holidays are known. There are: BB, BE, ");
    }

    @Test
    void saysWhenThereIsNothingToCheck(@TempDir Path directory) {
        assertThat(run("calendars", "check", directory.toString())).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(directory + ":1:1: there is no calendar file here. Calendar files end in .yaml or .yml.\n");
    }

    private int run(String... args) {
        return PlumblineCommand.run(out, new ByteArrayOutputStream(), args);
    }
}
