package dev.plumbline.web.fakes;

import dev.plumbline.TestDatabase;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.postgresql.ds.PGSimpleDataSource;

/** The same company over a real database: for what people settle about themselves. */
public class SettledCompany extends FakeCompany {

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        Set<Class<?>> fakes = new HashSet<>(super.getEnabledAlternatives());
        fakes.remove(FakeDelegates.class);
        return fakes;
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> config = new HashMap<>(super.getConfigOverrides());
        PGSimpleDataSource database = (PGSimpleDataSource) TestDatabase.freshDataSource();
        config.put("quarkus.datasource.jdbc.url", database.getUrl());
        config.put("quarkus.datasource.username", "postgres");
        config.put("quarkus.datasource.password", "postgres");
        return config;
    }
}
