package dev.plumbline.ingest;

import dev.plumbline.crm.RecordId;
import dev.plumbline.ingest.RoundResult.ObjectRound;
import dev.plumbline.salesforce.SalesforceClient;
import dev.plumbline.salesforce.SalesforceException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Rounds over the wanted objects: who may poll, which objects have their turn, and what a failure stops. */
@ApplicationScoped
class SalesforcePoller implements Poller {

    private static final Logger LOG = Logger.getLogger(SalesforcePoller.class);

    private final SalesforceClient client;
    private final FieldDemand demand;
    private final ChangeSink sink;
    private final CursorTable cursors;
    private final IngestConfig config;
    private final PollLease lease;
    private final ObjectPoll objects;
    private final Refresh refresh;
    private final SteadyCalls steady;
    private final ReentrantLock lock = new ReentrantLock();
    private int round;

    SalesforcePoller(
            SalesforceClient client,
            FieldDemand demand,
            ChangeSink sink,
            KeptRecords kept,
            CursorTable cursors,
            Jdbi jdbi,
            IngestConfig config) {
        this.client = client;
        this.demand = demand;
        this.sink = sink;
        this.cursors = cursors;
        this.config = config;
        this.lease = new PollLease(jdbi);
        this.objects = new ObjectPoll(client, kept, cursors, config);
        this.refresh = new Refresh(client, cursors, sink);
        this.steady = new SteadyCalls(config.slowEvery());
    }

    @Override
    public RoundResult round() {
        if (!lock.tryLock()) {
            return skipped("a round is still running in this process");
        }
        try {
            return lease.whileHeld(this::poll).orElseGet(() -> skipped("another process polls this org"));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void refresh(Collection<RecordId> ids) {
        refresh.run(ids, demand.wanted());
    }

    private RoundResult poll() {
        long before = client.usage().ours();
        Round now = new Round();
        Optional<String> stopped = Optional.empty();
        try {
            pollAll(now);
        } catch (SalesforceException | Tally.LeaseLost e) {
            stopped = Optional.of(reason(e));
            LOG.warnf("polling stopped: %s", stopped.get());
        }
        int calls = (int) Math.max(0, client.usage().ours() - before);
        if (!now.heavy && stopped.isEmpty()) {
            steady.add(calls);
        }
        round++;
        return new RoundResult(calls, steady.average(), now.objects, stopped);
    }

    private void pollAll(Round now) {
        Instant at = client.serverTime();
        Map<String, Set<String>> wanted = demand.wanted();
        Map<String, Cursor> kept =
                cursors.all().stream().collect(Collectors.toMap(Cursor::object, Function.identity()));
        for (String object : turns(wanted.keySet(), kept)) {
            poll(object, wanted, kept.get(object), at, now);
        }
    }

    /** What is not loaded yet has its turn always, the slow objects every few rounds; they come first, because others point at them. */
    private List<String> turns(Set<String> wanted, Map<String, Cursor> kept) {
        boolean slowTurn = round % Math.max(1, config.slowEvery()) == 0;
        return wanted.stream()
                .filter(o -> slowTurn || !isSlow(o) || !isLoaded(kept.get(o)))
                .sorted(Comparator.comparing((String o) -> !isSlow(o)).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** Faults that every object would meet are thrown; others are this object's own. */
    private void poll(String object, Map<String, Set<String>> wanted, @Nullable Cursor cursor, Instant at, Round now) {
        Tally tally = new Tally(sink, lease);
        try {
            ObjectPoll.Outcome outcome = objects.poll(object, wanted, cursor, at, tally);
            now.heavy |= outcome.upkeep();
            now.objects.add(tally.round(object, !outcome.loaded(), Optional.empty()));
        } catch (SalesforceException.Session
                | SalesforceException.Configuration
                | SalesforceException.Permission
                | SalesforceException.Limit
                | Tally.LeaseLost e) {
            now.objects.add(tally.round(object, !isLoaded(cursor), Optional.of(reason(e))));
            throw e;
        } catch (RuntimeException e) {
            if (e instanceof SalesforceException.Query) {
                client.forgetDescribe(object);
            }
            now.heavy = true;
            LOG.warnf(e, "object=%s could not be read to its end", object);
            now.objects.add(tally.round(object, !isLoaded(cursor), Optional.of(reason(e))));
        }
    }

    private boolean isSlow(String object) {
        return config.slowObjects().contains(object);
    }

    private static boolean isLoaded(@Nullable Cursor cursor) {
        return cursor != null && cursor.loaded();
    }

    private static String reason(RuntimeException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private RoundResult skipped(String why) {
        return new RoundResult(0, steady.average(), List.of(), Optional.of(why));
    }

    private static final class Round {
        private final List<ObjectRound> objects = new ArrayList<>();
        private boolean heavy;
    }
}
