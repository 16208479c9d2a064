package dev.plumbline.app;

import dev.plumbline.cli.DatabaseDoor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.postgresql.ds.PGSimpleDataSource;

/** The database that the service would use, for commands: the configured one, or the embedded one, running or not. */
final class OwnDatabase implements DatabaseDoor {

    @Override
    public Opened open() {
        Settings settings = Settings.read();
        Optional<String> url = settings.value("quarkus.datasource.jdbc.url");
        if (url.isPresent()) {
            return new Opened(
                    jdbi(
                            url.get(),
                            settings.value("quarkus.datasource.username", ""),
                            settings.value("quarkus.datasource.password", "")),
                    () -> {});
        }
        return embedded(Path.of(settings.value("plumbline.data", "data")));
    }

    static Opened embedded(Path data) {
        if (!Files.exists(data.resolve("postgres").resolve("PG_VERSION"))) {
            throw new IllegalStateException("There is no database in " + data.toAbsolutePath()
                    + " yet. Run this where Plumbline runs, or name its database in quarkus.datasource.jdbc.url.");
        }
        Optional<String> running = EmbeddedDatabase.running(data);
        if (running.isPresent()) {
            return new Opened(jdbi(running.get(), EmbeddedDatabase.USER, ""), () -> {});
        }
        EmbeddedDatabase started = EmbeddedDatabase.start(data);
        return new Opened(jdbi(started.jdbcUrl(), started.user(), ""), started);
    }

    private static Jdbi jdbi(String url, String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setURL(url);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "quarkus.datasource.jdbc.url: expected jdbc:postgresql://host/database, found \"" + url + "\"", e);
        }
        if (!user.isEmpty()) {
            source.setUser(user);
            source.setPassword(password);
        }
        return Jdbi.create(source).installPlugin(new PostgresPlugin());
    }
}
