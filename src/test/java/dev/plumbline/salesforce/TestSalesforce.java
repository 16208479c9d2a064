package dev.plumbline.salesforce;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Clients for plain tests, of this room and of others: no container, no waiting between attempts, calls counted in memory. */
public final class TestSalesforce {

    private TestSalesforce() {}

    /** A client of the org at that address. */
    public static SalesforceClient connect(String url, String clientId, String clientSecret, Clock clock) {
        return new Rig(Config.of(url).clientId(clientId).secret(clientSecret), clock).org;
    }

    /** The share of calls, counted for as long as the test runs. */
    public static ApiBudget budget(double share, Clock clock) {
        return new DailyBudget(share, clock, new MemoryBook());
    }

    /** A client with what a test may want to look at. */
    static final class Rig {
        final DailyBudget budget;
        final PartnerOrg org;
        final SimpleMeterRegistry meters = new SimpleMeterRegistry();
        final List<Duration> pauses = new CopyOnWriteArrayList<>();

        Rig(Config config, Clock clock) {
            budget = new DailyBudget(config.apiShare(), clock, new MemoryBook());
            org = new PartnerOrg(config, budget, clock, meters, pauses::add, () -> 0.5);
        }
    }

    static final class MemoryBook implements ApiUse.Book {
        private final Map<LocalDate, ApiUse> days = new HashMap<>();

        @Override
        public synchronized ApiUse add(LocalDate day, ApiUse more) {
            return days.merge(
                    day,
                    more,
                    (a, b) -> new ApiUse(
                            a.ours() + b.ours(),
                            b.orgLimit() < 0 ? a.orgUsed() : b.orgUsed(),
                            b.orgLimit() < 0 ? a.orgLimit() : b.orgLimit()));
        }
    }

    record Config(
            Optional<String> url,
            Optional<String> clientId,
            Optional<String> clientSecret,
            Optional<String> username,
            Optional<String> privateKey,
            Optional<String> audience,
            Duration pollEvery,
            double apiShare,
            Duration connectTimeout,
            Duration readTimeout,
            Duration callTimeout,
            int maxResponseBytes,
            boolean events)
            implements SalesforceConfig {

        static final Config NONE = new Config(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofMinutes(1),
                0.05,
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                64 << 20,
                false);

        static Config of(String url) {
            return NONE.with(
                    Optional.of(url), Optional.of("client"), Optional.of("secret"), Optional.empty(), Optional.empty());
        }

        Config with(
                Optional<String> newUrl,
                Optional<String> id,
                Optional<String> secret,
                Optional<String> user,
                Optional<String> key) {
            return new Config(
                    newUrl,
                    id,
                    secret,
                    user,
                    key,
                    audience,
                    pollEvery,
                    apiShare,
                    connectTimeout,
                    readTimeout,
                    callTimeout,
                    maxResponseBytes,
                    events);
        }

        Config clientId(String id) {
            return with(url, Optional.of(id), clientSecret, username, privateKey);
        }

        Config secret(String secret) {
            return with(url, clientId, Optional.of(secret), username, privateKey);
        }

        Config signed(String user, String key) {
            return with(url, clientId, Optional.empty(), Optional.of(user), Optional.of(key));
        }

        Config limits(Duration read, Duration call, int bytes) {
            return new Config(
                    url,
                    clientId,
                    clientSecret,
                    username,
                    privateKey,
                    audience,
                    pollEvery,
                    apiShare,
                    connectTimeout,
                    read,
                    call,
                    bytes,
                    events);
        }

        Config share(double share) {
            return new Config(
                    url,
                    clientId,
                    clientSecret,
                    username,
                    privateKey,
                    audience,
                    pollEvery,
                    share,
                    connectTimeout,
                    readTimeout,
                    callTimeout,
                    maxResponseBytes,
                    events);
        }
    }
}
