package dev.plumbline.web.fakes;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Boots the application as it is, with a real database and a small org behind a real wire. */
public class RealFlow implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        String hash = BcryptUtil.bcryptHash(Company.PASSWORD, 4);
        Map<String, String> config = new LinkedHashMap<>();
        config.put("quarkus.http.test-port", "0");
        config.put("quarkus.devservices.enabled", "false");
        config.put("quarkus.quartz.store-type", "ram");
        config.put("quarkus.quartz.clustered", "false");
        config.put("quarkus.mailer.mock", "true");
        config.put("quarkus.http.auth.session.encryption-key", "0123456789-0123456789-0123456789");
        config.put("plumbline.secrets.key", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
        config.put("plumbline.admin-token", Company.TOKEN);
        config.put("plumbline.salesforce.poll-every", "PT1S");
        config.put("plumbline.salesforce.api-share", "1");
        config.put("plumbline.guard.most-notices", "100000");
        config.put("plumbline.teaching.grace", "0");
        config.put("plumbline.notifications.currency", "USD");
        for (String login : SmallOrgServed.people()) {
            config.put("plumbline.accounts." + login + ".password-hash", hash);
            config.put("plumbline.accounts." + login + ".roles", login.equals("lena") ? "manager" : "rep");
            config.put("plumbline.accounts." + login + ".salesforce-username", login + "@small.example");
        }
        return config;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(RealDatabase.class), new TestResourceEntry(SmallOrgServed.class));
    }
}
