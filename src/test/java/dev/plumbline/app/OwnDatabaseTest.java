package dev.plumbline.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.cli.DatabaseDoor;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands find the embedded database whether or not somebody runs it. */
class OwnDatabaseTest {

    private final Path data;

    OwnDatabaseTest(@TempDir Path data) {
        this.data = data;
    }

    @Test
    void opensTheEmbeddedOneRunningOrNot() throws Exception {
        try (EmbeddedDatabase running = EmbeddedDatabase.start(data);
                DatabaseDoor.Opened opened = OwnDatabase.embedded(data)) {
            opened.jdbi().useHandle(handle -> handle.execute("CREATE TABLE mine (id int)"));
            assertThat(running.jdbcUrl())
                    .isEqualTo(EmbeddedDatabase.running(data).orElseThrow());
        }
        assertThat(EmbeddedDatabase.running(data)).isEmpty();
        try (DatabaseDoor.Opened opened = OwnDatabase.embedded(data)) {
            opened.jdbi().useHandle(handle -> handle.execute("SELECT * FROM mine"));
        }
        assertThat(EmbeddedDatabase.running(data)).isEmpty();
    }

    @Test
    void startsNoneWhereThereIsNone() {
        assertThatThrownBy(() -> OwnDatabase.embedded(data))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("There is no database in");
        assertThat(data).isEmptyDirectory();
    }
}
