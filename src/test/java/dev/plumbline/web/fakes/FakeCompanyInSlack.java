package dev.plumbline.web.fakes;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The company in memory, with the door for Slack open. */
public class FakeCompanyInSlack extends FakeCompany {

    public static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        Set<Class<?>> all = new HashSet<>(super.getEnabledAlternatives());
        all.add(FakeSeenRequests.class);
        return all;
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> config = super.getConfigOverrides();
        config.put("plumbline.slack.signing-secret", SECRET);
        return config;
    }
}
