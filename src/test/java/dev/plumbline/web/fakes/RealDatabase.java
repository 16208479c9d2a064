package dev.plumbline.web.fakes;

import dev.plumbline.TestDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/** A migrated PostgreSQL of its own for an application under test. */
public class RealDatabase implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        PGSimpleDataSource source = (PGSimpleDataSource) TestDatabase.freshDataSource();
        return Map.of(
                "quarkus.datasource.jdbc.url", source.getURL(),
                "quarkus.datasource.username", "postgres",
                "quarkus.datasource.password", "postgres");
    }

    @Override
    public void stop() {
        // The server ends with the tests.
    }
}
