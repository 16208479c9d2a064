package dev.plumbline.web.fakes;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Boots the pages and the API over the company in memory, with the real ledger on a real database: no Salesforce, no mail. */
public class RealLedger extends FakeCompany {

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(
                FakeDirectory.class,
                FakeEdition.class,
                FakeService.class,
                FakeClock.class,
                FakeAnswers.class,
                FakeDelegates.class,
                FakeQuieter.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> config = super.getConfigOverrides();
        config.remove("quarkus.datasource.jdbc.url");
        config.remove("quarkus.datasource.username");
        config.remove("quarkus.datasource.password");
        config.put("plumbline.ways-out.snooze-days", "5");
        return config;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(RealDatabase.class));
    }
}
