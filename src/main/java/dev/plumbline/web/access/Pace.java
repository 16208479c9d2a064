package dev.plumbline.web.access;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** How fast one person may ask, by purpose, so that one program in a loop takes nothing from the others. In memory, for each process by itself. */
@ApplicationScoped
public class Pace {

    /** Bounds memory; whoever has not asked for longest is forgotten first. */
    private static final int REMEMBERED = 20_000;

    private final SignOnConfig config;

    private final Map<String, Bucket> buckets = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    };

    Pace(SignOnConfig config) {
        this.config = config;
    }

    /** What somebody asks for; each has its own measure. */
    public enum Purpose {
        /** Any page or API call. */
        REQUEST,
        /** A trial of a rule over the whole org. */
        TRIAL,
        /** A file to take away. */
        EXPORT,
        /** A try at a password, and what a provider's servers send. */
        SIGN_IN
    }

    /** @return in how many seconds to ask again; empty when it is granted */
    public OptionalLong wait(Purpose purpose, String who) {
        Bucket bucket;
        synchronized (buckets) {
            bucket = buckets.computeIfAbsent(purpose + " " + who, key -> bucket(purpose));
        }
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? OptionalLong.empty()
                : OptionalLong.of(
                        1 + Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds());
    }

    private Bucket bucket(Purpose purpose) {
        int perMinute = config.requestsPerMinute();
        Duration minute = Duration.ofMinutes(1);
        return switch (purpose) {
            case REQUEST -> bucket(perMinute, minute);
            case TRIAL -> bucket(Math.max(10, perMinute / 10), minute);
            case EXPORT -> bucket(config.exportsPerHour(), Duration.ofHours(1));
            case SIGN_IN -> bucket(Math.max(10, perMinute / 5), minute);
        };
    }

    private static Bucket bucket(long many, Duration within) {
        Bandwidth limit =
                Bandwidth.builder().capacity(many).refillGreedy(many, within).build();
        return Bucket.builder().addLimit(limit).build();
    }
}
