package dev.plumbline.web.fakes;

import dev.plumbline.TestDatabase;
import dev.plumbline.pipeline.PaperOrg;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.postgresql.ds.PGSimpleDataSource;

/** The company with a real database, the shipped rules and the rule studio: an org that describes itself, and no mail. */
public class WritingCompany extends FakeCompany {

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(
                FakeDirectory.class,
                FakeService.class,
                FakeClock.class,
                FakeAnswers.class,
                FakeDelegates.class,
                FakeQuieter.class,
                PaperOrg.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> config = new LinkedHashMap<>(super.getConfigOverrides());
        PGSimpleDataSource fresh = (PGSimpleDataSource) TestDatabase.freshDataSource();
        config.put("quarkus.datasource.jdbc.url", fresh.getUrl());
        config.put("quarkus.datasource.username", "postgres");
        config.put("quarkus.datasource.password", "postgres");
        return config;
    }
}
