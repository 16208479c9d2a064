package dev.plumbline.ingest;

import dev.plumbline.SettableClock;
import dev.plumbline.TestDatabase;
import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.Deletion;
import dev.plumbline.crm.RecordId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

/** A poller between a fake org and a sink that keeps the newest version of every record, with cursors in a real database. */
final class IngestFixture implements ChangeSink {

    static final Instant T0 = Instant.parse("2026-03-02T09:00:00Z");

    final SettableClock clock = new SettableClock(T0);
    final FakeOrg org = new FakeOrg(clock);
    final Jdbi jdbi = TestDatabase.fresh();
    final CursorTable cursors = new CursorTable(jdbi);
    final Map<String, Set<String>> wanted = new HashMap<>();
    final Map<String, TreeMap<RecordId, CrmRecord>> kept = new HashMap<>();
    final List<Deletion> deletions = new ArrayList<>();
    final List<ChangeBatch> batches = new ArrayList<>();
    final List<Description> descriptions = new ArrayList<>();
    /** Runs inside the sink's transaction; throwing rolls it back. */
    Consumer<ChangeBatch> inTransaction = b -> {};

    SalesforcePoller poller = poller();

    SalesforcePoller poller() {
        return new SalesforcePoller(org, () -> wanted, this, this::page, cursors, jdbi, CONFIG);
    }

    static final IngestConfig CONFIG = new IngestConfig() {
        @Override
        public Set<String> slowObjects() {
            return Set.of("User", "OpportunityStage");
        }

        @Override
        public int slowEvery() {
            return 5;
        }

        @Override
        public Duration overlap() {
            return Duration.ofMinutes(15);
        }

        @Override
        public Duration compareEvery() {
            return Duration.ofDays(1);
        }

        @Override
        public Duration rereadEvery() {
            return Duration.ofHours(6);
        }
    };

    IngestFixture want(String object, String... fields) {
        wanted.put(object, Set.of(fields));
        return this;
    }

    RoundResult round() {
        return poller.round();
    }

    /** A round a minute later. */
    RoundResult nextRound() {
        clock.forward(Duration.ofMinutes(1));
        return round();
    }

    TreeMap<RecordId, CrmRecord> kept(String object) {
        return kept.computeIfAbsent(object, o -> new TreeMap<>());
    }

    String text(String object, int n, String field) {
        return Objects.requireNonNull(kept(object).get(FakeOrg.id(object, n)))
                .field(field)
                .asText();
    }

    boolean has(String object, int n) {
        return kept(object).containsKey(FakeOrg.id(object, n));
    }

    Cursor cursor(String object) {
        return cursors.of(object).orElseThrow();
    }

    private List<RecordId> page(String object, java.util.Optional<RecordId> after, int size) {
        return kept(object).keySet().stream()
                .filter(id -> after.isEmpty() || id.compareTo(after.get()) > 0)
                .limit(size)
                .toList();
    }

    @Override
    public void accept(ChangeBatch batch) {
        jdbi.useTransaction(h -> {
            if (batch.next() != null) {
                cursors.save(h, batch.next());
            }
            inTransaction.accept(batch);
        });
        batches.add(batch);
        batch.upserts().forEach(r -> kept(batch.object())
                .merge(r.id(), r, (old, news) -> news.asOf().isBefore(old.asOf()) ? old : news));
        batch.deletions().forEach(d -> kept(batch.object()).remove(d.id()));
        deletions.addAll(batch.deletions());
    }

    @Override
    public void described(Description description) {
        descriptions.add(description);
    }
}
