package dev.plumbline.web.fakes;

import dev.plumbline.TestDatabase;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.postgresql.ds.PGSimpleDataSource;

/** Boots the pages and the API over the company in memory, and who may come in over a real database: no Salesforce, no mail. */
public class FakeCompany implements QuarkusTestProfile {

    /** One hash for all; the cheapest cost, because tests sign in often. */
    private static final String HASH = BcryptUtil.bcryptHash(Company.PASSWORD, 4);

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(
                FakeDirectory.class,
                FakeLedger.class,
                FakeEdition.class,
                FakeService.class,
                FakeRecheck.class,
                FakeClock.class,
                FakeLife.class,
                FakeAudits.class,
                FakeDesk.class,
                FakeWays.class,
                FakeAnswers.class,
                FakeStandings.class,
                FakeResponses.class,
                FakeDelegates.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> config = new LinkedHashMap<>();
        config.put("quarkus.http.test-port", "0");
        config.put("quarkus.devservices.enabled", "false");
        PGSimpleDataSource database = (PGSimpleDataSource) TestDatabase.freshDataSource();
        config.put("quarkus.datasource.jdbc.url", database.getUrl());
        config.put("quarkus.datasource.username", "postgres");
        config.put("quarkus.datasource.password", "postgres");
        config.put("plumbline.sign-on.requests-per-minute", "1000000");
        config.put("plumbline.sign-on.exports-per-hour", "1000000");
        config.put("quarkus.flyway.migrate-at-start", "false");
        config.put("quarkus.scheduler.enabled", "false");
        config.put("quarkus.quartz.store-type", "ram");
        config.put("quarkus.quartz.clustered", "false");
        config.put("quarkus.http.auth.session.encryption-key", "0123456789-0123456789-0123456789");
        config.put("plumbline.admin-token", Company.TOKEN);
        config.put("plumbline.mailbox-url", "http://127.0.0.1:8025/");
        account(config, "admin", "admin", null, "sets the rules");
        account(config, "chief", "admin,executive", "lee@company.test", null);
        account(config, "lee", "executive", "lee@company.test", null);
        account(config, "dana", "manager", "dana@company.test", "leads the East");
        account(config, "marco", "manager", "marco@company.test", null);
        account(config, "ann", "rep", "ann@company.test", "sells in the East");
        account(config, "bo", "rep", "bo@company.test", null);
        account(config, "audit", "auditor", null, null);
        account(config, "gary", "rep", "gary@company.test", null);
        account(config, "loose", "rep", "nobody@company.test", null);
        return config;
    }

    private static void account(
            Map<String, String> config,
            String login,
            String roles,
            @org.jspecify.annotations.Nullable String username,
            @org.jspecify.annotations.Nullable String hint) {
        String prefix = "plumbline.accounts." + login + ".";
        config.put(prefix + "password-hash", HASH);
        config.put(prefix + "roles", roles);
        if (username != null) {
            config.put(prefix + "salesforce-username", username);
        }
        if (hint != null) {
            config.put(prefix + "hint", hint);
        }
    }
}
