package dev.plumbline.pipeline;

import dev.plumbline.mirror.Mirror;
import dev.plumbline.mirror.MirroredObject;
import dev.plumbline.salesforce.SalesforceClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** {@link ServiceStatus} from what every room knows of itself. Remembered for two seconds, because every page asks. */
@ApplicationScoped
class LiveStatus implements ServiceStatus {

    private static final Logger LOG = Logger.getLogger(LiveStatus.class);
    private static final Duration FRESH = Duration.ofSeconds(2);

    private record Remembered(Instant at, Now now) {}

    private final Jdbi jdbi;
    private final Mirror mirror;
    private final SalesforceClient salesforce;
    private final Rounds rounds;
    private final CheckTables checks;
    private final Clock clock;
    private volatile Optional<Remembered> remembered = Optional.empty();

    LiveStatus(Jdbi jdbi, Mirror mirror, SalesforceClient salesforce, Rounds rounds, Clock clock) {
        this.jdbi = jdbi;
        this.mirror = mirror;
        this.salesforce = salesforce;
        this.rounds = rounds;
        this.checks = new CheckTables(jdbi);
        this.clock = clock;
    }

    @Override
    public Now now() {
        Instant at = clock.instant();
        return remembered
                .filter(r -> r.at().plus(FRESH).isAfter(at))
                .map(Remembered::now)
                .orElseGet(() -> {
                    Now now = ask();
                    remembered = Optional.of(new Remembered(at, now));
                    return now;
                });
    }

    private Now ask() {
        TreeMap<String, Loaded> objects = new TreeMap<>();
        for (MirroredObject object : jdbi.withHandle(mirror::objects)) {
            objects.put(object.object(), new Loaded(object.records(), object.asOf(), object.loaded()));
        }
        return new Now(link(), objects, check());
    }

    private Salesforce link() {
        SalesforceClient.ConnectionState state = salesforce.state();
        SalesforceClient.ApiUsage usage = salesforce.usage();
        Optional<SalesforceClient.OrgIdentity> org = rounds.org();
        String wrongOrg = rounds.wrongOrg();
        return new Salesforce(
                wrongOrg.isEmpty() ? Link.valueOf(state.state().name()) : Link.FAILED,
                wrongOrg.isEmpty() ? state.reason() : wrongOrg,
                org.map(SalesforceClient.OrgIdentity::organizationId),
                org.map(SalesforceClient.OrgIdentity::url).flatMap(LiveStatus::uri),
                Math.max(usage.orgUsed(), 0),
                Math.max(usage.orgLimit(), 0));
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            LOG.warnf("the org says that its address is %s, which is none", text);
            return Optional.empty();
        }
    }

    private Check check() {
        Optional<CheckTables.Check> latest = checks.latest();
        Optional<Instant> finished = checks.latestFinished().flatMap(CheckTables.Check::finished);
        boolean running = latest.filter(c -> c.finished().isEmpty()).isPresent();
        return running
                ? new Check(true, finished, latest.get().done(), latest.get().total())
                : new Check(false, finished, 0, 0);
    }
}
