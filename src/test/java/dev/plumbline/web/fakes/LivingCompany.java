package dev.plumbline.web.fakes;

import dev.plumbline.TestDatabase;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.postgresql.ds.PGSimpleDataSource;

/** The company with a real database, in which rules have a life: they are asked about, held, taught and worked off. */
public class LivingCompany extends FakeCompany {

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        Set<Class<?>> classes = new HashSet<>(super.getEnabledAlternatives());
        classes.removeAll(Set.of(FakeLife.class, FakeEdition.class, FakeService.class));
        classes.add(LivingEdition.class);
        return classes;
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> config = super.getConfigOverrides();
        PGSimpleDataSource fresh = (PGSimpleDataSource) TestDatabase.freshDataSource();
        config.put("quarkus.datasource.jdbc.url", fresh.getUrl());
        config.put("quarkus.datasource.username", "postgres");
        config.put("quarkus.datasource.password", "postgres");
        config.put("plumbline.guard.most-notices", "1");
        config.put("plumbline.guard.share-of-people", "0");
        return config;
    }
}
